import { useForm, useWatch } from 'react-hook-form';
import type { CancelReason, Scope, Visit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { whoOf } from '../../lib/visits.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { cancelReasons, isOurs } from './words.ts';

interface Values {
  reason: CancelReason | null;
  note: string;
  excused: boolean;
  scope: 'this' | Scope;
}

const scopes = [
  { value: 'this', label: 'Only this visit' },
  { value: 'following', label: 'This visit and those after it' },
  { value: 'all', label: 'All visits of the series that are still to come' },
];

const Field = fieldsOf<Values>();

/** Calls a visit off, with a reason. Whether that was late is the server's to say. */
export function CancelPanel({
  visit,
  scope = 'this',
  onClose,
  onDone,
}: {
  visit: Visit;
  /** How much of a series is chosen at first. */
  scope?: Values['scope'];
  onClose: () => void;
  onDone: () => void;
}) {
  const { practice } = useMe();
  const form = useForm<Values>({ defaultValues: { reason: null, note: '', excused: false, scope } });
  const reason = useWatch({ control: form.control, name: 'reason' });
  const cancel = useCall('cancel-appointment', { refreshes: visitReads });
  const cancelSeries = useCall('cancel-appointment-series', { refreshes: visitReads });
  return (
    <SidePanelForm
      title={`Cancel the visit of ${whoOf(visit)}`}
      form={form}
      isOpen
      onClose={onClose}
      loading={cancel.isPending || cancelSeries.isPending}
      submitError={cancel.error ?? cancelSeries.error}
      submitLabel="Cancel visit"
      onSubmit={(values) => {
        if (!values.reason) return;
        const why = {
          reason: values.reason,
          note: values.note.trim() || null,
          excused: !isOurs(values.reason) && values.excused,
        };
        if (values.scope === 'this') {
          cancel.mutate(
            { id: visit.id, ...why },
            {
              onSuccess: (cancelled) => {
                const late = cancelled.status === 'late_cancelled' ? ', late' : '';
                toast(`The visit of ${whoOf(visit)} is cancelled${late}`);
                onDone();
              },
            },
          );
        } else {
          cancelSeries.mutate(
            { appointment_id: visit.id, scope: values.scope, ...why },
            {
              onSuccess: (cancelled) => {
                const many = cancelled.length === 1 ? '1 visit of' : `${cancelled.length} visits of`;
                toast(`${many} ${whoOf(visit)} ${cancelled.length === 1 ? 'is' : 'are'} cancelled`);
                onDone();
              },
            },
          );
        }
      }}
    >
      <p className="text-ink-muted tabular-nums">{moment(visit.starts_at, practice.timeZone)}</p>
      {visit.series_id ? (
        <Field name="scope">
          {({ problem: _, onChange, ...field }) => (
            <RadioGroup
              label="How much of the series"
              options={scopes}
              onChange={(scope) => onChange(scope as Values['scope'])}
              {...field}
            />
          )}
        </Field>
      ) : null}
      <Field name="reason" rules={{ required: 'Choose why.' }}>
        {(field) => <Select label="Why" options={cancelReasons} {...field} />}
      </Field>
      {reason && !isOurs(reason) ? (
        <Field name="excused">
          {({ name: _, ...field }) => (
            <Checkbox {...field}>Does not count as late, even if the notice was short</Checkbox>
          )}
        </Field>
      ) : null}
      <Field name="note">
        {(field) => <TextArea label="More about it" help="Kept in the visit’s history." {...field} />}
      </Field>
    </SidePanelForm>
  );
}
