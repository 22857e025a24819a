import { useForm, useWatch } from 'react-hook-form';
import type { AppointmentType } from '../../api/functions.gen.ts';
import { useMe } from '../../app/me.ts';
import type { Wanted } from '../../app/visits.tsx';
import { modalityNames } from '../../lib/visits.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { type Known, repeats, startingWith, type Values } from './booking.ts';
import { ClientPicker } from './ClientPicker.tsx';
import { Openings } from './Openings.tsx';
import { type Location, PlaceFields, type Room } from './PlaceFields.tsx';
import { SeriesPreview } from './SeriesPreview.tsx';
import { useBooking } from './useBooking.ts';
import { useOffice } from './useOffice.ts';
import { WhenFields } from './WhenFields.tsx';

const Field = fieldsOf<Values>();

export interface BookingFormProps {
  wanted: Wanted;
  types: readonly AppointmentType[];
  clinicians: readonly { value: string; label: string }[];
  locations: readonly Location[];
  rooms: readonly Room[];
  own: string | null;
  onClose: () => void;
}

/** Who, what, with whom, when and where; once or by a rule, with everything that stands in the way before it is saved. */
export function BookingForm({ wanted, types, clinicians, locations, rooms, own, onClose }: BookingFormProps) {
  const zone = useMe().practice.timeZone;
  const known: Known = { types, ownClinician: own, locations, zone, now: new Date() };
  const form = useForm<Values>({ defaultValues: startingWith(wanted, known) });
  // Every field has its beginning, so the whole is always there.
  const values = useWatch({ control: form.control }) as Values;
  const booking = useBooking(values, zone, onClose);
  useOffice(form, values, locations, zone);
  const type = types.find((one) => one.id === values.appointment_type_id);
  const inPerson = values.modality === 'in_person';
  const series = values.repeat !== 'once';
  const hindered = booking.preview.data?.some((one) => one.obstacles.length > 0) ?? false;

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
      loading={booking.loading}
      submitError={booking.failure}
      submitLabel={series ? 'Book series' : 'Book visit'}
      onSubmit={booking.book}
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
      {values.clinician_id && values.day && values.minutes > 0 ? (
        <Openings
          clinicianId={values.clinician_id}
          day={values.day}
          minutes={values.minutes}
          clientIds={values.client_ids.map((one) => one.id)}
          locationId={inPerson ? values.location_id : null}
          roomId={inPerson && values.location_id ? values.room_id : null}
          value={values.starts_at}
          zone={zone}
          onChoose={(day, minute) => {
            form.setValue('day', day, { shouldDirty: true });
            form.setValue('starts_at', minute, { shouldDirty: true });
            form.clearErrors('starts_at');
          }}
        />
      ) : null}
      {booking.taken || (series && hindered) || values.outside_hours ? (
        <Field name="outside_hours">
          {({ name: _, ...field }) => (
            <Checkbox {...field}>Book it on purpose where the clinician does not work or keeps the time free</Checkbox>
          )}
        </Field>
      ) : null}
      <Field name="minutes" rules={{ validate: (minutes) => !Number.isNaN(minutes) || 'Enter how long it lasts.' }}>
        {(field) => <NumberField label="Minutes" minValue={5} maxValue={720} step={5} {...field} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="repeat">{(field) => <Select label="Repeats" options={repeats} {...field} />}</Field>
        {series ? (
          <Field name="count" rules={{ validate: (count) => !Number.isNaN(count) || 'Enter how many visits.' }}>
            {(field) => <NumberField label="Visits in all" minValue={2} maxValue={52} {...field} />}
          </Field>
        ) : null}
      </div>
      {series && booking.preview.error ? (
        <p role="alert" className="text-sm text-danger">
          {booking.preview.error.message}
        </p>
      ) : null}
      {series && booking.preview.data ? (
        <SeriesPreview occurrences={booking.preview.data} onPurpose={values.outside_hours} zone={zone} />
      ) : null}
      <PlaceFields place={values} locations={locations} rooms={rooms} />
      <Field name="note">
        {(field) => (
          <TextArea label="Note for the staff" help="About organizing the visit, nothing clinical." {...field} />
        )}
      </Field>
    </SidePanelForm>
  );
}
