import { expect, test } from 'vitest';
import { keyOf } from './ConsentTypePanel.tsx';

test.each([
  ['Group rules (2027)', 'group_rules_2027'],
  ['Café visits', 'cafe_visits'],
  ['42 CFR Part 2', 'cfr_part_2'],
  ['A', 'consent_a'],
])('"%s" is kept under %s', (name, key) => {
  expect(keyOf(name)).toBe(key);
  expect(key).toMatch(/^[a-z][a-z0-9_]{1,40}$/);
});
