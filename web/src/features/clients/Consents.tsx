import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, ConsentMethod, Decision, SignedAs } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { day, plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { Releases } from './Releases.tsx';
import { choicesOf, clientName, orNull } from './words.ts';

const methods = choicesOf<ConsentMethod>(['in_person', 'paper', 'portal', 'telephone']);
const decisions = choicesOf<Decision>(['given', 'refused']);
const signers = choicesOf<SignedAs>(['self', 'guardian', 'representative'], { self: 'The client' });

/** What the client agreed to or refused, each with the version of the words they saw. */
export function Consents({ client }: { client: Client }) {
  const { practice } = useMe();
  const consents = useQuery(query('get-client-consents', { client_id: client.id }));
  const types = useQuery(query('get-consent-types', {}));
  const refreshes = ['get-client-consents', 'get-client-timeline'] as const;
  const save = useCall('save-client-consent', { refreshes });
  const revoke = useCall('revoke-client-consent', { refreshes });
  const [open, setOpen] = useState<'new' | string | null>(null);
  const none = types.data?.length === 0;
  return (
    <div className="max-w-3xl">
      <Lines
        title="Consents"
        {...(none ? { about: 'The practice has written no consent yet.' } : {})}
        lines={consents}
        empty="Nothing signed yet."
        keyOf={(consent) => consent.id}
        line={(consent) => (
          <Line
            title={`${consent.name}, version ${consent.version}`}
            details={[
              `${consent.decision === 'given' ? 'signed' : 'refused'} by ${consent.signed_by_name} on ${day(consent.signed_at, practice.timeZone)}`,
              consent.expires_on && `until ${plainDay(consent.expires_on)}`,
              consent.revocation_reason,
            ]}
            state={
              <Badge tone={consent.in_force ? 'good' : 'warn'}>
                {consent.in_force ? 'In force' : consent.revoked_at ? 'Taken back' : 'Not in force'}
              </Badge>
            }
            actions={
              consent.in_force ? (
                <Button size="small" kind="quiet" onPress={() => setOpen(consent.id)}>
                  Taken back
                </Button>
              ) : null
            }
          />
        )}
        add={none ? undefined : { label: 'Add consent', onPress: () => setOpen('new') }}
      />
      {open === 'new' ? (
        <LinePanel<{
          type: string;
          decision: string;
          method: string;
          as: string;
          name: string;
          expires_on: string;
        }>
          title="Add consent"
          submitLabel="Add consent"
          start={{
            type: '',
            decision: 'given',
            method: 'in_person',
            as: 'self',
            name: clientName(client),
            expires_on: '',
          }}
          fields={[
            {
              name: 'type',
              label: 'Consent',
              kind: 'choice',
              options: (types.data ?? []).map((type) => ({
                value: type.id,
                label: `${type.name}, version ${type.version}`,
              })),
              missing: 'Choose a consent.',
            },
            { name: 'decision', label: 'Decision', kind: 'choice', options: decisions },
            { name: 'method', label: 'How', kind: 'choice', options: methods },
            { name: 'as', label: 'Signed by', kind: 'choice', options: signers },
            { name: 'name', label: 'Name of who signed', missing: 'Enter the name.' },
            { name: 'expires_on', label: 'Until', kind: 'date', help: 'As the consent says, if it is left empty.' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(null)}
          onSave={(values) =>
            save.mutate(
              {
                client_id: client.id,
                consent_type_id: values.type,
                decision: values.decision as Decision,
                method: values.method as ConsentMethod,
                signed_as: values.as as SignedAs,
                signed_by_name: values.name,
                expires_on: orNull(values.expires_on),
              },
              { onSuccess: () => setOpen(null) },
            )
          }
        />
      ) : null}
      {open !== null && open !== 'new' ? (
        <LinePanel<{ reason: string }>
          title="Consent taken back"
          submitLabel="Write it down"
          start={{ reason: '' }}
          fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write the reason.' }]}
          loading={revoke.isPending}
          submitError={revoke.error}
          onClose={() => setOpen(null)}
          onSave={({ reason }) => revoke.mutate({ id: open, reason }, { onSuccess: () => setOpen(null) })}
        />
      ) : null}
      <Releases client={client} />
    </div>
  );
}
