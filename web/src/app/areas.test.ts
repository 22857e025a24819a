import { expect, test } from 'vitest';
import { areaOf, safeReturnPath } from './areas.ts';

test('each path belongs to one area', () => {
  expect(areaOf('/sign-in')).toBe('access');
  expect(areaOf('/sign-in/')).toBe('access');
  expect(areaOf('/_kit')).toBe('kit');
  expect(areaOf('/')).toBe('staff');
  expect(areaOf('/sign-in-log')).toBe('staff');
});

test('signing in returns only to pages of this app', () => {
  expect(safeReturnPath('/people?page=2')).toBe('/people?page=2');
  for (const bad of [
    null,
    '',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/sign-in',
  ]) {
    expect(safeReturnPath(bad)).toBe('/');
  }
});
