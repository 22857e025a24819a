import { expect, test } from 'vitest';
import { centsOf, dollarsOf } from '../../lib/money.ts';
import { wrongCopay } from './copay.ts';

test.each([
  ['25', 2500],
  ['25.5', 2550],
  ['$25.50', 2550],
  [' 0 ', 0],
  ['', null],
  ['a lot', null],
  ['25,50', null],
  ['-5', null],
])('"%s" is %s cents', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
});

test('what is shown can be typed again', () => {
  for (const cents of [0, 1, 99, 2500, 12345]) expect(centsOf(dollarsOf(cents))).toBe(cents);
});

test('an empty copay is fine and a word is not', () => {
  expect(wrongCopay('')).toBeNull();
  expect(wrongCopay('a lot')).not.toBeNull();
});
