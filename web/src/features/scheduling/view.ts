import { addDays, daysBetween, startOf, weekOf } from '../../lib/zone.ts';

/*
 * What the calendar shows, and where its keys lead.
 */

export const views = ['day', 'week', 'agenda'] as const;
export type View = (typeof views)[number];

export const viewNames: Record<View, string> = { day: 'Day', week: 'Week', agenda: 'Agenda' };

/** A view of the address, or the one to begin with. */
export function viewOf(word: string, otherwise: View): View {
  return views.find((view) => view === word) ?? otherwise;
}

/** A day of the address, or today. An address can hold anything. */
export function dayFrom(word: string, today: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return today;
  const date = new Date(`${word}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(word) ? word : today;
}

/** A week is shown as the week it lies in; a list goes on from its day. */
export function daysShown(view: View, day: string): string[] {
  if (view === 'day') return [day];
  if (view === 'week') return weekOf(day);
  return Array.from({ length: 7 }, (_, index) => addDays(day, index));
}

/** The day one page further on, or back. */
export function turned(view: View, day: string, by: -1 | 1): string {
  return addDays(day, view === 'day' ? by : 7 * by);
}

/** From the first moment that is shown to the first that is not. */
export function shownFrom(days: readonly string[], zone: string): { from: string; to: string } {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  return { from: startOf(first, zone).toISOString(), to: startOf(addDays(last, 1), zone).toISOString() };
}

const locale = 'en-US';
const format = (day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** "Thursday, November 26, 2026" or "November 22 – 28, 2026". */
export function titleOf(days: readonly string[]): string {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  if (first === last) return format(first, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
  const year = first.slice(0, 4) === last.slice(0, 4) ? {} : { year: 'numeric' as const };
  const from = format(first, { month: 'long', day: 'numeric', ...year });
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const to = format(last, sameMonth ? { day: 'numeric' } : { month: 'long', day: 'numeric' });
  return `${from} – ${to}, ${last.slice(0, 4)}`;
}

/** "Thu 26", over a column of a week. */
export function columnTitle(day: string): string {
  return `${format(day, { weekday: 'short' })} ${Number(day.slice(8))}`;
}

/** "Thursday, November 26", and how near it is. */
export function dayHeading(day: string, today: string): string {
  const away = daysBetween(today, day);
  const near = away === 0 ? 'Today, ' : away === 1 ? 'Tomorrow, ' : away === -1 ? 'Yesterday, ' : '';
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  return near + format(day, { weekday: 'long', month: 'long', day: 'numeric', ...year });
}

export type CalendarCommand = { view: View } | 'today' | 'previous' | 'next' | 'book';

const keys: Record<string, CalendarCommand> = {
  t: 'today',
  d: { view: 'day' },
  w: { view: 'week' },
  a: { view: 'agenda' },
  n: 'book',
  ArrowLeft: 'previous',
  ArrowRight: 'next',
};

/** What a key asks of the calendar. Keys held together with another belong to the browser. */
export function commandOf(press: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): CalendarCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return keys[press.key] ?? null;
}
