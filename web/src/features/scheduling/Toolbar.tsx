import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, Clock, Plus } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Link } from 'react-aria-components/Link';
import { Popover } from 'react-aria-components/Popover';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FilterChoice } from '../../ui/FilterBar.tsx';
import { popoverClass } from '../../ui/listStyles.ts';
import { MonthGrid } from '../../ui/MonthGrid.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { titleOf, type View, viewNames, views } from './view.ts';

const viewChoices = views.map((view) => ({ value: view, label: viewNames[view], keys: view.slice(0, 1) }));
const turnNames: Record<View, [string, string]> = {
  day: ['Previous day', 'Next day'],
  week: ['Previous week', 'Next week'],
  agenda: ['Previous week', 'Next week'],
};

export interface Choice {
  value: string;
  label: string;
}

export interface ToolbarProps {
  view: View;
  day: string;
  days: readonly string[];
  /** There is only the list on a phone. */
  narrow: boolean;
  clinician: string;
  clinicians: readonly Choice[];
  location: string;
  locations: readonly Choice[];
  onView: (view: View) => void;
  onDay: (day: string) => void;
  onToday: () => void;
  onTurn: (by: -1 | 1) => void;
  onClinician: (id: string) => void;
  onLocation: (id: string) => void;
  /** Where hours and time off are kept; left out for those without any. */
  hoursPath: string | null;
  /** Left out for those who may not book. */
  onBook: (() => void) | null;
}

/** Above the calendar: which days, how they are shown, whose they are. */
export function Toolbar(props: ToolbarProps) {
  const [back, forth] = turnNames[props.view];
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pb-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-1">
        <h1
          tabIndex={-1}
          data-page-heading
          className="mr-2 text-md leading-tight sm:text-lg font-semibold tracking-[-0.01em] tabular-nums"
        >
          {titleOf(props.days)}
        </h1>
        <IconButton label={back} onPress={() => props.onTurn(-1)}>
          <ChevronLeft aria-hidden size={18} />
        </IconButton>
        <IconButton label={forth} onPress={() => props.onTurn(1)}>
          <ChevronRight aria-hidden size={18} />
        </IconButton>
        <Button size="small" onPress={props.onToday}>
          Today
        </Button>
        <DayPicker day={props.day} onDay={props.onDay} />
        {props.hoursPath ? (
          <Link
            href={props.hoursPath}
            aria-label="Hours and time off"
            className="inline-flex size-9 items-center justify-center rounded-control text-ink-muted hover:bg-hover hover:text-ink"
          >
            <Clock aria-hidden size={18} />
          </Link>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {props.clinicians.length > 1 ? (
          <FilterChoice
            label="Clinician"
            value={props.clinician}
            options={props.clinicians}
            onChange={props.onClinician}
            {...(props.view === 'week' ? { required: true } : {})}
          />
        ) : null}
        {props.locations.length > 1 ? (
          <FilterChoice label="Location" value={props.location} options={props.locations} onChange={props.onLocation} />
        ) : null}
        {props.narrow ? null : (
          <Segmented label="View" value={props.view} options={viewChoices} onChange={props.onView} />
        )}
        {props.onBook && !props.narrow ? (
          <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={props.onBook}>
            Book visit
          </Button>
        ) : null}
      </div>
    </header>
  );
}

/** A month to jump from. */
function DayPicker({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <IconButton label="Go to a day">
        <CalendarDays aria-hidden size={18} />
      </IconButton>
      <Popover placement="bottom start" className={popoverClass}>
        <Dialog aria-label="Go to a day" className="p-3 outline-none">
          <MonthGrid
            label="Go to a day"
            value={parseDate(day)}
            onChange={(chosen) => {
              onDay(chosen.toString());
              setOpen(false);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
