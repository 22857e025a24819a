// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/*
 * The browser holds no token, keeps no patient data and talks to nobody but its own server. Linting says so too; this
 * test also reads what a linter does not parse.
 */

const source = new URL('..', import.meta.url).pathname;
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx|css)$/.test(file) && !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

const rules: [name: string, pattern: RegExp, allowed: (file: string) => boolean][] = [
  ['script storage', /\b(localStorage|sessionStorage|indexedDB|caches)\b/, () => false],
  // The derived file only describes functions; it runs nothing.
  // "release-authorization" is a paper that a client signs.
  ['an Authorization header', /(?<!release-)authorization['"`]?\s*[,:]/i, (file) => file === 'api/functions.gen.ts'],
  ['a bearer token', /\bbearer\b|access_token|refresh_token/i, (file) => file === 'api/functions.gen.ts'],
  ['fetch outside api/http.ts', /\bfetch\(/, (file) => file === 'api/http.ts'],
  ['a database client', /supabase|\/rest\/v1|postgrest/i, () => false],
  ['another origin', /https?:\/\/(?!www\.w3\.org\/)/, () => false],
  ['raw HTML', /dangerouslySetInnerHTML|\.innerHTML\b/, () => false],
  ['a color outside theme.css', /#[0-9a-fA-F]{6}\b|\brgba?\(/, (file) => file === 'ui/theme.css'],
];

test.each(rules)('no source file uses %s', (_, pattern, allowed) => {
  const found = files.filter(({ file, text }) => pattern.test(text) && !allowed(file)).map(({ file }) => file);
  expect(found).toEqual([]);
});

test('the kit knows neither the router nor the server', () => {
  const found = files
    .filter(
      ({ file, text }) =>
        file.startsWith('ui/') && /@tanstack\/react-(router|query)|\.\.\/(api|app|features)\//.test(text),
    )
    .map(({ file }) => file);
  expect(found).toEqual([]);
});

test('a feature does not reach into another feature', () => {
  const found = files
    .filter(({ file, text }) => {
      const feature = /^features\/([^/]+)\//.exec(file)?.[1];
      if (!feature || feature === 'kit') return false;
      return [...text.matchAll(/from '\.\.\/([a-z-]+)\//g)].some((match) => match[1] !== feature);
    })
    .map(({ file }) => file);
  expect(found).toEqual([]);
});
