import { useForm } from 'react-hook-form';
import type { TelehealthSettings } from '../../api/functions.gen.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, PageForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

type Values = Omit<TelehealthSettings, 'row_version'>;
const Field = fieldsOf<Values>();

export function TelehealthForm({ settings }: { settings: TelehealthSettings }) {
  const { save, ...saving } = useSaveSettings();
  const { row_version, ...values } = settings;
  const form = useForm<Values>({ defaultValues: values });
  return (
    <PageForm
      form={form}
      {...saving}
      submitLabel="Save video rules"
      onSubmit={(changed) => save({ telehealth: { ...changed, row_version } })}
    >
      <Field name="max_participants">
        {(field) => <NumberField label="Most people in one session" minValue={2} maxValue={50} {...field} />}
      </Field>
      <Field name="session_limit_minutes">
        {(field) => <NumberField label="A session ends after, minutes" minValue={15} maxValue={480} {...field} />}
      </Field>
      <Field name="consent_renewal_days">
        {(field) => (
          <NumberField label="Renew a consent this many days before it ends" minValue={1} maxValue={180} {...field} />
        )}
      </Field>
      <Field name="enforce_licensure">
        {({ name: _, ...field }) => (
          <Checkbox {...field}>Clinicians need a license in the state where the client is</Checkbox>
        )}
      </Field>
    </PageForm>
  );
}
