import { expect, test } from 'vitest';
import { viewPath } from './SavedViews.tsx';

test('a view is an address, and the order in which filters were set makes no other one', () => {
  expect(viewPath('/clients', { status: 'on_hold', therapist: 't1' })).toBe('/clients?status=on_hold&therapist=t1');
  expect(viewPath('/clients', { therapist: 't1', status: 'on_hold' })).toBe('/clients?status=on_hold&therapist=t1');
});

test('filters that say nothing are no part of it', () => {
  expect(viewPath('/clients', { status: '', therapist: null })).toBe('/clients');
  expect(viewPath('/people', {})).toBe('/people');
});
