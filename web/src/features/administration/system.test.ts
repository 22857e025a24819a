import { expect, test } from 'vitest';
import { bytes, firstBad, span, verdict } from './system.ts';

test('sizes are said in the unit that fits', () => {
  expect([0, 999, 1_500, 3_400_000_000, 512_000_000_000].map(bytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.5 KB',
    '3.4 GB',
    '512 GB',
  ]);
});

test('a span is said in its two largest parts', () => {
  expect([0, 42, 60, 3_725, 183_600].map(span)).toEqual([
    '0 seconds',
    '42 seconds',
    '1 minute',
    '1 hour 2 minutes',
    '2 days 3 hours',
  ]);
});

test('a sound log and a damaged one are told apart in the first word', () => {
  expect(verdict({ ok: true, entries: 12_345, bad: 0 })).toBe('The log is as it was written: 12,345 entries checked.');
  expect(verdict({ ok: false, entries: 7, bad: 1 })).toBe('One place of the log is not as written.');
});

test('the event of another practice is not there to be named', () => {
  const bad = { index: 3, event_id: null, kind: 'edited', words: 'It was changed.' } as const;
  expect(firstBad(bad)).toBe('Entry 3: It was changed.');
});
