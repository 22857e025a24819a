import type { Status, Visit } from '../../api/functions.gen.ts';
import { clientName } from '../../lib/names.ts';
import { isLive, looks, may, placeOf, statusNames, whoOf } from '../../lib/visits.ts';
import { dayOf, minuteOf, minutesOfDay } from '../../lib/zone.ts';
import { gaps, type Span } from './grid/layout.ts';
import type { Load } from './grid/moving.ts';
import type { Blocked, Stretch, Surroundings, Taken } from './grid/objection.ts';
import type { GridColumn, GridVisit } from './grid/shape.ts';

/*
 * From what the server says to what the time grid draws.
 */

/** What a column stands for: one clinician on one day. */
export interface Place {
  day: string;
  clinicianId: string;
  clinicianName: string;
}

/** A clinician's time on the days that are shown, as moments. */
export interface Calendar {
  /** Null where no hours are set: every hour is open. */
  shifts: readonly Stretch[] | null;
  blocked: readonly (Blocked & { id: string })[];
}

export function columnOf(
  place: Place,
  title: string,
  visits: readonly Visit[],
  calendar: Calendar | undefined,
  zone: string,
  today: string,
): GridColumn {
  const own = visits.filter((visit) => visit.clinician_id === place.clinicianId && touches(visit, place.day, zone));
  const span = (stretch: Stretch): Span => ({
    start: minuteOf(new Date(stretch.start), place.day, zone),
    end: minuteOf(new Date(stretch.end), place.day, zone),
  });
  const shifts = calendar?.shifts?.map(span).filter((shift) => shift.end > shift.start);
  const live = own.filter((visit) => isLive(visit.status)).length;
  const count = live === 0 ? 'No visits' : `${live} ${live === 1 ? 'visit' : 'visits'}`;
  return {
    key: `${place.clinicianId} ${place.day}`,
    title,
    detail: count,
    label: `${place.clinicianName}, ${spokenDay(place.day)}`,
    isToday: place.day === today,
    off: shifts ? gaps(shifts, 0, minutesOfDay) : [],
    blocked: (calendar?.blocked ?? [])
      .map((block) => ({ id: block.id, title: block.reason, ...span(block) }))
      .filter((block) => block.end > block.start),
    visits: own.map((visit) => gridVisit(visit, place.day, zone)),
  };
}

function touches(visit: Visit, day: string, zone: string): boolean {
  return minuteOf(visit.starts_at, day, zone) < minutesOfDay && minuteOf(visit.ends_at, day, zone) > 0;
}

const signs: Partial<Record<Status, GridVisit['sign']>> = {
  confirmed: 'confirmed',
  checked_in: 'arrived',
  in_session: 'running',
  completed: 'done',
};

function gridVisit(visit: Visit, day: string, zone: string): GridVisit {
  const over = !isLive(visit.status);
  const look = looks[visit.color];
  return {
    id: visit.id,
    start: minuteOf(visit.starts_at, day, zone),
    end: minuteOf(visit.ends_at, day, zone),
    title: whoOf(visit),
    detail: [over ? statusNames[visit.status] : visit.type_name, placeOf(visit)].join(' · '),
    spoken: `with ${visit.clinician_name}, ${statusNames[visit.status]}`,
    look: over ? `bg-surface ${look.edge} border-dashed` : `${look.edge} ${look.ground}`,
    over,
    sign: signs[visit.status] ?? null,
    movable: may(visit, 'reschedule'),
  };
}

function spokenDay(day: string): string {
  return new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function takenBy(visit: Visit): Taken {
  return {
    id: visit.id,
    clinicianId: visit.clinician_id,
    clients: visit.clients.map((client) => ({ id: client.client_id, name: clientName(client) })),
    roomId: visit.room_id,
    start: Date.parse(visit.starts_at),
    end: Date.parse(visit.ends_at),
  };
}

/** What an objection is looked for in: everything on this screen around one clinician. */
export function surroundings(
  place: Place,
  visits: readonly Visit[],
  calendar: Calendar | undefined,
  zone: string,
  now: Date,
): Surroundings {
  return {
    visits: visits.filter((visit) => isLive(visit.status)).map(takenBy),
    blocked: calendar?.blocked ?? [],
    hours: calendar?.shifts ?? null,
    clinicianName: place.clinicianName,
    timeZone: zone,
    now: now.getTime(),
  };
}

/** What would be moved, and from where on the grid; null where it may not be. */
export function loadOfVisit(id: string, visits: readonly Visit[], places: readonly Place[], zone: string): Load | null {
  const visit = visits.find((one) => one.id === id);
  if (!visit || !may(visit, 'reschedule')) return null;
  const column = places.findIndex(
    (place) => place.clinicianId === visit.clinician_id && place.day === dayOf(visit.starts_at, zone),
  );
  const day = places[column]?.day;
  if (day === undefined) return null;
  const length = Math.round((Date.parse(visit.ends_at) - Date.parse(visit.starts_at)) / 60_000);
  return { id, length, from: { column, minute: minuteOf(visit.starts_at, day, zone) } };
}
