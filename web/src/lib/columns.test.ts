import { expect, test } from 'vitest';
import { formatColumns, parseColumns } from './columns.ts';

test('what was hidden is hidden the next time', () => {
  const hidden = { clients: ['birth', 'phone'], people: ['email'] };
  const cookie = formatColumns(hidden).split(';')[0] ?? '';
  expect(parseColumns(`look=theme-dark; ${cookie}`)).toEqual(hidden);
});

test('a list with nothing hidden is not kept, and nonsense is left out', () => {
  expect(formatColumns({ clients: [] })).toMatch(/^columns=;/);
  expect(parseColumns('columns=clients-<b>.people-email.x')).toEqual({ people: ['email'] });
  expect(parseColumns('')).toEqual({});
});
