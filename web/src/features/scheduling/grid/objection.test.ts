import { expect, test } from 'vitest';
import { objection, type Surroundings, type Wanted } from './objection.ts';

const at = (clock: string) => Date.parse(`2027-01-05T${clock}:00Z`);
const ilse = { id: 'ilse', name: 'Ilse Marquardt' };
const jon = { id: 'jon', name: 'Jon Achterberg' };
const around: Surroundings = {
  visits: [
    { id: 'v1', clinicianId: 'noor', clients: [jon], roomId: null, start: at('15:00'), end: at('15:50') },
    { id: 'v2', clinicianId: 'stellan', clients: [ilse], roomId: 'garden', start: at('17:00'), end: at('17:50') },
  ],
  blocked: [{ clinicianId: 'noor', reason: 'Staff meeting', start: at('18:00'), end: at('19:00') }],
  hours: [{ start: at('14:00'), end: at('22:00') }],
  clinicianName: 'Noor Haddad',
  timeZone: 'America/New_York',
  now: at('13:00'),
};
const wanted = (start: string, end: string, change: Partial<Wanted> = {}): Wanted => ({
  id: 'moved',
  clinicianId: 'noor',
  clients: [ilse],
  roomId: null,
  start: at(start),
  end: at(end),
  ...change,
});
const said = (start: string, end: string, change: Partial<Wanted> = {}, other: Partial<Surroundings> = {}) =>
  objection(wanted(start, end, change), { ...around, ...other })?.why ?? null;

test('a free time is free, also right before and after a visit, and where the visit itself is', () => {
  expect(said('14:00', '15:00')).toBeNull();
  expect(said('15:50', '16:40')).toBeNull();
  expect(said('15:10', '15:55', { id: 'v1', clients: [jon] })).toBeNull();
});

test.each([
  ['15:30', '16:20', {}, 'Noor Haddad already has a visit with Jon Achterberg, 10:00–10:50 AM.'],
  ['17:10', '17:40', {}, 'Ilse Marquardt already has another visit, 12:00–12:50 PM.'],
  [
    '17:10',
    '17:40',
    { clients: [jon], roomId: 'garden' },
    'The room is taken by a visit with Ilse Marquardt, 12:00–12:50 PM.',
  ],
  ['18:30', '19:20', {}, 'Noor Haddad is not available, 1:00–2:00 PM: Staff meeting.'],
  ['21:30', '22:20', {}, 'This is outside Noor Haddad’s hours, 9:00 AM – 5:00 PM.'],
])('from %s to %s it says why not', (start, end, change, sentence) => {
  expect(said(start, end, change)).toBe(sentence);
});

test('a day without hours is a day off, and a clinician without a schedule is always open', () => {
  expect(said('14:00', '15:00', {}, { hours: [] })).toBe('Noor Haddad does not work that day.');
  expect(said('23:00', '23:50', {}, { hours: null })).toBeNull();
});

test('what is over is over', () => {
  expect(said('11:00', '11:50')).toMatch(/over/);
});

test('hours and kept times can be overridden by somebody who says so, a visit cannot', () => {
  expect(objection(wanted('18:30', '19:20'), around)?.mayOverride).toBe(true);
  expect(objection(wanted('21:30', '22:20'), around)?.mayOverride).toBe(true);
  expect(objection(wanted('15:30', '16:20'), around)?.mayOverride).toBe(false);
});
