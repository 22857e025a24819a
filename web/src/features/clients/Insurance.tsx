import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, Policy, VerificationMethod } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Badge } from '../../ui/Badge.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import type { Tone } from '../../ui/tone.tsx';
import { LineButton } from './LineButton.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';
import { choicesOf, plainWord } from './words.ts';

const methods = choicesOf<VerificationMethod>(['card_seen', 'payer_portal', 'telephone'], {
  card_seen: 'The card was seen',
  payer_portal: 'On the portal of the payer',
  telephone: 'By telephone',
});
const refreshes = ['get-client-insurance', 'get-client-timeline'] as const;
/** After this many days a check says little: the practice asks again. */
const goodForDays = 90;

type Doing = { policy: Policy; what: 'edit' | 'check' | 'end' };

/** Who pays, in which turn, and when somebody last looked whether it still holds. */
export function Insurance({ client }: { client: Client }) {
  const me = useMe();
  const policies = useQuery(query('get-client-insurance', { client_id: client.id }));
  const verify = useCall('verify-client-insurance', { refreshes });
  const end = useCall('terminate-client-insurance', { refreshes });
  const [adding, setAdding] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = () => setDoing(null);
  const mayWrite = mayOpen(me.roles, ['administrator', 'front_desk', 'billing_staff']);
  const now = new Date();
  return (
    <div className="max-w-3xl">
      <Lines
        title="Insurance"
        lines={policies}
        empty="None: the client pays."
        keyOf={(policy) => policy.id}
        line={(policy) => {
          const [word, tone] = checkOf(policy, now);
          return (
            <Line
              title={[policy.payer_name, policy.plan_name].filter(Boolean).join(', ')}
              details={[
                plainWord(policy.rank),
                `number ends in ${policy.member_id_last_four}`,
                policy.group_number && `group ${policy.group_number}`,
                policy.subscriber_name && `held by ${policy.subscriber_name}`,
                policy.copay_cents !== null && `copay ${money(policy.copay_cents)}`,
                `from ${plainDay(policy.valid_from)}`,
                policy.valid_to && `until ${plainDay(policy.valid_to)}`,
                policy.termination_reason,
                policy.verified_at &&
                  `checked ${moment(policy.verified_at, me.practice.timeZone)}${policy.verification_method ? `, ${methodOf(policy.verification_method)}` : ''}`,
              ]}
              state={<Badge tone={tone}>{word}</Badge>}
              actions={
                mayWrite && !policy.valid_to ? (
                  <>
                    <LineButton
                      does="Check"
                      name={policy.payer_name}
                      onPress={() => setDoing({ policy, what: 'check' })}
                    />
                    <LineButton
                      does="Edit"
                      name={policy.payer_name}
                      onPress={() => setDoing({ policy, what: 'edit' })}
                    />
                    <LineButton does="End" name={policy.payer_name} onPress={() => setDoing({ policy, what: 'end' })} />
                  </>
                ) : null
              }
            />
          );
        }}
        add={mayWrite ? { label: 'Add insurance', onPress: () => setAdding(true) } : undefined}
      />
      {adding ? <PolicyPanel client={client} old={null} onClose={() => setAdding(false)} /> : null}
      {doing?.what === 'edit' ? <PolicyPanel client={client} old={doing.policy} onClose={done} /> : null}
      {doing?.what === 'check' ? (
        <LinePanel<{ method: string }>
          title={`Check ${doing.policy.payer_name}`}
          submitLabel="It still holds"
          start={{ method: 'card_seen' }}
          fields={[{ name: 'method', label: 'How it was checked', kind: 'choice', options: methods }]}
          loading={verify.isPending}
          submitError={verify.error}
          onClose={done}
          onSave={({ method }) =>
            verify.mutate(
              { id: doing.policy.id, method: method as VerificationMethod },
              {
                onSuccess: () => {
                  toast('Checked today');
                  done();
                },
              },
            )
          }
        />
      ) : null}
      {doing?.what === 'end' ? (
        <LinePanel<{ last_day: string; reason: string }>
          title={`End ${doing.policy.payer_name}`}
          submitLabel="End insurance"
          start={{ last_day: '', reason: '' }}
          fields={[
            { name: 'last_day', label: 'Last day', kind: 'date', missing: 'Enter the last day.' },
            { name: 'reason', label: 'Reason', missing: 'Write the reason.' },
          ]}
          loading={end.isPending}
          submitError={end.error}
          onClose={done}
          onSave={(values) => end.mutate({ id: doing.policy.id, ...values }, { onSuccess: done })}
        />
      ) : null}
    </div>
  );
}

function methodOf(method: VerificationMethod): string {
  const label = methods.find((choice) => choice.value === method)?.label ?? plainWord(method);
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** Whether somebody looked lately enough that the policy still holds. */
export function checkOf(policy: Pick<Policy, 'valid_to' | 'verified_at'>, now: Date): [word: string, tone: Tone] {
  if (policy.valid_to) return ['Ended', 'neutral'];
  if (!policy.verified_at) return ['Not checked', 'warn'];
  const days = (now.getTime() - new Date(policy.verified_at).getTime()) / 86_400_000;
  return days > goodForDays ? ['Check again', 'warn'] : ['Checked', 'good'];
}
