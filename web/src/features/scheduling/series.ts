import type { Series, Visit } from '../../api/functions.gen.ts';

/*
 * A series in words: its rule, and what became of its visits.
 */

const days: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const order: Record<string, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
const list = new Intl.ListFormat('en-US');
const ordinal = new Intl.PluralRules('en-US', { type: 'ordinal' });
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** "Every other week on Monday and Wednesday". Nothing for a rule that no screen of ours makes. */
export function ruleWords(rule: string): string | null {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const every = (unit: string) => {
    const interval = Number(parts.INTERVAL ?? 1);
    return interval === 1 ? `Every ${unit}` : interval === 2 ? `Every other ${unit}` : `Every ${interval} ${unit}s`;
  };
  const by = parts.BYDAY ?? '';
  switch (parts.FREQ) {
    case 'DAILY':
      return every('day');
    case 'WEEKLY': {
      const named = by.split(',').flatMap((short) => days[short] ?? []);
      return named.length > 0 ? `${every('week')} on ${list.format(named)}` : every('week');
    }
    case 'MONTHLY': {
      const [, nth, short] = /^(-?\d)([A-Z]{2})$/.exec(by) ?? [];
      if (nth && short) return `${every('month')} on the ${order[nth]} ${days[short]}`;
      const date = Number(parts.BYMONTHDAY);
      return date ? `${every('month')} on the ${date}${endings[ordinal.select(date)]}` : every('month');
    }
    default:
      return null;
  }
}

/** A visit of a series as it stands, and when it was to be at first if it was moved. */
export interface SeriesLine {
  visit: Visit;
  movedFrom: string | null;
}

/**
 * One line for each visit, in the order in which they are now. A visit that was moved is one visit: the one that came in
 * its place is shown, with where it was at first.
 */
export function linesOf({ visits }: Pick<Series, 'visits'>): SeriesLine[] {
  const known = new Map(visits.map((visit) => [visit.id, visit]));
  const replaced = new Set(visits.map((visit) => visit.rescheduled_from_id));
  return visits
    .filter((visit) => !replaced.has(visit.id))
    .map((visit) => {
      let first = visit;
      for (let before = known.get(first.rescheduled_from_id ?? ''); before; ) {
        first = before;
        before = known.get(first.rescheduled_from_id ?? '');
      }
      return { visit, movedFrom: first === visit ? null : first.starts_at };
    });
}

/** "3 to come, 5 held, 1 cancelled", without what there is none of. */
export function tally(lines: readonly SeriesLine[]): string {
  const count = (...statuses: Visit['status'][]) => lines.filter((line) => statuses.includes(line.visit.status)).length;
  const parts: [number, string][] = [
    [count('scheduled', 'confirmed'), 'booked'],
    [count('checked_in', 'in_session'), 'under way'],
    [count('completed'), 'held'],
    [count('no_show'), 'not come to'],
    [count('cancelled', 'late_cancelled'), 'cancelled'],
    [lines.filter((line) => line.movedFrom !== null).length, 'moved'],
  ];
  return parts
    .filter(([many]) => many > 0)
    .map(([many, word]) => `${many} ${word}`)
    .join(', ');
}
