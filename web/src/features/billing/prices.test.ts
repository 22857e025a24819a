import { expect, test } from 'vitest';
import { ratesOf, standingOf, textOf } from './prices.ts';

test('what a list shows is what it is saved from', () => {
  const rates = [
    { code: '90837', modifier: null, fee_cents: 15_000 },
    { code: '90837', modifier: '95', fee_cents: 14_050 },
  ];
  expect(textOf(rates)).toBe('90837 150.00\n90837 95 140.50');
  expect(ratesOf(textOf(rates))).toEqual({ rates });
});

test('columns of a spreadsheet are read, empty lines are passed over', () => {
  expect(ratesOf('90834\t$120\n\nh0004, hj, 45.5\n')).toEqual({
    rates: [
      { code: '90834', modifier: null, fee_cents: 12_000 },
      { code: 'H0004', modifier: 'HJ', fee_cents: 4_550 },
    ],
  });
});

test('the first line that is no price is named', () => {
  const wrong = (text: string) => {
    const read = ratesOf(text);
    return 'wrong' in read ? read.wrong : null;
  };
  expect(wrong('90837 150\n9083 10')).toMatch(/^Line 2: begin with a code/);
  expect(wrong('90837 150 10 4')).toMatch(/^Line 1: begin with a code/);
  expect(wrong('90837 955 10')).toMatch(/^Line 1: a modifier/);
  expect(wrong('90837')).toMatch(/^Line 1: end with a price/);
  expect(wrong('90837 0')).toMatch(/^Line 1: end with a price/);
  expect(wrong('90837 100000.01')).toMatch(/^Line 1: end with a price/);
  expect(wrong('90837 1\n90837 95 1\n90837 2')).toBe('Line 3: 90837 has a price already.');
});

test('a list holds from its first to its last day', () => {
  const list = { valid_from: '2026-01-01', valid_to: '2026-06-30' };
  expect(standingOf(list, '2025-12-31')).toBe('to_come');
  expect(standingOf(list, '2026-01-01')).toBe('current');
  expect(standingOf(list, '2026-06-30')).toBe('current');
  expect(standingOf(list, '2026-07-01')).toBe('ended');
  expect(standingOf({ ...list, valid_to: null }, '2030-01-01')).toBe('current');
});
