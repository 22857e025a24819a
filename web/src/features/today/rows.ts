import type { DayVisit, Need, Visit } from '../../api/functions.gen.ts';
import { nextStep, stepNames, type VisitStep } from '../../app/useVisitSteps.ts';
import { dayAhead } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { isLive, placeOf, statusNames, statusTones, whoOf } from '../../lib/visits.ts';
import type { Visit as Row } from './DayList.tsx';

/*
 * From the visits of a day to the rows of a list: each with what it still needs and the one thing to do next.
 */

export interface Reader {
  id: string;
  now: Date;
  /** Where the note of a visit is written; null where this build or this person writes none. */
  notePath: ((visit: Visit) => string) | null;
  take: (step: VisitStep, visit: Visit) => void;
  /** The visit on which a step is being taken. */
  pendingId: string | null;
  /** The list is of several clinicians. */
  withClinician: boolean;
}

const placeKinds = { in_person: 'room', video: 'video', phone: 'phone' } as const;

export function rowOf({ visit, needs }: DayVisit, reader: Reader): Row {
  const [first] = visit.clients;
  const next = nextOf(visit, needs, reader);
  return {
    id: visit.id,
    start: visit.starts_at,
    end: visit.ends_at,
    client: whoOf(visit),
    ...(first?.pronouns && visit.clients.length === 1 ? { pronouns: first.pronouns } : {}),
    type: visit.type_name,
    place: { kind: placeKinds[visit.modality], name: placeOf(visit) },
    ...(reader.withClinician ? { clinician: visit.clinician_name } : {}),
    state: { word: statusNames[visit.status], tone: statusTones[visit.status] },
    off: !isLive(visit.status),
    needs: needWords(needs, reader.now),
    ...(next ? { next } : {}),
  };
}

/** A visit that was held wants its note; before that, the step that comes next. */
function nextOf(visit: Visit, needs: readonly Need[], reader: Reader): Row['next'] {
  const unwritten = needs.some((need) => need.kind === 'note') && visit.clinician_id === reader.id;
  if (reader.notePath && unwritten && visit.status === 'completed') {
    return { label: 'Write note', href: reader.notePath(visit), primary: true };
  }
  const step = nextStep(visit.allowed_actions);
  if (!step) return undefined;
  return {
    label: stepNames[step],
    pending: reader.pendingId === visit.id,
    onPress: () => reader.take(step, visit),
  };
}

/** In the fewest words, each once: three clients of a group who lack the same consent lack it together. */
export function needWords(needs: readonly Need[], now: Date): string[] {
  return [...new Set(needs.map((need) => needWord(need, now)))];
}

function needWord(need: Need, now: Date): string {
  const what = need.what ?? '';
  switch (need.kind) {
    case 'note':
      return 'note';
    case 'consent_missing':
      return `${what} not signed`;
    case 'consent_expires':
      return `${what} ends ${need.due_on ? dayAhead(need.due_on, now) : 'soon'}`;
    case 'insurance_unverified':
      return `${what} not verified`;
    case 'copay':
      return `copay ${money(need.amount_cents ?? 0)}`;
    case 'care_team':
      return 'not on the care team';
  }
}

/** "5 visits today, 2 done, 1 waiting": what a day looks like in a line. */
export function summaryOf(visits: readonly Visit[]): string {
  const live = visits.filter((visit) => isLive(visit.status));
  if (live.length === 0) return 'No visits today';
  const done = live.filter((visit) => visit.status === 'completed').length;
  const waiting = live.filter((visit) => visit.status === 'checked_in').length;
  return [
    `${live.length} ${live.length === 1 ? 'visit' : 'visits'} today`,
    done > 0 ? `${done} done` : null,
    waiting > 0 ? `${waiting} waiting` : null,
  ]
    .filter(Boolean)
    .join(', ');
}
