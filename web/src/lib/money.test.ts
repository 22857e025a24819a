import { expect, test } from 'vitest';
import { money } from './money.ts';

test.each([
  [0, '$0.00'],
  [2500, '$25.00'],
  [124000, '$1,240.00'],
  [-1500, '−$15.00'],
  [1, '$0.01'],
])('%i cents read %s', (cents, text) => {
  expect(money(cents)).toBe(text);
});
