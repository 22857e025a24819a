import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, ContactKind, ContactPoint, ContactSystem } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { LineButton } from './LineButton.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const kinds = choicesOf<ContactKind>(['mobile', 'home', 'work', 'other']);
const systems = choicesOf<ContactSystem>(['phone', 'email']);
const refreshes = ['get-client-contact-points', 'get-client', 'get-clients', 'get-client-timeline'] as const;

/** Numbers and addresses in the order in which they are tried, with what may be said or sent there. */
export function Reach({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const points = useQuery(query('get-client-contact-points', { client_id: client.id }));
  const strike = useCall('delete-client-contact-point', { refreshes });
  const [open, setOpen] = useState<ContactPoint | 'new' | null>(null);
  const [striking, setStriking] = useState<ContactPoint | null>(null);
  const next = Math.max(0, ...(points.data ?? []).map((point) => point.rank)) + 1;
  return (
    <>
      <Lines
        title="Phone and email"
        lines={points}
        empty="No number and no address yet."
        keyOf={(point) => point.id}
        line={(point) => (
          <Line
            title={point.value}
            details={[
              plainWord(point.kind),
              point.system === 'phone' && (point.voicemail_allowed ? 'may leave a message' : 'no voicemail'),
              point.system === 'phone' && point.text_consent && 'agreed to texts',
              point.note,
            ]}
            actions={
              mayWrite ? (
                <>
                  <LineButton does="Edit" name={point.value} onPress={() => setOpen(point)} />
                  <LineButton does="Strike out" name={point.value} onPress={() => setStriking(point)} />
                </>
              ) : null
            }
          />
        )}
        add={mayWrite ? { label: 'Add', onPress: () => setOpen('new') } : undefined}
      />
      {open ? (
        <ReachPanel
          client={client}
          old={open === 'new' ? null : open}
          next={Math.min(next, 20)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <ConfirmDialog
        title="Strike out"
        isOpen={striking !== null}
        onClose={() => setStriking(null)}
        confirmLabel="Strike out"
        loading={strike.isPending}
        submitError={strike.error}
        onConfirm={() =>
          striking &&
          strike.mutate(
            { id: striking.id },
            {
              onSuccess: () => {
                toast('Struck out; the history keeps it');
                setStriking(null);
              },
            },
          )
        }
      >
        {striking?.value} is no longer used and no longer found by search. The record of it stays.
      </ConfirmDialog>
    </>
  );
}

interface Values extends Record<string, string | boolean> {
  system: string;
  kind: string;
  value: string;
  rank: string;
  voicemail: boolean;
  texts: boolean;
  note: string;
}

function ReachPanel({
  client,
  old,
  next,
  onClose,
}: {
  client: Client;
  old: ContactPoint | null;
  next: number;
  onClose: () => void;
}) {
  const save = useCall('save-client-contact-point', { refreshes });
  return (
    <LinePanel<Values>
      title={old ? 'Edit phone or email' : 'Add phone or email'}
      submitLabel={old ? 'Save' : 'Add'}
      start={{
        system: old?.system ?? 'phone',
        kind: old?.kind ?? 'mobile',
        value: old?.value ?? '',
        rank: String(old?.rank ?? next),
        voicemail: old?.voicemail_allowed ?? false,
        texts: old?.text_consent ?? false,
        note: old?.note ?? '',
      }}
      fields={[
        { name: 'system', label: 'Way', kind: 'choice', options: systems },
        { name: 'value', label: 'Number or address', missing: 'Enter a number or an address.' },
        { name: 'kind', label: 'Kind', kind: 'choice', options: kinds },
        { name: 'rank', label: 'Turn', help: '1 is tried first.', missing: 'Enter a number from 1 to 20.' },
        { name: 'voicemail', label: 'A message may be left', kind: 'check' },
        { name: 'texts', label: 'The client agreed to text messages', kind: 'check' },
        { name: 'note', label: 'Note', help: 'Such as “only after six”.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            client_id: client.id,
            client_contact_point: {
              system: values.system as ContactSystem,
              kind: values.kind as ContactKind,
              value: values.value,
              rank: Number.parseInt(values.rank, 10) || 0,
              text_consent: values.texts,
              voicemail_allowed: values.voicemail,
              note: orNull(values.note),
            },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
