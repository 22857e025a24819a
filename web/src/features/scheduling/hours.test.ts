import { describe, expect, test } from 'vitest';
import type { ClinicianSchedule, Shift } from '../../api/functions.gen.ts';
import { calendarsOf, minutesOf, shiftsOn, timeText, weekdayName } from './hours.ts';

const zone = 'America/New_York';
const shift = (weekday: Shift['weekday'], starts: string, ends: string): Shift => ({
  weekday,
  starts,
  ends,
  location_id: null,
  modality: null,
});
const schedule = (change: Partial<ClinicianSchedule> = {}): ClinicianSchedule => ({
  id: 's',
  clinician_id: 'noor',
  valid_from: '2027-01-01',
  valid_to: null,
  time_zone: zone,
  buffer_minutes: 0,
  max_per_day: null,
  max_per_week: null,
  shifts: [shift('sunday', '09:00:00', '12:00:00'), shift('monday', '09:00:00', '17:00:00')],
  row_version: 1,
  ...change,
});
const spoken = (stretches: ReturnType<typeof shiftsOn>) =>
  stretches?.map(({ start, end }) => [new Date(start).toISOString(), new Date(end).toISOString()]);

test('weekdays and hours are the server’s words', () => {
  expect([weekdayName('2027-03-14'), weekdayName('2027-03-15')]).toEqual(['sunday', 'monday']);
  expect([minutesOf('09:30:00'), timeText(570)]).toEqual([570, '09:30:00']);
});

describe('hours', () => {
  test('that nobody keeps leave every hour open', () => {
    expect(shiftsOn('stellan', ['2027-03-14'], [schedule()], zone)).toBeNull();
  });

  test('are those of the clock on the wall on both sides of its change', () => {
    expect(spoken(shiftsOn('noor', ['2027-03-07', '2027-03-14'], [schedule()], zone))).toEqual([
      ['2027-03-07T14:00:00.000Z', '2027-03-07T17:00:00.000Z'],
      ['2027-03-14T13:00:00.000Z', '2027-03-14T16:00:00.000Z'],
    ]);
  });

  test('of a day without a shift are none, and before the first version all', () => {
    expect(shiftsOn('noor', ['2027-03-16'], [schedule()], zone)).toEqual([]);
    expect(spoken(shiftsOn('noor', ['2026-12-31'], [schedule()], zone))).toEqual([
      ['2026-12-31T05:00:00.000Z', '2027-01-01T05:00:00.000Z'],
    ]);
  });

  test('are those of the version that holds on the day', () => {
    const versions = [
      schedule({ valid_to: '2027-03-14' }),
      schedule({ valid_from: '2027-03-15', shifts: [shift('monday', '12:00:00', '20:00:00')] }),
    ];
    expect(spoken(shiftsOn('noor', ['2027-03-15'], versions, zone))).toEqual([
      ['2027-03-15T16:00:00.000Z', '2027-03-16T00:00:00.000Z'],
    ]);
  });

  test('meant in another zone are that zone’s', () => {
    expect(spoken(shiftsOn('noor', ['2027-03-08'], [schedule({ time_zone: 'America/Chicago' })], zone))).toEqual([
      ['2027-03-08T15:00:00.000Z', '2027-03-08T23:00:00.000Z'],
    ]);
  });
});

test('blocked times and time off stand together, with their words', () => {
  const calendars = calendarsOf(
    ['noor'],
    ['2027-03-15'],
    {
      schedules: [],
      blocked: [
        {
          id: 'b',
          clinician_id: 'noor',
          kind: 'lunch',
          starts_at: '2027-03-15T16:00:00Z',
          ends_at: '2027-03-15T17:00:00Z',
          note: null,
          group_id: 'g',
        },
      ],
      away: [],
    },
    zone,
  );
  expect(calendars.get('noor')).toEqual({
    shifts: null,
    blocked: [
      {
        id: 'b',
        clinicianId: 'noor',
        reason: 'Lunch',
        start: Date.parse('2027-03-15T16:00:00Z'),
        end: Date.parse('2027-03-15T17:00:00Z'),
      },
    ],
  });
});
