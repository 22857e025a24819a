import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { AppointmentType, Visit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { may, statusNames, whoOf } from '../../lib/visits.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { StaleNotice } from '../../ui/StaleNotice.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { type EditValues, editing, kindsFor, standing, updateOf } from './edit.ts';
import { type Location, PlaceFields, type Room } from './PlaceFields.tsx';

const Field = fieldsOf<EditValues>();

/** The kind, the place and the note of a visit. Its time and its clinician are changed by rescheduling. */
export function EditVisitForm({
  visit,
  types,
  locations,
  rooms,
  onClose,
}: {
  /** As it stands now: it goes on changing when others write. */
  visit: Visit;
  types: readonly AppointmentType[];
  locations: readonly Location[];
  rooms: readonly Room[];
  onClose: () => void;
}) {
  const zone = useMe().practice.timeZone;
  const client = useQueryClient();
  // The version the person has in view, which is not the newest once somebody else has saved.
  const [version, setVersion] = useState(visit.row_version);
  const form = useForm<EditValues>({ defaultValues: editing(visit) });
  const values = useWatch({ control: form.control }) as EditValues;
  const update = useCall('update-appointment', { refreshes: visitReads });
  const stale = visit.row_version !== version && !update.isPending && !update.isSuccess;
  const outdated = update.error?.code === 'version_conflict';
  const goOn = () => {
    setVersion(visit.row_version);
    update.reset();
  };
  // A place that is closed by now is still the visit's own.
  const places = withOwn(locations, visit.location_id, { name: visit.location_name ?? 'As it is' });
  const ownRoom = { name: visit.room_name ?? 'As it is', location_id: visit.location_id ?? '' };

  return (
    <SidePanelForm
      title={`Edit the visit of ${whoOf(visit)}`}
      form={form}
      isOpen
      onClose={onClose}
      loading={update.isPending}
      submitError={outdated && stale ? null : update.error}
      submitLabel="Save visit"
      onSubmit={(filled) =>
        update.mutate(updateOf(visit, version, filled), {
          onSuccess: () => {
            toast(`The visit of ${whoOf(visit)} is saved`);
            onClose();
          },
          onError: (failure) => {
            // Somebody was faster: what they saved is fetched, so that it can be shown and decided about.
            if (failure.status === 409) client.invalidateQueries({ queryKey: ['get-appointment'] });
          },
        })
      }
    >
      <p className="text-ink-muted tabular-nums">
        {moment(visit.starts_at, zone)}, {visit.clinician_name}. To change these, reschedule it.
      </p>
      {stale ? (
        <StaleNotice
          title="Somebody changed this visit while you were here"
          onTheirs={() => {
            form.reset(editing(visit));
            goOn();
          }}
          onMine={may(visit, 'update') ? goOn : undefined}
        >
          {may(visit, 'update')
            ? `It is now: ${standing(visit)}. Nothing of yours is saved yet.`
            : `It is ${statusNames[visit.status].toLowerCase()} now and stays as it is. What you entered cannot be saved.`}
        </StaleNotice>
      ) : null}
      <Field name="appointment_type_id">
        {(field) => (
          <Select label="Visit type" help="The visit keeps its length." options={kindsFor(visit, types)} {...field} />
        )}
      </Field>
      <PlaceFields place={values} locations={places} rooms={withOwn(rooms, visit.room_id, ownRoom)} />
      <Field name="note">
        {(field) => (
          <TextArea
            label="Note for the staff"
            help="About organizing the visit, nothing clinical."
            maxLength={500}
            {...field}
          />
        )}
      </Field>
    </SidePanelForm>
  );
}

/** A list of choices with the one that is chosen, whether it is still offered or not. */
function withOwn<T extends { id: string }>(choices: readonly T[], id: string | null, own: Omit<T, 'id'>): readonly T[] {
  if (id === null || choices.some((one) => one.id === id)) return choices;
  return [...choices, { ...own, id } as T];
}
