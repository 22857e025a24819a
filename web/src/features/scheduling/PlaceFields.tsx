import type { Modality } from '../../api/functions.gen.ts';
import { modalityNames } from '../../lib/visits.ts';
import { fieldsOf } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';

export interface Location {
  id: string;
  name: string;
}

export interface Room extends Location {
  location_id: string;
}

/** The part of a form that says how and where people meet. */
export interface PlaceValues {
  modality: Modality;
  location_id: string | null;
  room_id: string | null;
}

const Field = fieldsOf<PlaceValues>();
const modalities = (Object.keys(modalityNames) as Modality[]).map((value) => ({ value, label: modalityNames[value] }));

/** How they meet, at which location, in which room. Only a visit in person needs a place, and only that has a room. */
export function PlaceFields({
  place,
  locations,
  rooms,
}: {
  place: PlaceValues;
  locations: readonly Location[];
  rooms: readonly Room[];
}) {
  const inPerson = place.modality === 'in_person';
  return (
    <>
      <Field name="modality">{(field) => <Select label="How they meet" options={modalities} {...field} />}</Field>
      <Field
        name="location_id"
        rules={{ validate: (chosen, all) => all.modality !== 'in_person' || chosen !== null || 'Choose the location.' }}
      >
        {({ value, onChange, ...field }) => (
          <Select
            label="Location"
            options={inPerson ? choices(locations) : [{ value: '', label: 'No location' }, ...choices(locations)]}
            value={inPerson ? value : (value ?? '')}
            onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
            {...field}
          />
        )}
      </Field>
      {place.location_id && inPerson ? (
        <Field name="room_id">
          {({ value, onChange, ...field }) => (
            <Select
              label="Room"
              options={[
                { value: '', label: 'No room' },
                ...choices(rooms.filter((room) => room.location_id === place.location_id)),
              ]}
              value={value ?? ''}
              onChange={(room) => onChange(room === '' ? null : room)}
              {...field}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

function choices(places: readonly Location[]) {
  return places.map((place) => ({ value: place.id, label: place.name }));
}
