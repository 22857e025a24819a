import { expect, test } from 'vitest';
import { formatPreferences, parsePreferences, standard } from './preferences.ts';

test('what was chosen is read back', () => {
  const chosen = { theme: 'dark', rail: 'closed', density: 'compact', shortcuts: 'off' } as const;
  expect(parsePreferences(`other=1; ${formatPreferences(chosen).split(';')[0]}`)).toEqual(chosen);
});

test('a cookie nobody here wrote is ignored', () => {
  expect(parsePreferences('look=theme-<script>.rail-sideways')).toEqual(standard);
  expect(parsePreferences('')).toEqual(standard);
});
