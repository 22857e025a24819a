import { expect, test } from 'vitest';
import { day, dayIn, greeting, moment, time, timeRange } from './dates.ts';

const newYork = 'America/New_York';

test('dates and times read the way people write them', () => {
  const now = new Date('2027-01-01T12:00:00Z');
  expect(day('2027-01-05T19:00:00Z', newYork, now)).toBe('Tue, Jan 5');
  expect(day('2026-01-05T19:00:00Z', newYork, now)).toBe('Mon, Jan 5, 2026');
  expect(time('2027-01-05T19:00:00Z', newYork)).toBe('2:00 PM');
  expect(moment('2027-01-05T19:00:00Z', newYork, now)).toBe('Tue, Jan 5, 2:00 PM');
});

test('a range names the half of the day once when it can', () => {
  expect(timeRange('2027-01-05T19:00:00Z', '2027-01-05T19:53:00Z', newYork)).toBe('2:00–2:53 PM');
  expect(timeRange('2027-01-05T16:30:00Z', '2027-01-05T17:15:00Z', newYork)).toBe('11:30 AM – 12:15 PM');
});

test('a visit keeps its clock time across the change to summer time', () => {
  expect(time('2027-03-12T15:00:00Z', newYork)).toBe('10:00 AM');
  expect(time('2027-03-15T14:00:00Z', newYork)).toBe('10:00 AM');
});

test('the greeting follows the practice clock, not the laptop clock', () => {
  expect(greeting(new Date('2027-01-05T13:00:00Z'), newYork)).toBe('Good morning');
  expect(greeting(new Date('2027-01-05T13:00:00Z'), 'Pacific/Auckland')).toBe('Good morning');
  expect(greeting(new Date('2027-01-05T23:30:00Z'), newYork)).toBe('Good evening');
});

test('a late evening in New York is still that day, whatever the day in Greenwich', () => {
  expect(dayIn('2027-01-06T03:30:00Z', newYork)).toBe('2027-01-05');
  expect(dayIn('2027-01-06T05:30:00Z', newYork)).toBe('2027-01-06');
});
