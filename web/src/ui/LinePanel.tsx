import type { ReactNode } from 'react';
import { type DefaultValues, type FieldPath, type PathValue, useForm } from 'react-hook-form';
import { Checkbox } from './Checkbox.tsx';
import type { SubmitProblem } from './FormProblem.tsx';
import { FormField, SidePanelForm } from './FormShell.tsx';
import { PlainDateField } from './PlainDateField.tsx';
import { Select } from './Select.tsx';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';

/*
 * A line of a record (an allergy, a contact, a licence) is a handful of plain fields. They are declared as data, and
 * this draws the panel: one look, one way to say what is wrong.
 */

/** Values of a line's form: text and dates as text, statements as true or false. */
export type LineValues = Record<string, string | boolean>;

export interface LineField<V extends LineValues> {
  name: keyof V & string;
  label: string;
  kind?: 'text' | 'area' | 'date' | 'choice' | 'check';
  options?: readonly { value: string; label: string }[];
  /** What is said when it is left empty. Without it the field may stay empty. */
  missing?: string;
  /** What is wrong with a text that was typed, or nothing. */
  wrong?: (text: string) => string | null;
  help?: string;
}

export interface LinePanelProps<V extends LineValues> {
  title: string;
  submitLabel: string;
  fields: readonly LineField<V>[];
  start: V;
  loading: boolean;
  submitError: SubmitProblem | null;
  onSave: (values: V) => void;
  onClose: () => void;
  /** Above the fields. */
  children?: ReactNode;
}

/** Mounted while it is open, so that each opening starts from `start`. */
export function LinePanel<V extends LineValues>(props: LinePanelProps<V>) {
  const form = useForm<V>({ defaultValues: props.start as DefaultValues<V> });
  return (
    <SidePanelForm
      title={props.title}
      form={form}
      isOpen
      onClose={props.onClose}
      loading={props.loading}
      submitError={props.submitError}
      submitLabel={props.submitLabel}
      onSubmit={(values) => props.onSave(values)}
    >
      {props.children}
      {props.fields.map((field) => (
        <FormField<V, FieldPath<V>>
          key={field.name}
          name={field.name as FieldPath<V>}
          rules={{
            ...(field.missing ? { required: field.missing } : {}),
            validate: (value) => (typeof value === 'string' && field.wrong?.(value)) || true,
          }}
        >
          {(slot) => (
            <Control
              field={field}
              value={slot.value}
              onChange={(value) => slot.onChange(value as PathValue<V, FieldPath<V>>)}
              onBlur={slot.onBlur}
              problem={slot.problem}
            />
          )}
        </FormField>
      ))}
    </SidePanelForm>
  );
}

function Control<V extends LineValues>({
  field,
  value,
  ...slot
}: {
  field: LineField<V>;
  value: string | boolean;
  onChange: (value: string | boolean) => void;
  onBlur: () => void;
  problem: string | undefined;
}) {
  const told = { label: field.label, ...(field.help ? { help: field.help } : {}), ...slot };
  switch (field.kind ?? 'text') {
    case 'check':
      return (
        <Checkbox value={value === true} onChange={slot.onChange} problem={slot.problem}>
          {field.label}
        </Checkbox>
      );
    case 'choice':
      return <Select {...told} options={field.options ?? []} value={value === '' ? null : String(value)} />;
    case 'date':
      return <PlainDateField {...told} value={String(value)} />;
    case 'area':
      return <TextArea {...told} value={String(value)} />;
    default:
      return <TextField {...told} value={String(value)} />;
  }
}
