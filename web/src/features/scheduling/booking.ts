import type {
  AppointmentType,
  ClinicianSchedule,
  Modality,
  Recurrence,
  Weekday,
  Wish,
} from '../../api/functions.gen.ts';
import type { Wanted } from '../../app/visits.tsx';
import { clientName } from '../../lib/names.ts';
import { addDays, dayOf, instantAt, minuteOf, weekdayOf } from '../../lib/zone.ts';
import type { Person } from './ClientPicker.tsx';

/*
 * A visit on its way to being booked: what the form holds, and what is sent. Fields carry the server's names, so that
 * what it finds wrong is shown at the right one.
 */

export interface Values {
  client_ids: Person[];
  appointment_type_id: string | null;
  clinician_id: string | null;
  day: string;
  /** Minutes on the clock of that day. */
  starts_at: number | null;
  /** NaN while the field is empty, as the number field reports it. */
  minutes: number;
  modality: Modality;
  location_id: string | null;
  room_id: string | null;
  note: string;
  repeat: Repeat;
  /** How many visits in all. */
  count: number;
  /** On purpose where the clinician does not work or keeps the time free. */
  outside_hours: boolean;
}

export type Repeat = 'once' | 'weekly' | 'biweekly' | 'monthly';

export const repeats: readonly { value: Repeat; label: string }[] = [
  { value: 'once', label: 'Once' },
  { value: 'weekly', label: 'Every week' },
  { value: 'biweekly', label: 'Every other week' },
  { value: 'monthly', label: 'Every month, same weekday' },
];

export interface Known {
  types: readonly AppointmentType[];
  /** Whose calendar it is when nothing else says so. */
  ownClinician: string | null;
  locations: readonly { id: string }[];
  zone: string;
  now: Date;
}

/** What the form begins with: all that is known, so that as little as can be is typed. */
export function startingWith(wanted: Wanted, known: Known): Values {
  const { like } = wanted;
  const begins = wanted.startsAt ?? (like ? sameTimeAgain(like.starts_at, known) : null);
  const day = dayOf(begins ?? known.now, known.zone);
  const type = known.types.find((one) => one.id === like?.appointment_type_id) ?? usualType(known.types);
  const only = known.locations.length === 1 ? (known.locations[0]?.id ?? null) : null;
  return {
    client_ids: like
      ? like.clients.map((client) => ({ id: client.client_id, name: clientName(client) }))
      : wanted.client
        ? [wanted.client]
        : [],
    appointment_type_id: type?.id ?? null,
    clinician_id: wanted.clinicianId ?? like?.clinician_id ?? known.ownClinician,
    day,
    starts_at: begins ? minuteOf(begins, day, known.zone) : null,
    minutes: like
      ? Math.round((Date.parse(like.ends_at) - Date.parse(like.starts_at)) / 60_000)
      : (type?.default_minutes ?? 50),
    modality: like?.modality ?? type?.modality ?? 'in_person',
    location_id: like?.location_id ?? only,
    room_id: like?.room_id ?? null,
    note: '',
    repeat: 'once',
    count: 10,
    outside_hours: false,
  };
}

/** In the order of `weekdayOf`. */
const weekdays: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Where a clinician sees people on a day, if that is one place: the one of that day's hours, else the one of the whole
 * week. Nothing where there is a choice.
 */
export function officeOf(
  schedules: readonly ClinicianSchedule[],
  clinicianId: string,
  day: string,
  locations: readonly { id: string }[],
): string | null {
  const week = schedules.find(
    (one) =>
      one.clinician_id === clinicianId && one.valid_from <= day && (one.valid_to === null || day <= one.valid_to),
  );
  const open = new Set(locations.map((location) => location.id));
  const only = (shifts: readonly { location_id: string | null }[]) => {
    const places = new Set(shifts.flatMap(({ location_id: id }) => (id !== null && open.has(id) ? [id] : [])));
    return places.size === 1 ? ([...places][0] ?? null) : null;
  };
  const shifts = week?.shifts ?? [];
  const today = weekdays[weekdayOf(day)];
  return only(shifts.filter((shift) => shift.weekday === today)) ?? only(shifts);
}

/** What is booked most: for one client. */
function usualType(types: readonly AppointmentType[]): AppointmentType | undefined {
  return types.find((one) => one.active && one.max_clients === 1) ?? types.find((one) => one.active);
}

/** The next visit of that kind: the same weekday and hour, in the first week that is still to come. */
export function sameTimeAgain(startsAt: string, known: Pick<Known, 'zone' | 'now'>): Date {
  const first = dayOf(startsAt, known.zone);
  const minute = minuteOf(startsAt, first, known.zone);
  for (let weeks = 1; ; weeks += 1) {
    const next = instantAt(addDays(first, 7 * weeks), minute, known.zone);
    if (next > known.now) return next;
  }
}

/** What is sent. Called once the form has everything it asks for. */
export function wishOf(values: Values, zone: string): Wish {
  return {
    appointment_type_id: values.appointment_type_id ?? '',
    client_ids: values.client_ids.map((person) => person.id),
    clinician_id: values.clinician_id,
    starts_at: instantAt(values.day, values.starts_at ?? 0, zone).toISOString(),
    minutes: values.minutes,
    modality: values.modality,
    location_id: values.location_id,
    room_id: values.location_id ? values.room_id : null,
    note: values.note.trim() === '' ? null : values.note.trim(),
    outside_hours: values.outside_hours,
  };
}

/** The rule of a series; null for a single visit. */
export function recurrenceOf(values: Pick<Values, 'repeat' | 'count'>): Recurrence | null {
  if (values.repeat === 'once' || Number.isNaN(values.count)) return null;
  return {
    frequency: values.repeat === 'monthly' ? 'monthly_by_weekday' : 'weekly',
    interval: values.repeat === 'biweekly' ? 2 : 1,
    count: values.count,
  };
}

/** Everything is there that the server needs to look for what is in the way. */
export function isComplete(values: Values): boolean {
  return (
    values.client_ids.length > 0 &&
    values.appointment_type_id !== null &&
    values.clinician_id !== null &&
    values.day !== '' &&
    values.starts_at !== null &&
    values.minutes > 0 &&
    (values.modality !== 'in_person' || values.location_id !== null)
  );
}
