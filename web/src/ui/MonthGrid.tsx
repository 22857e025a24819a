import type { CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar';
import { Heading } from 'react-aria-components/Heading';

const arrow =
  'inline-flex size-8 items-center justify-center rounded-control text-ink-muted hover:bg-hover hover:text-ink';

/** One month to pick a day from. Inside a date field it takes the field's value; elsewhere it is given one. */
export function MonthGrid(props: { label?: string; value?: CalendarDate; onChange?: (day: CalendarDate) => void }) {
  return (
    <Calendar
      {...(props.label ? { 'aria-label': props.label } : {})}
      {...(props.value ? { value: props.value, defaultFocusedValue: props.value } : {})}
      {...(props.onChange ? { onChange: props.onChange } : {})}
    >
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
