import { useForm } from 'react-hook-form';
import type { SchedulingSettings } from '../../api/functions.gen.ts';
import { fieldsOf, PageForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

type Values = Omit<SchedulingSettings, 'row_version'>;
const Field = fieldsOf<Values>();

const rasters = ['5', '10', '15', '20', '30', '60'].map((value) => ({ value, label: `${value} minutes` }));
const dollars = { style: 'currency', currency: 'USD' } as const;

const numbers = [
  ['appointment_minutes', 'Length of a new visit, minutes', 10, 480],
  ['max_recurrences', 'Most visits in one series', 1, 104],
  ['booking_window_days', 'Clients book at most this many days ahead', 1, 730],
  ['booking_notice_hours', 'and at least this many hours before', 0, 336],
  ['late_cancel_hours', 'A cancellation is late this many hours before', 0, 168],
] as const;

const fees = [
  ['late_cancel_fee_cents', 'Fee for a late cancellation'],
  ['no_show_fee_cents', 'Fee for a missed visit'],
] as const;

export function SchedulingForm({ settings }: { settings: SchedulingSettings }) {
  const { save, ...saving } = useSaveSettings();
  const { row_version, ...values } = settings;
  const form = useForm<Values>({ defaultValues: values });
  return (
    <PageForm
      form={form}
      {...saving}
      submitLabel="Save calendar rules"
      onSubmit={(changed) => save({ scheduling: { ...changed, row_version } })}
    >
      <Field name="slot_minutes">
        {({ value, onChange, ...field }) => (
          <Select
            label="Raster of the calendar"
            options={rasters}
            value={String(value)}
            onChange={(next) => onChange(Number(next))}
            {...field}
          />
        )}
      </Field>
      {numbers.map(([name, label, minValue, maxValue]) => (
        <Field key={name} name={name}>
          {(field) => <NumberField label={label} minValue={minValue} maxValue={maxValue} {...field} />}
        </Field>
      ))}
      {fees.map(([name, label]) => (
        <Field key={name} name={name}>
          {({ value, onChange, ...field }) => (
            <NumberField
              label={label}
              minValue={0}
              maxValue={1000}
              formatOptions={dollars}
              value={value / 100}
              onChange={(next) => onChange(Math.round(next * 100))}
              {...field}
            />
          )}
        </Field>
      ))}
    </PageForm>
  );
}
