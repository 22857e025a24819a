import { expect, test } from 'vitest';
import { pages } from './pages.ts';

test.each(pages.map((page) => [page.path, page] as const))('the page %s loads and has a component', async (_, page) => {
  const module = await page.load();
  expect(typeof module.default).toBe('function');
});

test('no two pages share a path', () => {
  const paths = pages.map((page) => page.path);
  expect(new Set(paths).size).toBe(paths.length);
});
