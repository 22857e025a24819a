import { type CalendarDate, parseDate } from '@internationalized/date';
import { DateField } from './DateField.tsx';
import type { FieldProps } from './Field.tsx';

/** A date as the server writes it, "1990-05-17", or nothing. */
export function PlainDateField({
  value,
  onChange,
  ...rest
}: FieldProps & { value: string; onChange: (value: string) => void; onBlur?: () => void }) {
  return (
    <DateField
      {...rest}
      value={value === '' ? null : parseDate(value)}
      onChange={(date: CalendarDate | null) => onChange(date?.toString() ?? '')}
    />
  );
}
