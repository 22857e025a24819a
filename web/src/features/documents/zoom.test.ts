import { expect, test } from 'vitest';
import { atFirst, fitting, larger, pageInSight, smaller } from './zoom.ts';

test('a page fills the window, and a wide window does not make it huge at first', () => {
  expect(fitting(390, 816)).toBeCloseTo(0.478, 3);
  expect(fitting(1600, 816)).toBeCloseTo(1.96, 2);
  expect(atFirst(1600, 816)).toBe(1.25);
  expect(atFirst(390, 816)).toBe(fitting(390, 816));
  expect(fitting(0, 816)).toBe(1);
});

test('steps go up and down from any size and end somewhere', () => {
  expect(larger(0.478)).toBe(0.5);
  expect(smaller(0.478)).toBe(0.25);
  expect(larger(1)).toBe(1.25);
  expect(smaller(1)).toBe(0.75);
  expect(larger(4)).toBeUndefined();
  expect(smaller(0.25)).toBeUndefined();
});

test('the page in sight is the one that begins in the upper third', () => {
  const tops = [0, 1000, 2000];
  expect(pageInSight(tops, 0, 600)).toBe(1);
  expect(pageInSight(tops, 790, 600)).toBe(1);
  expect(pageInSight(tops, 801, 600)).toBe(2);
  expect(pageInSight(tops, 5000, 600)).toBe(3);
  expect(pageInSight([], 0, 600)).toBe(1);
});
