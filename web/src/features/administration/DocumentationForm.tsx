import { parseTime } from '@internationalized/date';
import { useForm } from 'react-hook-form';
import type { DocumentationSettings } from '../../api/functions.gen.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, PageForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { weekdays } from './choices.ts';
import { useSaveSettings } from './useSaveSettings.ts';

type Values = Omit<DocumentationSettings, 'row_version'>;
const Field = fieldsOf<Values>();

export function DocumentationForm({ settings }: { settings: DocumentationSettings }) {
  const { save, ...saving } = useSaveSettings();
  const { row_version, ...values } = settings;
  const form = useForm<Values>({ defaultValues: values });
  return (
    <PageForm
      form={form}
      {...saving}
      submitLabel="Save note rules"
      onSubmit={(changed) => save({ documentation: { ...changed, row_version } })}
    >
      <Field name="note_due_days">
        {(field) => <NumberField label="Days until a note is due" minValue={0} maxValue={30} {...field} />}
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field name="note_lockout_weekday">
          {(field) => <Select label="Late notes lock on" options={weekdays} {...field} />}
        </Field>
        <Field name="note_lockout_time">
          {({ name: _, value, onChange, ...field }) => (
            <TimeField
              label="at"
              value={parseTime(value)}
              onChange={(next) => next && onChange(next.toString())}
              {...field}
            />
          )}
        </Field>
      </div>
      <Field name="cosign_required">
        {({ name: _, ...field }) => <Checkbox {...field}>Notes of associates need a cosignature</Checkbox>}
      </Field>
      <Field name="cosign_due_days">
        {(field) => <NumberField label="Days to cosign" minValue={1} maxValue={60} {...field} />}
      </Field>
    </PageForm>
  );
}
