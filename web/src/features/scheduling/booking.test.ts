import { describe, expect, test } from 'vitest';
import type { AppointmentType, ClinicianSchedule, Shift, Visit } from '../../api/functions.gen.ts';
import { isComplete, officeOf, recurrenceOf, sameTimeAgain, startingWith, wishOf } from './booking.ts';

const zone = 'America/New_York';
const type: AppointmentType = {
  id: 'hour',
  name: 'Therapy hour',
  billing_code_id: null,
  default_minutes: 50,
  modality: 'video',
  color: 'teal',
  max_clients: 1,
  active: true,
  row_version: 1,
};
const known = {
  types: [type],
  ownClinician: 'noor',
  locations: [{ id: 'harbor' }],
  zone,
  now: new Date('2027-03-10T15:00:00Z'),
};
const visit: Visit = {
  id: 'v',
  appointment_type_id: 'hour',
  type_name: 'Therapy hour',
  color: 'teal',
  clinician_id: 'stellan',
  clinician_name: 'Stellan Berg',
  location_id: 'mill',
  location_name: 'Mill Street',
  room_id: 'r',
  room_name: 'Garden room',
  starts_at: '2027-03-09T14:00:00Z',
  ends_at: '2027-03-09T14:45:00Z',
  time_zone: zone,
  modality: 'in_person',
  status: 'completed',
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
      pronouns: null,
      birth_date: '1988-02-14',
    },
  ],
  hidden_clients: 0,
  allowed_actions: [],
  row_version: 1,
};

describe('the same time again', () => {
  test('is nine in the morning a week on, although the clocks change in between', () => {
    // The ninth of March is standard time, the sixteenth is not.
    expect(sameTimeAgain('2027-03-09T14:00:00Z', known).toISOString()).toBe('2027-03-16T13:00:00.000Z');
  });

  test('is never a time that is over', () => {
    expect(sameTimeAgain('2026-12-01T14:00:00Z', known).toISOString()).toBe('2027-03-16T13:00:00.000Z');
  });
});

describe('the form begins', () => {
  test('with the person, the place and the length of the visit it repeats', () => {
    const values = startingWith({ like: visit }, known);
    expect(values).toMatchObject({
      client_ids: [{ id: 'ilse', name: 'Ilse Marquardt' }],
      clinician_id: 'stellan',
      day: '2027-03-16',
      starts_at: 540,
      minutes: 45,
      modality: 'in_person',
      location_id: 'mill',
      room_id: 'r',
    });
    expect(wishOf(values, zone).starts_at).toBe('2027-03-16T13:00:00.000Z');
  });

  test('with the line that was pressed, one’s own calendar and the only office', () => {
    const values = startingWith({ startsAt: new Date('2027-03-11T19:15:00Z') }, known);
    expect(values).toMatchObject({
      client_ids: [],
      clinician_id: 'noor',
      day: '2027-03-11',
      starts_at: 14 * 60 + 15,
      minutes: 50,
      modality: 'video',
      location_id: 'harbor',
    });
  });

  test('without a time where none is known', () => {
    expect(startingWith({}, known)).toMatchObject({ day: '2027-03-10', starts_at: null });
  });
});

test('a room without its office is not sent', () => {
  const values = { ...startingWith({ like: visit }, known), location_id: null };
  expect(wishOf(values, zone).room_id).toBeNull();
});

test('a rule is asked for only where something repeats', () => {
  expect(recurrenceOf({ repeat: 'once', count: 10 })).toBeNull();
  expect(recurrenceOf({ repeat: 'biweekly', count: 6 })).toEqual({ frequency: 'weekly', interval: 2, count: 6 });
  expect(recurrenceOf({ repeat: 'weekly', count: Number.NaN })).toBeNull();
});

test('nothing is looked up before who, what, when and where are known', () => {
  const values = startingWith({ like: visit }, known);
  expect(isComplete(values)).toBe(true);
  expect(isComplete({ ...values, client_ids: [] })).toBe(false);
  expect(isComplete({ ...values, starts_at: null })).toBe(false);
  expect(isComplete({ ...values, location_id: null })).toBe(false);
  expect(isComplete({ ...values, location_id: null, modality: 'phone' })).toBe(true);
});

describe('the office of a clinician', () => {
  const shift = (weekday: Shift['weekday'], location_id: string | null): Shift => ({
    weekday,
    starts: '09:00:00',
    ends: '17:00:00',
    location_id,
    modality: null,
  });
  const week = (shifts: Shift[], valid_from = '2027-01-01', valid_to: string | null = null): ClinicianSchedule => ({
    id: valid_from,
    clinician_id: 'noor',
    valid_from,
    valid_to,
    time_zone: zone,
    buffer_minutes: 0,
    max_per_day: null,
    max_per_week: null,
    shifts,
    row_version: 1,
  });
  const places = [{ id: 'harbor' }, { id: 'mill' }];
  // A Wednesday.
  const office = (schedules: ClinicianSchedule[]) => officeOf(schedules, 'noor', '2027-03-10', places);

  test('is the one of that day, whatever the other days say', () => {
    expect(office([week([shift('tuesday', 'mill'), shift('wednesday', 'harbor')])])).toBe('harbor');
  });
  test('is that of the week on a day without hours or without a place', () => {
    expect(office([week([shift('monday', 'mill'), shift('friday', 'mill')])])).toBe('mill');
    expect(office([week([shift('monday', 'mill'), shift('wednesday', null)])])).toBe('mill');
  });
  test('is nowhere where there is a choice, no hours, or a place that is not open any more', () => {
    expect(office([week([shift('wednesday', 'mill'), shift('wednesday', 'harbor')])])).toBeNull();
    expect(office([week([shift('monday', 'mill'), shift('friday', 'harbor')])])).toBeNull();
    expect(office([week([shift('wednesday', 'closed')])])).toBeNull();
    expect(office([])).toBeNull();
    expect(officeOf([week([shift('wednesday', 'mill')])], 'stellan', '2027-03-10', places)).toBeNull();
  });
  test('is that of the hours that hold on the day', () => {
    const before = week([shift('wednesday', 'mill')], '2026-01-01', '2027-03-09');
    const after = week([shift('wednesday', 'harbor')], '2027-03-10');
    expect(office([before, after])).toBe('harbor');
  });
});
