import { useQuery } from '@tanstack/react-query';
import type { Client, Policy, Rank, Relationship } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { centsOf, dollarsOf } from '../../lib/money.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { wrongCopay } from './copay.ts';
import { choicesOf, orNull } from './words.ts';

const ranks = choicesOf<Rank>(['primary', 'secondary', 'tertiary']);
const relationships = choicesOf<Relationship>(['self', 'spouse', 'child', 'other'], {
  self: 'The client',
  spouse: 'Spouse of the client',
  child: 'Parent of the client',
  other: 'Somebody else',
});

interface Values extends Record<string, string | boolean> {
  payer_id: string;
  member_id: string;
  group_number: string;
  plan_name: string;
  rank: string;
  relationship: string;
  subscriber_name: string;
  subscriber_birth_date: string;
  copay: string;
  valid_from: string;
}

/** A policy as it stands on the card. The number is sealed: when changing a policy it stays unless another is typed. */
export function PolicyPanel({ client, old, onClose }: { client: Client; old: Policy | null; onClose: () => void }) {
  const payers = useQuery(query('get-payers', {}));
  const save = useCall('save-client-insurance', { refreshes: ['get-client-insurance', 'get-client-timeline'] });
  return (
    <LinePanel<Values>
      title={old ? 'Edit insurance' : 'Add insurance'}
      submitLabel={old ? 'Save insurance' : 'Add insurance'}
      start={{
        payer_id: old?.payer_id ?? '',
        member_id: '',
        group_number: old?.group_number ?? '',
        plan_name: old?.plan_name ?? '',
        rank: old?.rank ?? 'primary',
        relationship: old?.relationship ?? 'self',
        subscriber_name: old?.subscriber_name ?? '',
        subscriber_birth_date: old?.subscriber_birth_date ?? '',
        copay: old?.copay_cents == null ? '' : dollarsOf(old.copay_cents),
        valid_from: old?.valid_from ?? '',
      }}
      fields={[
        {
          name: 'payer_id',
          label: 'Payer',
          kind: 'choice',
          options: (payers.data ?? []).map((payer) => ({ value: payer.id, label: payer.name })),
          missing: 'Choose a payer.',
          ...(payers.data?.length === 0 ? { help: 'The practice has no payers yet.' } : {}),
        },
        old
          ? {
              name: 'member_id',
              label: 'Number on the card',
              help: `Stays ••${old.member_id_last_four}, if left empty.`,
            }
          : { name: 'member_id', label: 'Number on the card', missing: 'Enter the number on the card.' },
        { name: 'plan_name', label: 'Plan' },
        { name: 'group_number', label: 'Group' },
        { name: 'rank', label: 'Turn', kind: 'choice', options: ranks },
        { name: 'relationship', label: 'Holder of the policy', kind: 'choice', options: relationships },
        { name: 'subscriber_name', label: 'Name of the holder', help: 'If it is not the client.' },
        { name: 'subscriber_birth_date', label: 'Birth date of the holder', kind: 'date' },
        { name: 'copay', label: 'Copay in dollars', help: 'Such as 25 or 25.50.', wrong: wrongCopay },
        { name: 'valid_from', label: 'From', kind: 'date', missing: 'Enter the first day.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            client_id: client.id,
            insurance: {
              payer_id: values.payer_id,
              member_id: orNull(values.member_id),
              plan_name: orNull(values.plan_name),
              group_number: orNull(values.group_number),
              rank: values.rank as Rank,
              relationship: values.relationship as Relationship,
              subscriber_name: values.relationship === 'self' ? null : orNull(values.subscriber_name),
              subscriber_birth_date: values.relationship === 'self' ? null : orNull(values.subscriber_birth_date),
              copay_cents: centsOf(values.copay),
              valid_from: values.valid_from,
              valid_to: old?.valid_to ?? null,
            },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
