import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { DatePicker as AriaDatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { type DateFieldProps, Segments } from './DateField.tsx';
import { FieldFoot, FieldLabel, fieldColumn } from './Field.tsx';
import { popoverClass } from './listStyles.ts';

const arrow =
  'inline-flex size-8 items-center justify-center rounded-control text-ink-muted hover:bg-hover hover:text-ink';

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

function MonthGrid() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <AriaButton slot="previous" className={arrow}>
          <ChevronLeft aria-hidden size={18} />
        </AriaButton>
        <Heading className="text-base font-semibold" />
        <AriaButton slot="next" className={arrow}>
          <ChevronRight aria-hidden size={18} />
        </AriaButton>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="size-9 text-xs font-medium text-ink-muted">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className="flex size-9 items-center justify-center rounded-control text-sm tabular-nums outline-none hover:bg-hover data-disabled:text-ink-muted data-outside-month:invisible data-today:font-semibold data-today:text-accent data-selected:bg-accent data-selected:text-on-accent data-unavailable:line-through data-focus-visible:outline-2 data-focus-visible:outline-offset-1 data-focus-visible:outline-focus"
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
