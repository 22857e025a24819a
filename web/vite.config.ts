/// <reference types="vitest/config" />
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The policy the server sends in production. The preview sends it too, so the browser tests notice anything it would block. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The running server during development: functions and sign-in are its business, pages are ours. */
const server = process.env.MENTALSPACE_SERVER ?? 'http://127.0.0.1:8080';
const proxy = {
  '/functions': { target: server, changeOrigin: false },
  '/auth': { target: server, changeOrigin: false },
  '/storage': { target: server, changeOrigin: false },
  '/events': { target: server, changeOrigin: false },
};

/**
 * What the PDF reader asks for by name while it reads: fonts that a file names and does not bring, character maps, and
 * the decoders of scanned pages as plain script, because the policy lets no WebAssembly run. The version stands in the
 * path, so that the files can be kept by browsers for good, as all under `assets/` are.
 */
function pdfFiles(): Plugin {
  const home = new URL('node_modules/pdfjs-dist/', import.meta.url).pathname;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const place = `assets/pdfjs-${version}/`;
  const files = ['standard_fonts', 'cmaps', 'wasm']
    .flatMap((folder) => readdirSync(join(home, folder)).map((file) => `${folder}/${file}`))
    .filter((file) => !file.startsWith('wasm/') || /nowasm_fallback\.js$|LICENSE_.*(JBIG2|OPENJPEG)$/.test(file));
  return {
    name: 'pdf-files',
    configureServer(server) {
      server.middlewares.use(`/${place}`, (request, response, next) => {
        const file = files.find((known) => `/${known}` === request.url);
        if (!file) return next();
        response.setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
        createReadStream(join(home, file)).pipe(response);
      });
    },
    generateBundle() {
      for (const file of files) {
        this.emitFile({ type: 'asset', fileName: `${place}${file}`, source: readFileSync(join(home, file)) });
      }
    },
  };
}

export default defineConfig({
  // The app speaks one language: the kit's sentences in 30 others stay at home.
  plugins: [optimizeLocales.vite({ locales: ['en-US'] }), react(), tailwindcss(), pdfFiles()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    manifest: true,
    // Nothing inlined: a data: font or script would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true, proxy },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    pool: 'threads',
    maxWorkers: 2,
    restoreMocks: true,
    // Longer than a screen may take (src/testing/setup.ts), so that the test says what was missing.
    testTimeout: 30_000,
  },
});
