import type { ChartAccess } from '../../api/functions.gen.ts';
import { roleNames, roles } from '../../api/roles.ts';
import { actionWords } from '../../lib/actions.ts';

/*
 * Who was in a chart. Opening one asks the server a dozen things, each an event of its own: what one person did without
 * a longer pause is told as one stay, and its events are one press away.
 */

/** What one person did in a chart without a longer pause. */
export interface Stay {
  /** Of its first event in the list: the latest. */
  id: string;
  actorId: string | null;
  who: string;
  role: string;
  from: string;
  to: string;
  /** The latest first. */
  events: readonly ChartAccess[];
}

/** A pause after which somebody came back rather than stayed. */
const pause = 5 * 60_000;

const fits = (stay: Stay, event: ChartAccess) =>
  stay.actorId === event.actor_id &&
  stay.events[0]?.outcome === event.outcome &&
  Date.parse(stay.from) - Date.parse(event.occurred_at) <= pause;

/** Events, the latest first, as stays. A refusal is never hidden among what was allowed. */
export function staysOf(events: readonly ChartAccess[]): Stay[] {
  const stays: Stay[] = [];
  for (const event of events) {
    const last = stays.at(-1);
    if (last && fits(last, event)) {
      stays[stays.length - 1] = { ...last, from: event.occurred_at, events: [...last.events, event] };
    } else {
      stays.push({
        id: event.id,
        actorId: event.actor_id,
        who: event.actor_name ?? (event.actor_id ? 'Somebody who left' : 'The program'),
        role: roleWords(event.actor_role),
        from: event.occurred_at,
        to: event.occurred_at,
        events: [event],
      });
    }
  }
  return stays;
}

function roleWords(held: string | null): string {
  const names = (held ?? '').split(/[\s,]+/).flatMap((one) => {
    const role = roles.find((candidate) => candidate === one);
    return role ? [roleNames[role]] : [];
  });
  return names.join(', ');
}

/** That the chart is put among those seen lately is no change of it. */
const changes = (event: ChartAccess) => event.effect === 'write' && event.action !== 'touch-recent-client';

export function stayKind({ events }: Pick<Stay, 'events'>): { word: string; tone: 'neutral' | 'info' | 'warn' } {
  if (events.some((event) => event.outcome === 'refused')) return { word: 'Refused', tone: 'warn' };
  if (events.some((event) => event.outcome === 'failed')) return { word: 'Failed', tone: 'warn' };
  return events.some(changes) ? { word: 'Changed', tone: 'info' } : { word: 'Seen', tone: 'neutral' };
}

/** What was done, the weightiest first and each once: opened in an emergency, changed, opened, seen. */
export function deedsOf({ events }: Pick<Stay, 'events'>): string[] {
  const weight = (event: ChartAccess) =>
    event.action === 'break-glass' ? 0 : changes(event) ? 1 : event.action === 'touch-recent-client' ? 2 : 3;
  const ordered = [...events].sort((one, other) => weight(one) - weight(other));
  return [...new Set(ordered.map((event) => actionWords(event.action)))];
}
