import { expect, test } from 'vitest';
import type { Guardian } from '../../api/functions.gen.ts';
import { reviewOf } from './EmergencyAccessPage.tsx';
import { permissionsOf } from './Guardians.tsx';
import { checkOf } from './Insurance.tsx';
import { standingOf } from './Releases.tsx';
import { listed } from './words.ts';

test('a release holds through its last day and not beyond, and never once it was taken back', () => {
  const release = { expires_on: '2027-01-05', revoked_at: null };
  expect(standingOf(release, '2027-01-05')).toBe('In force');
  expect(standingOf(release, '2027-01-06')).toBe('Expired');
  expect(standingOf({ ...release, revoked_at: '2027-01-02T15:00:00Z' }, '2027-01-03')).toBe('Taken back');
});

test('a check of a policy is good for ninety days', () => {
  const now = new Date('2027-01-05T15:00:00Z');
  expect(checkOf({ valid_to: null, verified_at: null }, now)[0]).toBe('Not checked');
  expect(checkOf({ valid_to: null, verified_at: '2026-10-08T15:00:00Z' }, now)[0]).toBe('Checked');
  expect(checkOf({ valid_to: null, verified_at: '2026-10-07T14:00:00Z' }, now)[0]).toBe('Check again');
  expect(checkOf({ valid_to: '2026-12-31', verified_at: null }, now)[0]).toBe('Ended');
});

test('a guardian whose paper nobody saw may nothing, whatever is ticked', () => {
  const ticked = { may_schedule: true, may_message: false, may_view_billing: true, may_view_notes: false };
  expect(permissionsOf({ ...ticked, status: 'pending_verification' } as Guardian)).toBeNull();
  expect(permissionsOf({ ...ticked, status: 'active' } as Guardian)).toBe('may: visits, bills');
});

test('an opening waits until somebody judged it', () => {
  expect(reviewOf({ verdict: null })[0]).toBe('To review');
  expect(reviewOf({ verdict: 'inappropriate' })).toEqual(['Inappropriate', 'danger']);
});

test('languages are read with or without spaces', () => {
  expect(listed(' Spanish,English , ')).toEqual(['Spanish', 'English']);
  expect(listed('')).toEqual([]);
});
