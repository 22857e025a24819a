import { expect, test } from 'vitest';
import { timeZones, withCurrent } from './choices.ts';

test('a stored value that is not offered stays as it is instead of being lost', () => {
  expect(withCurrent(timeZones, 'Europe/Lisbon').at(-1)).toEqual({ value: 'Europe/Lisbon', label: 'Europe/Lisbon' });
  expect(withCurrent(timeZones, 'America/Denver')).toHaveLength(timeZones.length);
  expect(withCurrent(timeZones, '')).toHaveLength(timeZones.length);
});
