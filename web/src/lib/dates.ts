/*
 * Moments are stored as instants and shown in the practice's time zone, never in the zone the laptop happens to be in.
 */

const locale = 'en-US';

/** "Tue, Jan 5"; the year is added when it is not this one. */
export function day(instant: string | Date, timeZone: string, now: Date = new Date()): string {
  const date = new Date(instant);
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone });
  const parts: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric', timeZone };
  return new Intl.DateTimeFormat(
    locale,
    year.format(date) === year.format(now) ? parts : { ...parts, year: 'numeric' },
  ).format(date);
}

/** "Tuesday, January 5", for headings. */
export function longDay(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', timeZone }).format(
    new Date(instant),
  );
}

/** "Jan 5, 1990": a day without a time, such as a birth date, is the same day in every zone. */
export function plainDay(date: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** "Jan 5", where the year goes without saying. */
export function monthDay(date: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** "2:00 PM". */
export function time(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone })
    .format(new Date(instant))
    .replace('\u202f', ' ');
}

/** "Tue, Jan 5, 2:00 PM". */
export function moment(instant: string | Date, timeZone: string, now: Date = new Date()): string {
  return `${day(instant, timeZone, now)}, ${time(instant, timeZone)}`;
}

/** "2:00–2:53 PM", or with both halves of the day named where they differ. */
export function timeRange(from: string | Date, to: string | Date, timeZone: string): string {
  const start = time(from, timeZone);
  const end = time(to, timeZone);
  const sameHalf = start.slice(-2) === end.slice(-2);
  return sameHalf ? `${start.slice(0, -3)}–${end}` : `${start} – ${end}`;
}

/** A word that fits the hour on the practice's clock. */
export function greeting(now: Date, timeZone: string): string {
  const hour = Number(new Intl.DateTimeFormat(locale, { hour: 'numeric', hourCycle: 'h23', timeZone }).format(now));
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** "2027-01-05": which day it is there at that moment, as days are stored. */
export function dayIn(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    new Date(instant),
  );
}

/** "Fri, Jan 8" for a day without a time; the year is added when it is not the one of `now`. */
export function dayAhead(date: string, now: Date = new Date()): string {
  return day(`${date}T00:00:00Z`, 'UTC', now);
}
