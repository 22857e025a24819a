import { parseDate, Time } from '@internationalized/date';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { fieldsOf } from '../../ui/FormShell.tsx';
import { TimeField } from '../../ui/TimeField.tsx';

export interface When {
  day: string;
  /** Minutes on the clock of that day. */
  starts_at: number | null;
}

const Field = fieldsOf<When>();

/** Day and time, beside each other: part of any form that holds them. */
export function WhenFields() {
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field name="day" rules={{ required: 'Choose the day.' }}>
        {({ name: _, value, onChange, ...field }) => (
          <DatePicker
            label="Day"
            value={value ? parseDate(value) : null}
            onChange={(day) => onChange(day?.toString() ?? '')}
            {...field}
          />
        )}
      </Field>
      <Field name="starts_at" rules={{ validate: (minute) => minute !== null || 'Enter when it begins.' }}>
        {({ name: _, value, onChange, ...field }) => (
          <TimeField
            label="Begins"
            value={value === null ? null : new Time(Math.floor(value / 60), Math.round(value) % 60)}
            onChange={(time) => onChange(time ? time.hour * 60 + time.minute : null)}
            {...field}
          />
        )}
      </Field>
    </div>
  );
}
