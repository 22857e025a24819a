import type { CalendarDate } from '@internationalized/date';
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { FieldFoot, FieldLabel, type FieldProps, fieldColumn } from './Field.tsx';

export interface DateFieldProps extends FieldProps {
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
  onBlur?: () => void;
  minValue?: CalendarDate;
  maxValue?: CalendarDate;
  isDisabled?: boolean;
}

/** One segment of a date or time, shared by every field that is typed in segments. */
export function Segments({ className }: { className: string }) {
  return (
    <DateInput className={className}>
      {(segment) => (
        <DateSegment
          segment={segment}
          className={`rounded-[3px] text-center leading-6 tabular-nums outline-none data-placeholder:text-ink-muted data-focused:bg-accent data-focused:text-on-accent ${
            segment.type === 'literal' ? 'text-ink-muted' : 'min-w-6 px-0.5'
          }`}
        />
      )}
    </DateInput>
  );
}

/** A date typed from memory, such as a birth date. To pick a day near today, use DatePicker. */
export function DateField({ label, help, problem, required, ...rest }: DateFieldProps) {
  return (
    <AriaDateField
      {...rest}
      shouldForceLeadingZeros
      granularity="day"
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Segments className="control flex h-9 w-full items-center px-2.5" />
      <FieldFoot help={help} problem={problem} />
    </AriaDateField>
  );
}
