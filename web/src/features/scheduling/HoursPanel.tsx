import { Time } from '@internationalized/date';
import { Plus, X } from 'lucide-react';
import { useForm } from 'react-hook-form';
import type { ClinicianSchedule, Weekday } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PlainDateField } from '../../ui/PlainDateField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { toast } from '../../ui/toasts.ts';
import { minutesOf, timeText, weekdays } from './hours.ts';
import { dayNames } from './words.ts';

/** A shift while it is written: minutes from midnight, empty until they are typed. */
interface Row {
  from: number | null;
  to: number | null;
}
type Week = Record<Weekday, Row[]>;

interface Values {
  valid_from: string;
  buffer_minutes: number;
  shifts: Week;
}

const Field = fieldsOf<Values>();

/** The usual week, where none is kept yet: nine to five with an hour's break, Monday to Friday. */
function weekOf(before: ClinicianSchedule | null): Week {
  const rows = (weekday: Weekday): Row[] => {
    if (!before) {
      const works = weekday !== 'saturday' && weekday !== 'sunday';
      return works
        ? [
            { from: 540, to: 720 },
            { from: 780, to: 1020 },
          ]
        : [];
    }
    return before.shifts
      .filter((shift) => shift.weekday === weekday)
      .map((shift) => ({ from: minutesOf(shift.starts), to: minutesOf(shift.ends) }));
  };
  return Object.fromEntries(weekdays.map((weekday) => [weekday, rows(weekday)])) as Week;
}

/** What is wrong with a day's shifts, if anything. */
export function problemOf(week: Week): string | true {
  for (const weekday of weekdays) {
    const rows = [...week[weekday]].sort((one, other) => (one.from ?? 0) - (other.from ?? 0));
    for (const [index, row] of rows.entries()) {
      if (row.from === null || row.to === null) return `${dayNames[weekday]}: enter when the shift begins and ends.`;
      if (row.to <= row.from) return `${dayNames[weekday]}: a shift ends after it begins.`;
      const next = rows[index + 1];
      if (next && next.from !== null && next.from < row.to) return `${dayNames[weekday]}: two shifts overlap.`;
    }
  }
  return true;
}

/** How somebody works from a day on. What held before it stays on record. */
export function HoursPanel({
  clinicianId,
  name,
  today,
  before,
  onClose,
}: {
  clinicianId: string;
  name: string;
  today: string;
  before: ClinicianSchedule | null;
  onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: {
      valid_from: today,
      buffer_minutes: before?.buffer_minutes ?? 0,
      shifts: weekOf(before),
    },
  });
  const save = useCall('save-clinician-schedule', { refreshes: ['get-clinician-schedules', 'get-available-slots'] });
  return (
    <SidePanelForm
      title={`Hours of ${name}`}
      form={form}
      isOpen
      onClose={onClose}
      loading={save.isPending}
      submitError={save.error}
      submitLabel="Save hours"
      onSubmit={(values) =>
        save.mutate(
          {
            clinician_id: clinicianId,
            valid_from: values.valid_from,
            buffer_minutes: Number.isNaN(values.buffer_minutes) ? 0 : values.buffer_minutes,
            max_per_day: before?.max_per_day ?? null,
            max_per_week: before?.max_per_week ?? null,
            shifts: weekdays.flatMap((weekday) =>
              values.shifts[weekday].map((row) => ({
                weekday,
                starts: timeText(row.from ?? 0),
                ends: timeText(row.to ?? 0),
              })),
            ),
          },
          {
            onSuccess: () => {
              toast('Hours are saved');
              onClose();
            },
          },
        )
      }
    >
      <Field name="valid_from" rules={{ required: 'Enter from which day on.' }}>
        {({ name: _, ...field }) => (
          <PlainDateField label="From" help="Visits that are booked stay where they are." {...field} />
        )}
      </Field>
      <Field name="shifts" rules={{ validate: problemOf }}>
        {({ value, onChange, problem }) => (
          <div className="flex flex-col gap-4">
            {weekdays.map((weekday) => (
              <DayRows
                key={weekday}
                weekday={weekday}
                rows={value[weekday]}
                onChange={(rows) => onChange({ ...value, [weekday]: rows })}
              />
            ))}
            {problem ? <p className="text-sm font-medium text-danger">{problem}</p> : null}
          </div>
        )}
      </Field>
      <Field name="buffer_minutes">
        {(field) => <NumberField label="Minutes between two visits" minValue={0} maxValue={120} step={5} {...field} />}
      </Field>
    </SidePanelForm>
  );
}

function DayRows({ weekday, rows, onChange }: { weekday: Weekday; rows: Row[]; onChange: (rows: Row[]) => void }) {
  const day = dayNames[weekday];
  const set = (index: number, change: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <fieldset className="border-t border-line pt-2">
      <legend className="float-left font-medium">{day}</legend>
      <div className="clear-both flex flex-col gap-2 pt-1">
        {rows.length === 0 ? <p className="text-sm text-ink-muted">Does not work</p> : null}
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shifts of a day have no names, and their order is what they are
          <div key={index} className="grid grid-cols-[1fr_1fr_auto] items-end gap-2">
            <TimeField label="From" value={timeOf(row.from)} onChange={(time) => set(index, { from: minutes(time) })} />
            <TimeField label="To" value={timeOf(row.to)} onChange={(time) => set(index, { to: minutes(time) })} />
            <IconButton
              label={`Take this shift of ${day} out`}
              onPress={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <X aria-hidden size={16} />
            </IconButton>
          </div>
        ))}
        <span>
          <Button
            size="small"
            kind="quiet"
            icon={<Plus aria-hidden size={14} />}
            aria-label={`Add shift on ${day}`}
            onPress={() => onChange([...rows, { from: null, to: null }])}
          >
            Add shift
          </Button>
        </span>
      </div>
    </fieldset>
  );
}

function timeOf(value: number | null): Time | null {
  return value === null ? null : new Time(Math.floor(value / 60), value % 60);
}

function minutes(time: { hour: number; minute: number } | null): number | null {
  return time ? time.hour * 60 + time.minute : null;
}
