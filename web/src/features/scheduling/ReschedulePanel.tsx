import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type { Visit } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { whoOf } from '../../lib/visits.ts';
import { dayOf, instantAt, minuteOf } from '../../lib/zone.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toasts.ts';
import { type When, WhenFields } from './WhenFields.tsx';

interface Values extends When {
  clinician_id: string;
  following: boolean;
  outside_hours: boolean;
}

const Field = fieldsOf<Values>();

/** Moves a visit to another time or clinician. The old one stays on record as moved. */
export function ReschedulePanel({ visit, onClose, onDone }: { visit: Visit; onClose: () => void; onDone: () => void }) {
  const zone = useMe().practice.timeZone;
  const clinicians = useQuery(query('get-clinicians', {}));
  const day = dayOf(visit.starts_at, zone);
  const form = useForm<Values>({
    defaultValues: {
      day,
      starts_at: minuteOf(visit.starts_at, day, zone),
      clinician_id: visit.clinician_id,
      following: false,
      outside_hours: false,
    },
  });
  const reschedule = useCall('reschedule-appointment', { refreshes: visitReads });
  const rescheduleSeries = useCall('reschedule-appointment-series', { refreshes: visitReads });
  const failure = reschedule.error ?? rescheduleSeries.error;
  const taken = failure?.status === 409;
  const choices = (clinicians.data ?? []).map((one) => ({
    value: one.profile_id,
    label: `${one.first_name} ${one.last_name}`,
  }));
  if (!choices.some((choice) => choice.value === visit.clinician_id)) {
    choices.unshift({ value: visit.clinician_id, label: visit.clinician_name });
  }
  return (
    <SidePanelForm
      title={`Reschedule ${whoOf(visit)}`}
      form={form}
      isOpen
      onClose={onClose}
      loading={reschedule.isPending || rescheduleSeries.isPending}
      submitError={failure}
      submitLabel="Reschedule visit"
      onSubmit={(values) => {
        const startsAt = instantAt(values.day, values.starts_at ?? 0, zone).toISOString();
        const change = {
          id: visit.id,
          starts_at: startsAt,
          outside_hours: values.outside_hours,
          ...(values.clinician_id === visit.clinician_id ? {} : { clinician_id: values.clinician_id }),
        };
        const done = {
          onSuccess: () => {
            const them = values.following ? ', and those after it with it' : '';
            toast(`${whoOf(visit)} is moved to ${moment(startsAt, zone)}${them}`);
            onDone();
          },
        };
        if (values.following) rescheduleSeries.mutate(change, done);
        else reschedule.mutate(change, done);
      }}
    >
      <p className="text-ink-muted tabular-nums">Now {moment(visit.starts_at, zone)}.</p>
      <WhenFields />
      {visit.series_id ? (
        <Field name="following">
          {({ name: _, ...field }) => <Checkbox {...field}>Also those of the series after it, by as much</Checkbox>}
        </Field>
      ) : null}
      {taken ? (
        <Field name="outside_hours">
          {({ name: _, ...field }) => (
            <Checkbox {...field}>Move it on purpose where the clinician does not work or keeps the time free</Checkbox>
          )}
        </Field>
      ) : null}
      <Field name="clinician_id">{(field) => <Select label="Clinician" options={choices} {...field} />}</Field>
    </SidePanelForm>
  );
}
