import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddressKind, Client, ClientAddress } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { LineButton } from './LineButton.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const kinds = choicesOf<AddressKind>(['home', 'mailing', 'temporary', 'work']);

/** Where the client lives and gets mail. An address ends on its last day and stays on file. */
export function Addresses({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const addresses = useQuery(query('get-client-addresses', { client_id: client.id }));
  const [open, setOpen] = useState<ClientAddress | 'new' | null>(null);
  return (
    <>
      <Lines
        title="Addresses"
        lines={addresses}
        empty="No address yet."
        keyOf={(address) => address.id}
        line={(address) => (
          <Line
            title={[address.street, address.unit].filter(Boolean).join(', ')}
            details={[
              `${address.city}, ${address.state} ${address.postal_code}`,
              plainWord(address.kind),
              address.valid_from && `from ${plainDay(address.valid_from)}`,
              address.valid_to && `until ${plainDay(address.valid_to)}`,
            ]}
            state={address.confidential ? <Badge tone="warn">Confidential</Badge> : null}
            actions={
              mayWrite ? <LineButton does="Edit" name={address.street} onPress={() => setOpen(address)} /> : null
            }
          />
        )}
        add={mayWrite ? { label: 'Add', onPress: () => setOpen('new') } : undefined}
      />
      {open ? <AddressPanel client={client} old={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

interface Values extends Record<string, string | boolean> {
  kind: string;
  street: string;
  unit: string;
  city: string;
  state: string;
  postal_code: string;
  valid_from: string;
  valid_to: string;
  confidential: boolean;
}

function AddressPanel({ client, old, onClose }: { client: Client; old: ClientAddress | null; onClose: () => void }) {
  const save = useCall('save-client-address', { refreshes: ['get-client-addresses', 'get-client-timeline'] });
  return (
    <LinePanel<Values>
      title={old ? 'Edit address' : 'Add address'}
      submitLabel={old ? 'Save address' : 'Add address'}
      start={{
        kind: old?.kind ?? 'home',
        street: old?.street ?? '',
        unit: old?.unit ?? '',
        city: old?.city ?? '',
        state: old?.state ?? '',
        postal_code: old?.postal_code ?? '',
        valid_from: old?.valid_from ?? '',
        valid_to: old?.valid_to ?? '',
        confidential: old?.confidential ?? false,
      }}
      fields={[
        { name: 'kind', label: 'Kind', kind: 'choice', options: kinds },
        { name: 'street', label: 'Street and number', missing: 'Enter the street.' },
        { name: 'unit', label: 'Unit' },
        { name: 'city', label: 'City', missing: 'Enter the city.' },
        { name: 'state', label: 'State', missing: 'Enter the state.', help: 'Two letters, such as NY.' },
        { name: 'postal_code', label: 'ZIP code', missing: 'Enter the ZIP code.' },
        { name: 'valid_from', label: 'From', kind: 'date' },
        { name: 'valid_to', label: 'Last day', kind: 'date', help: 'When the client moves, or comes back home.' },
        { name: 'confidential', label: 'Confidential: write here and nowhere else', kind: 'check' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={({ kind, unit, valid_from, valid_to, ...values }) =>
        save.mutate(
          {
            client_id: client.id,
            client_address: {
              ...values,
              state: values.state.trim().toUpperCase(),
              kind: kind as AddressKind,
              unit: orNull(unit),
              valid_from: orNull(valid_from),
              valid_to: orNull(valid_to),
            },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
