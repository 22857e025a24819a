import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Client, DiagnosisStatus } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { PlainDateField } from '../../ui/PlainDateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const statuses = choicesOf<DiagnosisStatus>(['provisional', 'active', 'in_remission']);

/** What is treated, in order of weight. */
export function Diagnoses({ client }: { client: Client }) {
  const me = useMe();
  const diagnoses = useQuery(query('get-client-diagnoses', { client_id: client.id, include_ended: true }));
  const [open, setOpen] = useState(false);
  const next = Math.max(0, ...(diagnoses.data ?? []).map((diagnosis) => (diagnosis.ended_on ? 0 : diagnosis.rank))) + 1;
  return (
    <div className="max-w-3xl">
      <Lines
        title="Diagnoses"
        lines={diagnoses}
        empty="None on file."
        keyOf={(diagnosis) => diagnosis.id}
        line={(diagnosis) => (
          <Line
            title={`${diagnosis.code} ${diagnosis.description}`}
            details={[
              `since ${plainDay(diagnosis.diagnosed_on)}`,
              diagnosis.ended_on && `until ${plainDay(diagnosis.ended_on)}`,
              diagnosis.note,
            ]}
            state={
              <Badge tone={diagnosis.status === 'active' ? 'info' : 'neutral'}>{plainWord(diagnosis.status)}</Badge>
            }
          />
        )}
        add={
          mayOpen(me.roles, ['supervisor', 'therapist', 'associate_trainee'])
            ? { label: 'Add diagnosis', onPress: () => setOpen(true) }
            : undefined
        }
      />
      {open ? <DiagnosisPanel clientId={client.id} rank={next} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

interface Values {
  code: string | null;
  diagnosed_on: string;
  status: DiagnosisStatus;
  note: string;
}
const Field = fieldsOf<Values>();

function DiagnosisPanel({ clientId, rank, onClose }: { clientId: string; rank: number; onClose: () => void }) {
  const { practice } = useMe();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: practice.timeZone }).format(new Date());
  const form = useForm<Values>({ defaultValues: { code: null, diagnosed_on: today, status: 'active', note: '' } });
  const save = useCall('save-client-diagnosis', { refreshes: ['get-client-diagnoses', 'get-client-timeline'] });
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 150);
  const on = useWatch({ control: form.control, name: 'diagnosed_on' });
  const codes = useQuery({
    ...query('get-icd10-codes', { search, billable_only: true, limit: 20, ...(on ? { on } : {}) }),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  return (
    <SidePanelForm
      title="Add diagnosis"
      form={form}
      isOpen
      onClose={onClose}
      loading={save.isPending}
      submitError={save.error}
      submitLabel="Add diagnosis"
      onSubmit={({ code, note, ...values }) =>
        save.mutate(
          { client_id: clientId, diagnosis: { ...values, code: code ?? '', note: orNull(note), rank } },
          { onSuccess: onClose },
        )
      }
    >
      <Field name="code" rules={{ required: 'Choose a diagnosis.' }}>
        {(field) => (
          <ComboBox
            label="Diagnosis"
            help="By words or by code: “anxiety”, “F41”. Only codes that can be billed on that day."
            options={(codes.data ?? []).map((code) => ({
              value: code.code,
              label: `${code.code} ${code.description}`,
            }))}
            onSearch={setWords}
            searching={codes.isFetching}
            emptyText={search.length > 1 ? 'Nothing matches. Try fewer letters.' : 'Type two letters or more.'}
            {...field}
          />
        )}
      </Field>
      <Field name="diagnosed_on" rules={{ required: 'Enter the day.' }}>
        {({ name: _, ...field }) => <PlainDateField label="Diagnosed on" {...field} />}
      </Field>
      <Field name="status">{(field) => <Select label="State" options={statuses} {...field} />}</Field>
      <Field name="note">{(field) => <TextField label="Note" {...field} />}</Field>
    </SidePanelForm>
  );
}
