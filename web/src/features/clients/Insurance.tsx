import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, Policy, Rank, Relationship } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { choicesOf, orNull, plainWord } from './words.ts';

const ranks = choicesOf<Rank>(['primary', 'secondary', 'tertiary']);
const relationships = choicesOf<Relationship>(['self', 'spouse', 'child', 'other'], { self: 'The client' });

/** Who pays, in which turn. */
export function Insurance({ client }: { client: Client }) {
  const me = useMe();
  const policies = useQuery(query('get-client-insurance', { client_id: client.id }));
  const refreshes = ['get-client-insurance', 'get-client-timeline'] as const;
  const verify = useCall('verify-client-insurance', { refreshes });
  const end = useCall('terminate-client-insurance', { refreshes });
  const [open, setOpen] = useState<'new' | Policy | null>(null);
  const mayWrite = mayOpen(me.roles, ['administrator', 'front_desk', 'billing_staff']);
  return (
    <div className="max-w-3xl">
      <Lines
        title="Insurance"
        lines={policies}
        empty="None: the client pays."
        keyOf={(policy) => policy.id}
        line={(policy) => (
          <Line
            title={[policy.payer_name, policy.plan_name].filter(Boolean).join(', ')}
            details={[
              plainWord(policy.rank),
              `number ends in ${policy.member_id_last_four}`,
              policy.copay_cents !== null && `copay ${money(policy.copay_cents)}`,
              `from ${plainDay(policy.valid_from)}`,
              policy.valid_to && `until ${plainDay(policy.valid_to)}`,
              policy.verified_at && `checked ${moment(policy.verified_at, me.practice.timeZone)}`,
            ]}
            state={
              <Badge tone={policy.valid_to ? 'neutral' : policy.verified_at ? 'good' : 'warn'}>
                {policy.valid_to ? 'Ended' : policy.verified_at ? 'Checked' : 'Not checked'}
              </Badge>
            }
            actions={
              mayWrite && !policy.valid_to ? (
                <>
                  <Button
                    size="small"
                    kind="quiet"
                    isPending={verify.isPending && verify.variables.id === policy.id}
                    onPress={() =>
                      verify.mutate(
                        { id: policy.id, method: 'card_seen' },
                        { onSuccess: () => toast('Card seen today') },
                      )
                    }
                  >
                    Card seen
                  </Button>
                  <Button size="small" kind="quiet" onPress={() => setOpen(policy)}>
                    End
                  </Button>
                </>
              ) : null
            }
          />
        )}
        add={mayWrite ? { label: 'Add insurance', onPress: () => setOpen('new') } : undefined}
      />
      {open === 'new' ? <PolicyPanel client={client} onClose={() => setOpen(null)} /> : null}
      {open && open !== 'new' ? (
        <LinePanel<{ last_day: string; reason: string }>
          title={`End ${open.payer_name}`}
          submitLabel="End insurance"
          start={{ last_day: '', reason: '' }}
          fields={[
            { name: 'last_day', label: 'Last day', kind: 'date', missing: 'Enter the last day.' },
            { name: 'reason', label: 'Reason', missing: 'Write the reason.' },
          ]}
          loading={end.isPending}
          submitError={end.error}
          onClose={() => setOpen(null)}
          onSave={(values) => end.mutate({ id: open.id, ...values }, { onSuccess: () => setOpen(null) })}
        />
      ) : null}
    </div>
  );
}

function PolicyPanel({ client, onClose }: { client: Client; onClose: () => void }) {
  const payers = useQuery(query('get-payers', {}));
  const save = useCall('save-client-insurance', { refreshes: ['get-client-insurance', 'get-client-timeline'] });
  return (
    <LinePanel<
      Record<'payer_id' | 'member_id' | 'group_number' | 'plan_name' | 'rank' | 'relationship' | 'valid_from', string>
    >
      title="Add insurance"
      submitLabel="Add insurance"
      start={{
        payer_id: '',
        member_id: '',
        group_number: '',
        plan_name: '',
        rank: 'primary',
        relationship: 'self',
        valid_from: '',
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
        { name: 'member_id', label: 'Number on the card', missing: 'Enter the number on the card.' },
        { name: 'plan_name', label: 'Plan' },
        { name: 'group_number', label: 'Group' },
        { name: 'rank', label: 'Turn', kind: 'choice', options: ranks },
        { name: 'relationship', label: 'Holder of the policy', kind: 'choice', options: relationships },
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
              member_id: values.member_id,
              plan_name: orNull(values.plan_name),
              group_number: orNull(values.group_number),
              rank: values.rank as Rank,
              relationship: values.relationship as Relationship,
              valid_from: values.valid_from,
            },
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
