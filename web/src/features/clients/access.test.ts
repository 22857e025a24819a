import { expect, test } from 'vitest';
import type { ChartAccess } from '../../api/functions.gen.ts';
import { deedsOf, stayKind, staysOf } from './access.ts';

const event = (id: string, clock: string, action: string, more: Partial<ChartAccess> = {}): ChartAccess => ({
  id,
  action,
  actor_id: 'noor',
  actor_name: 'Noor Haddad',
  actor_role: 'therapist',
  effect: action.startsWith('get-') ? 'read' : 'write',
  occurred_at: `2027-01-05T${clock}:00Z`,
  outcome: 'success',
  reason: null,
  resource: null,
  ...more,
});

test('what one person did without a longer pause is one stay', () => {
  const stays = staysOf([
    event('e', '15:04', 'get-client-diagnoses'),
    event('d', '15:01', 'touch-recent-client'),
    event('c', '15:01', 'get-client', { actor_id: 'rosa', actor_name: 'Rosa Lind' }),
    event('b', '14:00', 'update-client'),
    event('a', '13:50', 'get-client'),
  ]);
  expect(stays.map((stay) => [stay.who, stay.from.slice(11, 16), stay.to.slice(11, 16), stay.events.length])).toEqual([
    ['Noor Haddad', '15:01', '15:04', 2],
    ['Rosa Lind', '15:01', '15:01', 1],
    ['Noor Haddad', '14:00', '14:00', 1],
    ['Noor Haddad', '13:50', '13:50', 1],
  ]);
});

test('a refusal stands for itself, and so does what the program did', () => {
  const stays = staysOf([
    event('c', '15:02', 'get-client', { outcome: 'refused' }),
    event('b', '15:01', 'get-client'),
    event('a', '15:01', 'settle-charges', { actor_id: null, actor_name: null, actor_role: null }),
  ]);
  expect(stays.map((stay) => [stay.who, stayKind(stay).word])).toEqual([
    ['Noor Haddad', 'Refused'],
    ['Noor Haddad', 'Seen'],
    ['The program', 'Changed'],
  ]);
});

test('the weightiest is said first, each deed once; opening a chart does not count as changing it', () => {
  const seen = [event('c', '15:02', 'get-client-flags'), event('b', '15:01', 'touch-recent-client')];
  expect(stayKind({ events: seen }).word).toBe('Seen');
  expect(deedsOf({ events: [...seen, event('a', '15:00', 'get-client-flags')] })).toEqual([
    'Opened the chart',
    'Viewed client flags',
  ]);
  expect(deedsOf({ events: [...seen, event('a', '15:00', 'break-glass')] })[0]).toBe('Opened a chart in an emergency');
});
