import { CalendarDays } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { DatePicker as AriaDatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { type DateFieldProps, Segments } from './DateField.tsx';
import { FieldFoot, FieldLabel, fieldColumn } from './Field.tsx';
import { popoverClass } from './listStyles.ts';
import { MonthGrid } from './MonthGrid.tsx';

/** A day near today: typed in segments or picked from a month. */
export function DatePicker({ label, help, problem, required, ...rest }: DateFieldProps) {
  return (
    <AriaDatePicker
      {...rest}
      shouldForceLeadingZeros
      granularity="day"
      isRequired={required ?? false}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      className={fieldColumn}
    >
      <FieldLabel label={label} required={required} />
      <Group className="control flex h-9 items-center">
        <Segments className="flex flex-1 items-center px-2.5" />
        <AriaButton className="mr-1 inline-flex size-7 items-center justify-center rounded-control text-ink-muted hover:bg-hover">
          <CalendarDays aria-hidden size={16} />
        </AriaButton>
      </Group>
      <FieldFoot help={help} problem={problem} />
      <Popover className={popoverClass}>
        <Dialog className="p-3 outline-none">
          <MonthGrid />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
