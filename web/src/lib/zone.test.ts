import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  boundsOf,
  dayOf,
  daysBetween,
  instantAt,
  minuteOf,
  minutesOfDay,
  startOf,
  weekdayOf,
  weekOf,
} from './zone.ts';

const newYork = 'America/New_York';
const hours = (day: string, zone = newYork) => {
  const { from, to } = boundsOf(day, zone);
  return (to.getTime() - from.getTime()) / 3_600_000;
};

describe('days', () => {
  test('the day is the one on the wall of the practice, not of the laptop', () => {
    expect(dayOf('2027-01-06T03:30:00Z', newYork)).toBe('2027-01-05');
    expect(dayOf('2027-01-06T03:30:00Z', 'Asia/Tokyo')).toBe('2027-01-06');
  });

  test('days are added on the calendar, over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(daysBetween('2027-03-13', '2027-03-15')).toBe(2);
  });

  test('a week begins on its Sunday', () => {
    expect(weekdayOf('2026-11-26')).toBe(4);
    expect(weekOf('2026-11-26')).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
    ]);
    expect(weekOf('2026-11-22')[0]).toBe('2026-11-22');
  });

  test('a day in March has 23 hours, one in November 25, all others 24', () => {
    expect(hours('2027-03-14')).toBe(23);
    expect(hours('2027-11-07')).toBe(25);
    expect(hours('2027-06-01')).toBe(24);
  });

  test('a day whose midnight is skipped begins at one', () => {
    expect(startOf('2018-11-04', 'America/Sao_Paulo').toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(hours('2018-11-04', 'America/Sao_Paulo')).toBe(23);
  });
});

describe('the clock of a day', () => {
  test.each(['2027-03-14', '2027-11-07', '2027-06-01'])('on %s every shown minute leads back to itself', (day) => {
    for (let minute = 0; minute < minutesOfDay; minute += 15) {
      const skipped = day === '2027-03-14' && minute >= 120 && minute < 180;
      expect(minuteOf(instantAt(day, minute, newYork), day, newYork)).toBe(skipped ? minute + 60 : minute);
    }
  });

  test('nine in the morning is nine in the morning on both sides of the change', () => {
    expect(instantAt('2027-03-13', 540, newYork).toISOString()).toBe('2027-03-13T14:00:00.000Z');
    expect(instantAt('2027-03-14', 540, newYork).toISOString()).toBe('2027-03-14T13:00:00.000Z');
    expect(instantAt('2027-11-07', 540, newYork).toISOString()).toBe('2027-11-07T14:00:00.000Z');
  });

  test('of an hour that comes twice it is the first, and both are drawn at the same place', () => {
    expect(instantAt('2027-11-07', 90, newYork).toISOString()).toBe('2027-11-07T05:30:00.000Z');
    expect(minuteOf('2027-11-07T05:30:00Z', '2027-11-07', newYork)).toBe(90);
    expect(minuteOf('2027-11-07T06:30:00Z', '2027-11-07', newYork)).toBe(90);
  });

  test('what reaches over midnight ends at the end of the day and begins at the beginning of the next', () => {
    expect(minuteOf('2027-01-06T05:30:00Z', '2027-01-05', newYork)).toBe(minutesOfDay);
    expect(minuteOf('2027-01-06T04:30:00Z', '2027-01-06', newYork)).toBe(0);
    expect(instantAt('2027-01-05', minutesOfDay, newYork)).toEqual(startOf('2027-01-06', newYork));
    expect(instantAt('2027-01-05', -60, newYork).toISOString()).toBe('2027-01-05T04:00:00.000Z');
  });
});
