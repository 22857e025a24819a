import { useForm, useWatch } from 'react-hook-form';
import type { CancelReason, Visit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { whoOf } from '../../lib/visits.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { toast } from '../../ui/toasts.ts';
import { cancelReasons, isOurs } from './words.ts';

interface Values {
  reason: CancelReason | null;
  note: string;
  excused: boolean;
}

const Field = fieldsOf<Values>();

/** Calls a visit off, with a reason. Whether that was late is the server's to say. */
export function CancelPanel({ visit, onClose, onDone }: { visit: Visit; onClose: () => void; onDone: () => void }) {
  const { practice } = useMe();
  const form = useForm<Values>({ defaultValues: { reason: null, note: '', excused: false } });
  const reason = useWatch({ control: form.control, name: 'reason' });
  const cancel = useCall('cancel-appointment', { refreshes: visitReads });
  return (
    <SidePanelForm
      title={`Cancel the visit of ${whoOf(visit)}`}
      form={form}
      isOpen
      onClose={onClose}
      loading={cancel.isPending}
      submitError={cancel.error}
      submitLabel="Cancel visit"
      onSubmit={(values) => {
        if (!values.reason) return;
        cancel.mutate(
          {
            id: visit.id,
            reason: values.reason,
            note: values.note.trim() || null,
            excused: !isOurs(values.reason) && values.excused,
          },
          {
            onSuccess: (cancelled) => {
              const late = cancelled.status === 'late_cancelled' ? ', late' : '';
              toast(`The visit of ${whoOf(visit)} is cancelled${late}`);
              onDone();
            },
          },
        );
      }}
    >
      <p className="text-ink-muted tabular-nums">{moment(visit.starts_at, practice.timeZone)}</p>
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
