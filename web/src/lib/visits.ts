import type { Action, Color, Modality, Status, Visit } from '../api/functions.gen.ts';
import type { Tone } from '../ui/tone.tsx';
import { clientName } from './names.ts';

/*
 * What visits are called on the screen.
 */

export const statusNames: Record<Status, string> = {
  scheduled: 'Scheduled',
  confirmed: 'Confirmed',
  checked_in: 'Checked in',
  in_session: 'In session',
  completed: 'Completed',
  no_show: 'No show',
  cancelled: 'Cancelled',
  late_cancelled: 'Cancelled late',
  rescheduled: 'Moved',
};

export const statusTones: Record<Status, Tone> = {
  scheduled: 'neutral',
  confirmed: 'info',
  checked_in: 'info',
  in_session: 'info',
  completed: 'good',
  no_show: 'danger',
  cancelled: 'neutral',
  late_cancelled: 'warn',
  rescheduled: 'neutral',
};

export const modalityNames: Record<Modality, string> = { in_person: 'In person', video: 'Video', phone: 'Phone' };

/** Takes up the time of the clinician, the room and the clients. */
export function isLive(status: Status): boolean {
  return ['scheduled', 'confirmed', 'checked_in', 'in_session', 'completed'].includes(status);
}

/** The edge and the ground of a kind of visit. Written out, because the build looks for whole words. */
export const looks: Record<Color, { edge: string; ground: string; dot: string }> = {
  teal: { edge: 'border-kind-teal', ground: 'bg-kind-teal-quiet', dot: 'bg-kind-teal' },
  blue: { edge: 'border-kind-blue', ground: 'bg-kind-blue-quiet', dot: 'bg-kind-blue' },
  violet: { edge: 'border-kind-violet', ground: 'bg-kind-violet-quiet', dot: 'bg-kind-violet' },
  rose: { edge: 'border-kind-rose', ground: 'bg-kind-rose-quiet', dot: 'bg-kind-rose' },
  orange: { edge: 'border-kind-orange', ground: 'bg-kind-orange-quiet', dot: 'bg-kind-orange' },
  amber: { edge: 'border-kind-amber', ground: 'bg-kind-amber-quiet', dot: 'bg-kind-amber' },
  green: { edge: 'border-kind-green', ground: 'bg-kind-green-quiet', dot: 'bg-kind-green' },
  slate: { edge: 'border-kind-slate', ground: 'bg-kind-slate-quiet', dot: 'bg-kind-slate' },
};

/** Whom a visit is with, as far as the reader may know. */
export function whoOf(visit: Pick<Visit, 'clients' | 'hidden_clients'>): string {
  const [first] = visit.clients;
  const hidden = visit.hidden_clients;
  if (!first) return hidden === 1 ? 'A client' : `${hidden} clients`;
  const others = visit.clients.slice(1);
  if (hidden === 0 && others.length === 1 && others[0]) return `${clientName(first)} and ${clientName(others[0])}`;
  const more = others.length + hidden;
  return more === 0 ? clientName(first) : `${clientName(first)} and ${more} ${more === 1 ? 'other' : 'others'}`;
}

/** "Harbor Row, Garden room", "Video", "Phone". */
export function placeOf(visit: Pick<Visit, 'modality' | 'location_name' | 'room_name'>): string {
  if (visit.modality !== 'in_person') return modalityNames[visit.modality];
  return [visit.location_name, visit.room_name].filter(Boolean).join(', ') || modalityNames.in_person;
}

export function may(visit: Pick<Visit, 'allowed_actions'>, action: Action): boolean {
  return visit.allowed_actions.includes(action);
}
