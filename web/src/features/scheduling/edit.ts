import type { AppointmentType, AppointmentUpdate, Visit } from '../../api/functions.gen.ts';
import { placeOf } from '../../lib/visits.ts';
import type { PlaceValues } from './PlaceFields.tsx';

/*
 * What can change about a visit that stays where it is.
 */

export interface EditValues extends PlaceValues {
  appointment_type_id: string;
  note: string;
}

export function editing(visit: Visit): EditValues {
  return {
    appointment_type_id: visit.appointment_type_id,
    modality: visit.modality,
    location_id: visit.location_id,
    room_id: visit.room_id,
    note: visit.note ?? '',
  };
}

/** What is sent. The version is the one the form began with, so that nobody else's change is written over unseen. */
export function updateOf(visit: Visit, version: number, values: EditValues): AppointmentUpdate {
  const note = values.note.trim();
  return {
    id: visit.id,
    row_version: version,
    appointment_type_id: values.appointment_type_id,
    place: {
      modality: values.modality,
      location_id: values.location_id,
      room_id: values.modality === 'in_person' && values.location_id ? values.room_id : null,
    },
    note: note === '' ? null : note,
  };
}

/** The kinds a visit can be: those that are offered and have room for its clients, and the one it is. */
export function kindsFor(visit: Visit, types: readonly AppointmentType[]): { value: string; label: string }[] {
  const clients = visit.clients.length + visit.hidden_clients;
  const fitting = types.filter((type) => type.active && type.max_clients >= clients);
  const kinds = fitting.map((type) => ({ value: type.id, label: type.name }));
  return kinds.some((kind) => kind.value === visit.appointment_type_id)
    ? kinds
    : [{ value: visit.appointment_type_id, label: visit.type_name }, ...kinds];
}

/** How a visit stands, in one line: what somebody sees who was about to save over it. */
export function standing(visit: Visit): string {
  return [visit.type_name, placeOf(visit), visit.note ? `note: ${visit.note}` : 'no note'].join(' · ');
}
