import { useForm } from 'react-hook-form';
import type { GeneralSettings } from '../../api/functions.gen.ts';
import { fieldsOf, PageForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { timeZones, withCurrent } from './choices.ts';
import { useSaveSettings } from './useSaveSettings.ts';

type Values = { [K in Exclude<keyof GeneralSettings, 'row_version'>]: string };
const Field = fieldsOf<Values>();

export function GeneralForm({ settings }: { settings: GeneralSettings }) {
  const { save, ...saving } = useSaveSettings();
  const form = useForm<Values>({
    defaultValues: {
      name: settings.name,
      legal_name: settings.legal_name,
      npi: settings.npi ?? '',
      phone: settings.phone ?? '',
      email: settings.email ?? '',
      website: settings.website ?? '',
      time_zone: settings.time_zone,
    },
  });
  const known = (text: string) => text.trim() || null;
  return (
    <PageForm
      form={form}
      {...saving}
      submitLabel="Save practice"
      onSubmit={(values) =>
        save({
          general: {
            ...values,
            npi: known(values.npi),
            phone: known(values.phone),
            email: known(values.email),
            website: known(values.website),
            row_version: settings.row_version,
          },
        })
      }
    >
      <Field name="name" rules={{ required: 'Enter the name clients know.' }}>
        {(field) => <TextField label="Name" {...field} />}
      </Field>
      <Field name="legal_name" rules={{ required: 'Enter the legal name.' }}>
        {(field) => <TextField label="Legal name" help="As registered; used on claims." {...field} />}
      </Field>
      <Field name="npi" rules={{ pattern: { value: /^\d{10}$/, message: 'An NPI has ten digits.' } }}>
        {(field) => <TextField label="Group NPI" inputMode="numeric" {...field} />}
      </Field>
      <Field name="phone">{(field) => <TextField label="Phone" type="tel" {...field} />}</Field>
      <Field name="email">{(field) => <TextField label="Email" type="email" {...field} />}</Field>
      <Field name="website">{(field) => <TextField label="Website" type="url" {...field} />}</Field>
      <Field name="time_zone">
        {(field) => (
          <Select
            label="Time zone"
            help="All times are shown in it."
            options={withCurrent(timeZones, field.value)}
            {...field}
          />
        )}
      </Field>
    </PageForm>
  );
}
