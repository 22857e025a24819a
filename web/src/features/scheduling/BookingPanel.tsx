import { useQuery } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import type { AppointmentType, Modality } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import type { Wanted } from '../../app/visits.tsx';
import { moment } from '../../lib/dates.ts';
import { modalityNames, whoOf } from '../../lib/visits.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { type Known, startingWith, type Values, wishOf } from './booking.ts';
import { ClientPicker } from './ClientPicker.tsx';
import { WhenFields } from './WhenFields.tsx';

const Field = fieldsOf<Values>();
const modalities = (Object.keys(modalityNames) as Modality[]).map((value) => ({ value, label: modalityNames[value] }));

/** Books a visit from anywhere: opened once everything that can be chosen is known. */
export default function BookingPanel({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const me = useMe();
  const types = useQuery(query('get-appointment-types', {}));
  const clinicians = useQuery(query('get-clinicians', {}));
  const locations = useQuery(query('get-locations', {}));
  const rooms = useQuery(query('get-rooms', {}));
  const loaded = types.data && clinicians.data && locations.data && rooms.data;
  const failed = [types, clinicians, locations, rooms].find((read) => read.isError);
  if (!loaded || types.data.length === 0) {
    return (
      <SidePanel title="Book visit" isOpen onClose={onClose}>
        {failed?.error ? <p role="alert">{failed.error.message}</p> : null}
        {!loaded && !failed ? <Skeleton rows={5} /> : null}
        {loaded ? (
          <EmptyState title="There is no kind of visit to book">
            An administrator adds the first under Practice, Visit types.
          </EmptyState>
        ) : null}
      </SidePanel>
    );
  }
  return (
    <BookingForm
      wanted={wanted}
      types={types.data}
      clinicians={clinicians.data.map((one) => ({
        value: one.profile_id,
        label: `${one.first_name} ${one.last_name}`,
      }))}
      locations={locations.data}
      rooms={rooms.data}
      own={clinicians.data.find((one) => one.profile_id === me.id)?.profile_id ?? null}
      onClose={onClose}
    />
  );
}

interface Place {
  id: string;
  name: string;
}

function BookingForm({
  wanted,
  types,
  clinicians,
  locations,
  rooms,
  own,
  onClose,
}: {
  wanted: Wanted;
  types: readonly AppointmentType[];
  clinicians: readonly { value: string; label: string }[];
  locations: readonly Place[];
  rooms: readonly (Place & { location_id: string })[];
  own: string | null;
  onClose: () => void;
}) {
  const { practice } = useMe();
  const zone = practice.timeZone;
  const known: Known = { types, ownClinician: own, locations, zone, now: new Date() };
  const form = useForm<Values>({ defaultValues: startingWith(wanted, known) });
  const create = useCall('create-appointment', { refreshes: ['get-appointments'] });
  const values = useWatch({ control: form.control });
  const type = types.find((one) => one.id === values.appointment_type_id);

  /** A kind of visit brings its length and its way of meeting. */
  function chooseType(id: string) {
    const chosen = types.find((one) => one.id === id);
    if (!chosen) return;
    form.setValue('minutes', chosen.default_minutes);
    form.setValue('modality', chosen.modality);
    form.setValue('client_ids', form.getValues('client_ids').slice(0, chosen.max_clients));
  }

  return (
    <SidePanelForm
      title="Book visit"
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending}
      submitError={create.error}
      submitLabel="Book visit"
      onSubmit={(filled) =>
        create.mutate(
          { appointment: wishOf(filled, zone) },
          {
            onSuccess: (visit) => {
              toast(`${whoOf(visit)} is booked for ${moment(visit.starts_at, zone)}`);
              onClose();
            },
          },
        )
      }
    >
      <Field name="client_ids" rules={{ validate: (chosen) => chosen.length > 0 || 'Choose who is seen.' }}>
        {(field) => (
          <ClientPicker
            value={field.value}
            onChange={field.onChange}
            most={type?.max_clients ?? 1}
            problem={field.problem}
          />
        )}
      </Field>
      <Field name="appointment_type_id" rules={{ required: 'Choose the kind of visit.' }}>
        {({ onChange, ...field }) => (
          <Select
            label="Visit type"
            options={types.map((one) => ({
              value: one.id,
              label: one.name,
              detail: `${one.default_minutes} minutes, ${modalityNames[one.modality].toLowerCase()}`,
            }))}
            onChange={(id) => {
              onChange(id);
              chooseType(id);
            }}
            {...field}
          />
        )}
      </Field>
      <Field name="clinician_id" rules={{ required: 'Choose the clinician who holds the visit.' }}>
        {(field) => <Select label="Clinician" options={clinicians} {...field} />}
      </Field>
      <WhenFields />
      <Field name="minutes" rules={{ validate: (minutes) => !Number.isNaN(minutes) || 'Enter how long it lasts.' }}>
        {(field) => <NumberField label="Minutes" minValue={5} maxValue={720} step={5} {...field} />}
      </Field>
      <Field name="modality">{(field) => <Select label="How they meet" options={modalities} {...field} />}</Field>
      <Field
        name="location_id"
        rules={{ validate: (place, all) => all.modality !== 'in_person' || place !== null || 'Choose the location.' }}
      >
        {(field) => <Select label="Location" options={choices(locations)} {...field} />}
      </Field>
      {values.location_id && values.modality === 'in_person' ? (
        <Field name="room_id">
          {({ value, onChange, ...field }) => (
            <Select
              label="Room"
              options={[
                { value: '', label: 'No room' },
                ...choices(rooms.filter((room) => room.location_id === values.location_id)),
              ]}
              value={value ?? ''}
              onChange={(room) => onChange(room === '' ? null : room)}
              {...field}
            />
          )}
        </Field>
      ) : null}
      <Field name="note">
        {(field) => (
          <TextArea label="Note for the staff" help="About organizing the visit, nothing clinical." {...field} />
        )}
      </Field>
    </SidePanelForm>
  );
}

function choices(places: readonly Place[]) {
  return places.map((place) => ({ value: place.id, label: place.name }));
}
