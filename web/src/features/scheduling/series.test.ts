import { describe, expect, test } from 'vitest';
import type { Visit } from '../../api/functions.gen.ts';
import { linesOf, ruleWords, tally } from './series.ts';

describe('the rule of a series', () => {
  test.each([
    ['FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;COUNT=10', 'Every week on Tuesday'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO;COUNT=10', 'Every other week on Monday and Thursday'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=4', 'Every 3 days'],
    ['FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU;COUNT=6', 'Every month on the second Tuesday'],
    ['FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR;COUNT=6', 'Every month on the last Friday'],
    ['FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=22;COUNT=6', 'Every month on the 22nd'],
    ['FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=11;COUNT=6', 'Every other month on the 11th'],
  ])('%s is %s', (rule, words) => expect(ruleWords(rule)).toBe(words));

  test('of another program is not guessed at', () => expect(ruleWords('FREQ=YEARLY;COUNT=2')).toBeNull());
});

const visit = (id: string, starts_at: string, status: Visit['status'], rescheduled_from_id: string | null = null) =>
  ({ id, starts_at, status, rescheduled_from_id }) as Visit;

test('a visit that was moved twice is one line, with the time it had at first', () => {
  const lines = linesOf({
    visits: [
      visit('a', '2027-01-05T15:00:00Z', 'rescheduled'),
      visit('b', '2027-01-06T15:00:00Z', 'rescheduled', 'a'),
      visit('c', '2027-01-07T15:00:00Z', 'scheduled', 'b'),
      visit('d', '2027-01-12T15:00:00Z', 'late_cancelled'),
    ],
  });
  expect(lines.map((line) => [line.visit.id, line.movedFrom])).toEqual([
    ['c', '2027-01-05T15:00:00Z'],
    ['d', null],
  ]);
  expect(tally(lines)).toBe('1 booked, 1 cancelled, 1 moved');
});
