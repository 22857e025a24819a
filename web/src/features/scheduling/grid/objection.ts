import { timeRange } from '../../../lib/dates.ts';

/*
 * Why a visit may not be dropped at a place, as far as this screen knows. The server decides again, with rows that
 * somebody may not see; what it says then is shown in the same place.
 */

/** A stretch of time, from and to in milliseconds. */
export interface Stretch {
  start: number;
  end: number;
}

/** A visit that takes somebody's time. */
export interface Taken extends Stretch {
  id: string;
  clinicianId: string;
  clients: readonly { id: string; name: string }[];
  roomId: string | null;
}

/** Time a clinician has kept free. */
export interface Blocked extends Stretch {
  clinicianId: string;
  reason: string;
}

export interface Wanted extends Stretch {
  /** The visit that is moved; none while a new one is booked. */
  id: string | null;
  clinicianId: string;
  clients: readonly { id: string; name: string }[];
  roomId: string | null;
}

export interface Surroundings {
  visits: readonly Taken[];
  blocked: readonly Blocked[];
  /** When a clinician works around that time; null where no hours are set, which leaves every hour open. */
  hours: readonly Stretch[] | null;
  clinicianName: string;
  timeZone: string;
  /** A visit that has not begun cannot be moved to a time that is over. */
  now: number;
}

export function overlap(one: Stretch, other: Stretch): boolean {
  return one.start < other.end && other.start < one.end;
}

export interface Objection {
  /** One sentence. */
  why: string;
  /** Somebody who says so can book there all the same: hours and kept times are wishes, not walls. */
  mayOverride: boolean;
}

/** What is in the way, or null where nothing is. */
export function objection(wanted: Wanted, around: Surroundings): Objection | null {
  const why = collision(wanted, around);
  if (why) return { why, mayOverride: false };
  const unwished = closed(wanted, around) ?? outside(wanted, around);
  return unwished ? { why: unwished, mayOverride: true } : null;
}

function collision(wanted: Wanted, around: Surroundings): string | null {
  const range = (stretch: Stretch) => timeRange(new Date(stretch.start), new Date(stretch.end), around.timeZone);
  if (wanted.end <= around.now) return 'This time is over. Choose one that is still to come.';
  const others = around.visits.filter((visit) => visit.id !== wanted.id && overlap(visit, wanted));
  const own = others.find((visit) => visit.clinicianId === wanted.clinicianId);
  if (own) return `${around.clinicianName} already has a visit with ${namesOf(own.clients)}, ${range(own)}.`;
  for (const client of wanted.clients) {
    const elsewhere = others.find((visit) => visit.clients.some((other) => other.id === client.id));
    if (elsewhere) return `${client.name} already has another visit, ${range(elsewhere)}.`;
  }
  const room = wanted.roomId ? others.find((visit) => visit.roomId === wanted.roomId) : undefined;
  if (room) return `The room is taken by a visit with ${namesOf(room.clients)}, ${range(room)}.`;
  return null;
}

function closed(wanted: Wanted, around: Surroundings): string | null {
  const block = around.blocked.find((one) => one.clinicianId === wanted.clinicianId && overlap(one, wanted));
  if (!block) return null;
  const range = timeRange(new Date(block.start), new Date(block.end), around.timeZone);
  return `${around.clinicianName} is not available, ${range}: ${block.reason}.`;
}

function outside(wanted: Wanted, around: Surroundings): string | null {
  const range = (stretch: Stretch) => timeRange(new Date(stretch.start), new Date(stretch.end), around.timeZone);
  if (around.hours && !around.hours.some((shift) => shift.start <= wanted.start && wanted.end <= shift.end)) {
    return around.hours.length === 0
      ? `${around.clinicianName} does not work that day.`
      : `This is outside ${around.clinicianName}’s hours, ${around.hours.map(range).join(' and ')}.`;
  }
  return null;
}

/** "Ilse Marquardt", "Ilse Marquardt and Jon Achterberg", "Ilse Marquardt and 3 others". */
export function namesOf(clients: readonly { name: string }[]): string {
  const [first, second] = clients;
  if (!first) return 'somebody';
  if (!second) return first.name;
  return clients.length === 2 ? `${first.name} and ${second.name}` : `${first.name} and ${clients.length - 1} others`;
}
