// @vitest-environment node
import { expect, test } from 'vitest';
import { commandFor } from './keys.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test('Ctrl K and Cmd K search from anywhere, also while typing', () => {
  expect(commandFor(press('k', { ctrlKey: true }), true, true)).toBe('search');
  expect(commandFor(press('K', { metaKey: true }), true, false)).toBe('search');
});

test('single keys stay letters while somebody types', () => {
  expect(commandFor(press('/'), true, true)).toBeNull();
  expect(commandFor(press('?'), false, true)).toBe('keys');
  expect(commandFor(press('['), false, true)).toBe('rail');
});

test('single keys can be switched off for people who dictate', () => {
  expect(commandFor(press('?'), false, false)).toBeNull();
  expect(commandFor(press('l', { ctrlKey: true, altKey: true }), false, false)).toBe('lock');
});

test('j and k lead into the list, and stay letters while somebody types', () => {
  expect(commandFor(press('j'), false, true)).toBe('list');
  expect(commandFor(press('k'), false, true)).toBe('list');
  expect(commandFor(press('j'), true, true)).toBeNull();
  expect(commandFor(press('j'), false, false)).toBeNull();
});
