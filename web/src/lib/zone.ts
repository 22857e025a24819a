import { CalendarDate, CalendarDateTime, fromDate, getDayOfWeek, parseDate, toZoned } from '@internationalized/date';

/*
 * Days and the clock on the wall of a place. A day is written "2026-11-26" and belongs to a zone; a minute is counted
 * on that day's clock from midnight, 0 to 1440, also on the two days of a year whose clock skips or repeats an hour.
 */

export const minutesOfDay = 1440;

/** The day it is at a moment, on the wall of that zone. */
export function dayOf(instant: string | Date, zone: string): string {
  return calendarDate(new Date(instant), zone).toString();
}

function calendarDate(instant: Date, zone: string): CalendarDate {
  const { year, month, day } = fromDate(instant, zone);
  return new CalendarDate(year, month, day);
}

export function addDays(day: string, days: number): string {
  return parseDate(day).add({ days }).toString();
}

export function addMonths(day: string, months: number): string {
  return parseDate(day).add({ months }).toString();
}

/** How many midnights lie between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return getDayOfWeek(parseDate(day), 'en-US');
}

/** The seven days of the week a day lies in, Sunday first, as calendars here are printed. */
export function weekOf(day: string): string[] {
  const sunday = addDays(day, -weekdayOf(day));
  return Array.from({ length: 7 }, (_, index) => addDays(sunday, index));
}

/** The first moment of a day. */
export function startOf(day: string, zone: string): Date {
  return toZoned(parseDate(day), zone).toDate();
}

/** From the first moment of a day to the first of the next: 23, 24 or 25 hours. */
export function boundsOf(day: string, zone: string): { from: Date; to: Date } {
  return { from: startOf(day, zone), to: startOf(addDays(day, 1), zone) };
}

/** The clock of that day at a moment; what lies before the day is its beginning, what lies after it its end. */
export function minuteOf(instant: string | Date, day: string, zone: string): number {
  const moment = fromDate(new Date(instant), zone);
  const own = new CalendarDate(moment.year, moment.month, moment.day).toString();
  if (own < day) return 0;
  if (own > day) return minutesOfDay;
  return moment.hour * 60 + moment.minute + moment.second / 60;
}

/**
 * The moment the clock of a day shows a minute. An hour that was skipped is the hour after it, and of an hour that
 * comes twice it is the first, as calendars everywhere read it.
 */
export function instantAt(day: string, minute: number, zone: string): Date {
  const whole = Math.floor(minute);
  const date = parseDate(addDays(day, Math.floor(whole / minutesOfDay)));
  const onDay = ((whole % minutesOfDay) + minutesOfDay) % minutesOfDay;
  return toZoned(
    new CalendarDateTime(date.year, date.month, date.day, Math.floor(onDay / 60), onDay % 60),
    zone,
    'compatible',
  ).toDate();
}
