import { CalendarDate, Time } from '@internationalized/date';
import { useState } from 'react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { DatePicker } from '../../ui/DatePicker.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TimeField } from '../../ui/TimeField.tsx';
import { Sample } from './Sample.tsx';

const places = [
  { value: 'office', label: 'Office' },
  { value: 'video', label: 'Video' },
  { value: 'home', label: 'Client’s home' },
] as const;

const clinicians = [
  { value: 'ilse', label: 'Ilse Brandvold', detail: 'Supervisor' },
  { value: 'jonah', label: 'Jonah Perrault', detail: 'Therapist' },
  { value: 'saoirse', label: 'Saoirse Tamm', detail: 'Associate' },
] as const;

export function FieldsKit() {
  const [place, setPlace] = useState<'office' | 'video' | 'home' | null>('office');
  const [clinician, setClinician] = useState<'ilse' | 'jonah' | 'saoirse' | null>(null);
  const [birth, setBirth] = useState<CalendarDate | null>(new CalendarDate(1991, 3, 14));
  const [day, setDay] = useState<CalendarDate | null>(new CalendarDate(2027, 1, 5));
  const [start, setStart] = useState<Time | null>(new Time(14, 0));
  const [on, setOn] = useState(true);
  const [agreed, setAgreed] = useState(true);
  return (
    <Sample title="Fields">
      <div className="grid max-w-4xl gap-x-8 gap-y-6 sm:grid-cols-2">
        <TextField label="Chosen name" help="What the client wants to be called." defaultValue="Wren" />
        <TextField label="Email" type="email" required problem="Enter an address such as name@example.org." />
        <PasswordField label="Password" defaultValue="correct horse" />
        <NumberField label="Session length, minutes" defaultValue={53} minValue={15} maxValue={240} />
        <Select label="Place" options={places} value={place} onChange={setPlace} />
        <ComboBox
          label="Clinician"
          options={clinicians}
          value={clinician}
          onChange={setClinician}
          placeholder="Type a name"
        />
        <DateField label="Birth date" value={birth} onChange={setBirth} />
        <DatePicker label="Visit day" value={day} onChange={setDay} help="The practice is closed on Mondays." />
        <TimeField label="Start" value={start} onChange={setStart} />
        <TextField
          label="MRN"
          value="MH2027000412"
          isDisabled
          help="Given by the practice when the chart was opened."
        />
        <div className="sm:col-span-2">
          <TextArea label="Reason for the visit" rows={3} help="In the client’s own words." />
        </div>
        <RadioGroup
          label="Reminder"
          defaultValue="text"
          options={[
            { value: 'text', label: 'Text message', help: 'One day before, without any clinical detail.' },
            { value: 'email', label: 'Email' },
            { value: 'none', label: 'No reminder' },
          ]}
        />
        <div className="flex flex-col gap-4">
          <Checkbox value={agreed} onChange={setAgreed}>
            The client agreed to video visits
          </Checkbox>
          <Checkbox problem="Confirm this before the visit starts.">Identity was checked</Checkbox>
          <Switch
            label="Online booking"
            help="Clients see open times of clinicians who allow it."
            value={on}
            onChange={setOn}
          />
        </div>
      </div>
    </Sample>
  );
}
