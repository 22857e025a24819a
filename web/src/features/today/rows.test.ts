import { describe, expect, test } from 'vitest';
import type { DayVisit, Need, Visit } from '../../api/functions.gen.ts';
import { needWords, type Reader, rowOf, summaryOf } from './rows.ts';

const now = new Date('2027-01-05T16:20:00Z');
const visit: Visit = {
  id: 'v',
  appointment_type_id: 'hour',
  type_name: 'Therapy hour',
  color: 'teal',
  clinician_id: 'noor',
  clinician_name: 'Noor Haddad',
  location_id: 'harbor',
  location_name: 'Harbor Row',
  room_id: 'r',
  room_name: 'Garden room',
  starts_at: '2027-01-05T14:00:00Z',
  ends_at: '2027-01-05T14:50:00Z',
  time_zone: 'America/New_York',
  modality: 'in_person',
  status: 'scheduled',
  cancel_reason: null,
  status_reason: null,
  series_id: null,
  rescheduled_from_id: null,
  off_schedule: false,
  checked_in_at: null,
  started_at: null,
  ended_at: null,
  note: null,
  clients: [
    {
      client_id: 'ilse',
      mrn: 'HR-1',
      first_name: 'Ilse',
      last_name: 'Marquardt',
      chosen_name: null,
      pronouns: 'she/her',
      birth_date: '1988-02-14',
    },
  ],
  hidden_clients: 0,
  allowed_actions: ['check_in', 'start', 'check_out', 'cancel'],
  row_version: 1,
};
const need = (kind: Need['kind'], more: Partial<Need> = {}): Need => ({
  kind,
  client_id: 'ilse',
  what: null,
  due_on: null,
  amount_cents: null,
  ...more,
});
const reader = (change: Partial<Reader> = {}): Reader => ({
  id: 'noor',
  now,
  notePath: (one) => `/notes/new?appointment=${one.id}`,
  take: () => {},
  pendingId: null,
  withClinician: false,
  ...change,
});
const row = (change: Partial<Visit>, more: Partial<Reader> = {}, needs: Need[] = []) =>
  rowOf({ visit: { ...visit, ...change }, needs } satisfies DayVisit, reader(more));

describe('the one next action', () => {
  test('is the first step that may be taken', () => {
    expect(row({}).next).toMatchObject({ label: 'Check in' });
    expect(row({ allowed_actions: ['start', 'check_out'] }).next).toMatchObject({ label: 'Start session' });
    expect(row({ allowed_actions: ['check_out'] }).next).toMatchObject({ label: 'Check out' });
  });

  test('is the note once the visit was held, for the one who held it', () => {
    const held = { status: 'completed', allowed_actions: ['update'] } as const;
    const note = [need('note')];
    expect(row({ ...held, allowed_actions: ['update'] }, {}, note).next).toEqual({
      label: 'Write note',
      href: '/notes/new?appointment=v',
      primary: true,
    });
    expect(row({ ...held, allowed_actions: ['update'] }).next).toBeUndefined();
    expect(row({ ...held, allowed_actions: ['update'] }, { id: 'rosa' }, note).next).toBeUndefined();
    expect(row({ ...held, allowed_actions: ['update'] }, { notePath: null }, note).next).toBeUndefined();
  });

  test('waits where it was pressed', () => {
    expect(row({}, { pendingId: 'v' }).next).toMatchObject({ pending: true });
    expect(row({}, { pendingId: 'another' }).next).toMatchObject({ pending: false });
  });
});

test('a visit that does not take place is struck out and asks for nothing', () => {
  expect(row({ status: 'cancelled', allowed_actions: [] })).toMatchObject({ off: true, needs: [] });
  expect(row({ status: 'cancelled', allowed_actions: [] }).next).toBeUndefined();
});

test('what a visit needs is said in the fewest words, and once', () => {
  expect(
    needWords(
      [
        need('consent_missing', { what: 'Treatment consent' }),
        need('consent_missing', { what: 'Treatment consent', client_id: 'jon' }),
        need('consent_expires', { what: 'Telehealth consent', due_on: '2027-01-08' }),
        need('copay', { what: 'Harbor Health', amount_cents: 2500 }),
        need('insurance_unverified', { what: 'Harbor Health' }),
        need('care_team'),
        need('note'),
      ],
      now,
    ),
  ).toEqual([
    'Treatment consent not signed',
    'Telehealth consent ends Fri, Jan 8',
    'copay $25.00',
    'Harbor Health not verified',
    'not on the care team',
    'note',
  ]);
});

test('the day in a line counts what takes place', () => {
  const of = (status: Visit['status']) => ({ ...visit, status });
  expect(summaryOf([])).toBe('No visits today');
  expect(summaryOf([of('cancelled')])).toBe('No visits today');
  expect(summaryOf([of('completed'), of('checked_in'), of('scheduled'), of('no_show')])).toBe(
    '3 visits today, 1 done, 1 waiting',
  );
});
