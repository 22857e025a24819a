import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { BlockedTime, BlockKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { day, timeRange } from '../../lib/dates.ts';
import { addDays, instantAt, startOf } from '../../lib/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { type Repeat, recurrenceOf, repeats } from './booking.ts';
import { type When, WhenFields } from './WhenFields.tsx';
import { blockNames } from './words.ts';

const reads = ['get-blocked-times', 'get-available-slots'] as const;
const kinds = (Object.keys(blockNames) as BlockKind[]).map((value) => ({ value, label: blockNames[value] }));

/** Time kept free of visits, of the next weeks. */
export function BlockedTimes({ clinicianId, today, zone }: { clinicianId: string; today: string; zone: string }) {
  const me = useMe();
  const [adding, setAdding] = useState(false);
  const span = useMemo(
    () => ({
      from: startOf(today, zone).toISOString(),
      to: startOf(addDays(today, 60), zone).toISOString(),
      clinician_ids: [clinicianId],
    }),
    [today, zone, clinicianId],
  );
  const blocked = useQuery(query('get-blocked-times', span));
  const remove = useCall('delete-blocked-time', { refreshes: reads });
  const mayChange = clinicianId === me.id || mayOpen(me.roles, ['administrator', 'front_desk']);
  const open = (block: BlockedTime) =>
    remove.mutate(
      { id: block.id, following: false },
      {
        onSuccess: () => toast('The time is open again'),
        onError: (failure) => toast(failure.message, { tone: 'danger' }),
      },
    );
  return (
    <>
      <Lines
        title="Kept free"
        about="In the next 60 days. Nothing is booked there unless somebody does it on purpose."
        lines={blocked}
        empty="No time is kept free."
        keyOf={(block) => block.id}
        line={(block) => (
          <Line
            title={`${day(block.starts_at, zone)}, ${timeRange(block.starts_at, block.ends_at, zone)}`}
            details={[blockNames[block.kind], block.note]}
            actions={
              mayChange ? (
                <Button
                  size="small"
                  aria-label={`Open again, ${day(block.starts_at, zone)}`}
                  isPending={remove.isPending && remove.variables?.id === block.id}
                  onPress={() => open(block)}
                >
                  Open again
                </Button>
              ) : null
            }
          />
        )}
        add={mayChange ? { label: 'Keep a time free', onPress: () => setAdding(true) } : undefined}
      />
      {adding ? (
        <BlockPanel clinicianId={clinicianId} today={today} zone={zone} onClose={() => setAdding(false)} />
      ) : null}
    </>
  );
}

interface Values extends When {
  kind: BlockKind;
  minutes: number;
  repeat: Repeat;
  count: number;
  note: string;
}

const Field = fieldsOf<Values>();

function BlockPanel({
  clinicianId,
  today,
  zone,
  onClose,
}: {
  clinicianId: string;
  today: string;
  zone: string;
  onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { kind: 'meeting', day: today, starts_at: null, minutes: 60, repeat: 'once', count: 10, note: '' },
  });
  const create = useCall('create-blocked-time', { refreshes: reads });
  const repeat = form.watch('repeat');
  return (
    <SidePanelForm
      title="Keep a time free"
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending}
      submitError={create.error}
      submitLabel="Keep free"
      onSubmit={(values) =>
        create.mutate(
          {
            clinician_id: clinicianId,
            kind: values.kind,
            starts_at: instantAt(values.day, values.starts_at ?? 0, zone).toISOString(),
            minutes: values.minutes,
            time_zone: zone,
            recurrence: recurrenceOf(values),
            note: values.note.trim() || null,
          },
          {
            onSuccess: (made) => {
              toast(made.length === 1 ? 'The time is kept free' : `${made.length} times are kept free`);
              onClose();
            },
          },
        )
      }
    >
      <Field name="kind">{(field) => <Select label="For what" options={kinds} {...field} />}</Field>
      <WhenFields />
      <Field name="minutes" rules={{ validate: (minutes) => !Number.isNaN(minutes) || 'Enter how long.' }}>
        {(field) => <NumberField label="Minutes" minValue={5} maxValue={1440} step={5} {...field} />}
      </Field>
      <Field name="repeat">{(field) => <Select label="Repeats" options={repeats} {...field} />}</Field>
      {repeat === 'once' ? null : (
        <Field name="count" rules={{ validate: (count) => !Number.isNaN(count) || 'Enter how often.' }}>
          {(field) => <NumberField label="How often in all" minValue={2} maxValue={52} {...field} />}
        </Field>
      )}
      <Field name="note">{(field) => <TextField label="Note" maxLength={200} {...field} />}</Field>
    </SidePanelForm>
  );
}
