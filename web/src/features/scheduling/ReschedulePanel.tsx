import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import type { Visit } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { whoOf } from '../../lib/visits.ts';
import { dayOf, instantAt, minuteOf } from '../../lib/zone.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { toast } from '../../ui/toasts.ts';
import { type When, WhenFields } from './WhenFields.tsx';

interface Values extends When {
  clinician_id: string;
}

const Field = fieldsOf<Values>();

/** Moves a visit to another time or clinician. The old one stays on record as moved. */
export function ReschedulePanel({ visit, onClose, onDone }: { visit: Visit; onClose: () => void; onDone: () => void }) {
  const zone = useMe().practice.timeZone;
  const clinicians = useQuery(query('get-clinicians', {}));
  const day = dayOf(visit.starts_at, zone);
  const form = useForm<Values>({
    defaultValues: { day, starts_at: minuteOf(visit.starts_at, day, zone), clinician_id: visit.clinician_id },
  });
  const reschedule = useCall('reschedule-appointment', { refreshes: visitReads });
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
      loading={reschedule.isPending}
      submitError={reschedule.error}
      submitLabel="Reschedule visit"
      onSubmit={(values) => {
        const startsAt = instantAt(values.day, values.starts_at ?? 0, zone).toISOString();
        reschedule.mutate(
          {
            id: visit.id,
            starts_at: startsAt,
            ...(values.clinician_id === visit.clinician_id ? {} : { clinician_id: values.clinician_id }),
          },
          {
            onSuccess: () => {
              toast(`${whoOf(visit)} is moved to ${moment(startsAt, zone)}`);
              onDone();
            },
          },
        );
      }}
    >
      <p className="text-ink-muted tabular-nums">Now {moment(visit.starts_at, zone)}.</p>
      <WhenFields />
      <Field name="clinician_id">{(field) => <Select label="Clinician" options={choices} {...field} />}</Field>
    </SidePanelForm>
  );
}
