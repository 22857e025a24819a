import type { AuditVerification, BadEntry } from '../../api/functions.gen.ts';

/*
 * Figures of the installation, in words.
 */

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** "3.4 GB", in steps of a thousand as disks are sold. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** "2 days 3 hours", the two largest parts; "42 seconds" below a minute. */
export function span(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor((seconds % 86_400) / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [Math.floor(seconds % 60), 'second'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return '0 seconds';
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** The longest wait of an event for its seal that is no reason to look closer. */
export const usualLag = 60;

/** What a verification found, in one sentence. */
export function verdict(found: Pick<AuditVerification, 'ok' | 'entries' | 'bad'>): string {
  const entries = found.entries === 1 ? '1 entry' : `${found.entries.toLocaleString('en-US')} entries`;
  if (found.ok) return `The log is as it was written: ${entries} checked.`;
  return `${found.bad === 1 ? 'One place of the log is' : `${found.bad} places of the log are`} not as written.`;
}

/** Where the first bad entry is, and what is wrong with it. */
export function firstBad(bad: BadEntry): string {
  const place = bad.index === null ? 'An entry that was never sealed' : `Entry ${bad.index}`;
  const event = bad.event_id === null ? '' : ` (event ${bad.event_id})`;
  return `${place}${event}: ${bad.words}`;
}
