import { expect, test } from 'vitest';
import { actionWords } from '../../lib/actions.ts';
import { fieldChanges, since } from './audit.tsx';

test('only what really changed is listed, field by field', () => {
  const changes = [
    {
      table: 'practice_locations',
      row_id: '1',
      command: 'UPDATE',
      before: { name: 'Harbor', phone: null, row_version: 1 },
      after: { name: 'Harbor Row', phone: null, row_version: 2 },
    },
  ];
  expect(fieldChanges(changes)).toEqual([
    { table: 'practice_locations', command: 'UPDATE', field: 'name', before: 'Harbor', after: 'Harbor Row' },
    { table: 'practice_locations', command: 'UPDATE', field: 'row_version', before: '1', after: '2' },
  ]);
});

test('an insert has nothing before it', () => {
  expect(fieldChanges([{ table: 't', command: 'INSERT', before: null, after: { roles: ['a'] } }])).toEqual([
    { table: 't', command: 'INSERT', field: 'roles', before: '—', after: '["a"]' },
  ]);
  expect(fieldChanges(null)).toEqual([]);
});

test('actions and periods read as people say them', () => {
  expect(actionWords('get-audit-logs')).toBe('Viewed audit logs');
  expect(since('week', new Date('2027-01-08T10:00:00Z'))).toBe('2027-01-01T10:00:00.000Z');
});
