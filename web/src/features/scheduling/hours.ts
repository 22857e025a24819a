import type { BlockedTime, ClinicianSchedule, ScheduleException, Weekday } from '../../api/functions.gen.ts';
import { addDays, instantAt, startOf, weekdayOf } from '../../lib/zone.ts';
import type { Calendar } from './columns.ts';
import type { Stretch } from './grid/objection.ts';
import { blockNames, exceptionNames } from './words.ts';

/*
 * From the weekly hours, the blocked times and the time off that the server keeps to the open and closed stretches of
 * the days that are shown.
 */

/** As a week is written on a wall: Monday first. */
export const weekdays: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

export function weekdayName(day: string): Weekday {
  return weekdays[(weekdayOf(day) + 6) % 7] ?? 'monday';
}

/** "09:30:00" in minutes from midnight; midnight at the end of a day is written as the last minute. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

export function timeText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00`;
}

/** When somebody works on these days; null where no hours are kept for them, which leaves every hour open. */
export function shiftsOn(
  clinicianId: string,
  days: readonly string[],
  schedules: readonly ClinicianSchedule[],
  zone: string,
): Stretch[] | null {
  const own = schedules.filter((one) => one.clinician_id === clinicianId);
  if (own.length === 0) return null;
  return days.flatMap((day) => {
    const holds = own.find((one) => one.valid_from <= day && (one.valid_to === null || day <= one.valid_to));
    if (!holds) return [{ start: startOf(day, zone).getTime(), end: startOf(addDays(day, 1), zone).getTime() }];
    return holds.shifts
      .filter((shift) => shift.weekday === weekdayName(day))
      .map((shift) => ({
        start: instantAt(day, minutesOf(shift.starts), holds.time_zone).getTime(),
        end: instantAt(day, minutesOf(shift.ends), holds.time_zone).getTime(),
      }));
  });
}

/** What is known of each clinician's time on these days. */
export function calendarsOf(
  clinicianIds: readonly string[],
  days: readonly string[],
  kept: {
    schedules: readonly ClinicianSchedule[];
    blocked: readonly BlockedTime[];
    away: readonly ScheduleException[];
  },
  zone: string,
): ReadonlyMap<string, Calendar> {
  return new Map(
    clinicianIds.map((id) => {
      const closed = [
        ...kept.blocked
          .filter((one) => one.clinician_id === id)
          .map((one) => ({ ...one, reason: one.note ?? blockNames[one.kind] })),
        ...kept.away
          .filter((one) => one.clinician_id === id)
          .map((one) => ({ ...one, reason: exceptionNames[one.kind] })),
      ];
      return [
        id,
        {
          shifts: shiftsOn(id, days, kept.schedules, zone),
          blocked: closed.map((one) => ({
            id: one.id,
            clinicianId: id,
            reason: one.reason,
            start: Date.parse(one.starts_at),
            end: Date.parse(one.ends_at),
          })),
        },
      ] as const;
    }),
  );
}
