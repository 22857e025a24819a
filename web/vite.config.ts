/// <reference types="vitest/config" />
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The policy the server sends in production. The preview sends it too, so the browser tests notice anything it would block. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
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
  '/events': { target: server, changeOrigin: false },
};

export default defineConfig({
  // The app speaks one language: the kit's sentences in 30 others stay at home.
  plugins: [optimizeLocales.vite({ locales: ['en-US'] }), react(), tailwindcss()],
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
