import { describe, expect, test } from 'vitest';
import { columnTitle, commandOf, dayFrom, dayHeading, daysShown, shownFrom, titleOf, turned, viewOf } from './view.ts';

const newYork = 'America/New_York';

describe('the address', () => {
  test.each([
    ['2026-11-26', '2026-11-26'],
    ['2026-02-30', '2027-01-05'],
    ['', '2027-01-05'],
    ['yesterday', '2027-01-05'],
    ['2026-13-01', '2027-01-05'],
  ])('the day "%s" is %s', (word, day) => {
    expect(dayFrom(word, '2027-01-05')).toBe(day);
  });

  test('a view nobody knows is the one to begin with', () => {
    expect([viewOf('agenda', 'week'), viewOf('month', 'week'), viewOf('', 'day')]).toEqual(['agenda', 'week', 'day']);
  });
});

describe('pages', () => {
  test('a week turns by seven days and keeps its weekday, also over a change of the clock', () => {
    expect(turned('week', '2027-03-10', 1)).toBe('2027-03-17');
    expect(turned('agenda', '2027-01-01', -1)).toBe('2026-12-25');
    expect(turned('day', '2027-03-14', 1)).toBe('2027-03-15');
  });

  test('a list goes on from its day, a week shows the whole of itself', () => {
    expect(daysShown('agenda', '2026-11-26').at(-1)).toBe('2026-12-02');
    expect(daysShown('week', '2026-11-26')).toHaveLength(7);
    expect(daysShown('day', '2026-11-26')).toEqual(['2026-11-26']);
  });

  test('the week with a day of 23 hours is asked for to its last moment', () => {
    expect(shownFrom(daysShown('week', '2027-03-16'), newYork)).toEqual({
      from: '2027-03-14T05:00:00.000Z',
      to: '2027-03-21T04:00:00.000Z',
    });
  });
});

describe('words', () => {
  test('a day, a week, a week over two months, a week over two years', () => {
    expect(titleOf(['2026-11-26'])).toBe('Thursday, November 26, 2026');
    expect(titleOf(daysShown('week', '2026-11-26'))).toBe('November 22 – 28, 2026');
    expect(titleOf(daysShown('week', '2026-12-01'))).toBe('November 29 – December 5, 2026');
    expect(titleOf(daysShown('week', '2026-12-29'))).toBe('December 27, 2026 – January 2, 2027');
    expect(columnTitle('2026-11-06')).toBe('Fri 6');
  });

  test('near days are called what people call them', () => {
    expect(dayHeading('2026-11-26', '2026-11-26')).toBe('Today, Thursday, November 26');
    expect(dayHeading('2026-11-27', '2026-11-26')).toBe('Tomorrow, Friday, November 27');
    expect(dayHeading('2027-01-05', '2026-11-26')).toBe('Tuesday, January 5, 2027');
  });
});

test('keys lead to views and days, and leave the browser its own', () => {
  const press = (key: string, ctrlKey = false) => commandOf({ key, ctrlKey, metaKey: false, altKey: false });
  expect(press('t')).toBe('today');
  expect(press('w')).toEqual({ view: 'week' });
  expect(press('ArrowLeft')).toBe('previous');
  expect(press('d', true)).toBeNull();
  expect(press('q')).toBeNull();
});
