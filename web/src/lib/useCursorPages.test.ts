import { expect, test } from 'vitest';
import { pageSummary } from './useCursorPages.ts';

test('a page says which rows it shows', () => {
  expect(pageSummary(0, 25, 25, 312)).toBe('1–25 of 312');
  expect(pageSummary(2, 25, 12, 62)).toBe('51–62 of 62');
  expect(pageSummary(1, 50, 50, undefined)).toBe('51–100');
  expect(pageSummary(0, 25, 0, 0)).toBe('0 of 0');
});
