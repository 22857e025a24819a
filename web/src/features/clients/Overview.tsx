import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Client, FlagKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import type { Role } from '../../api/roles.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { Timeline } from './Timeline.tsx';
import { chartPath, choicesOf, orNull, plainWord } from './words.ts';

const treating: readonly Role[] = ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
const flagKinds = choicesOf<FlagKind>(['safety', 'no_contact', 'custody', 'billing_hold', 'interpreter', 'other']);

/** What matters now on the left, what happened on the right. */
export function Overview({ client }: { client: Client }) {
  const me = useMe();
  const clinical = mayOpen(me.roles, treating);
  return (
    <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        {client.referral_reason ? (
          <section className="pb-8">
            <h2 className="text-sm font-medium text-ink-muted">Came because of</h2>
            <p>{client.referral_reason}</p>
          </section>
        ) : null}
        <Flags client={client} />
        {clinical ? <Allergies client={client} /> : null}
        {clinical ? <Medications client={client} /> : null}
        {clinical || me.roles.includes('billing_staff') ? <DiagnosesNow client={client} /> : null}
      </div>
      <div className="min-w-0">
        <Timeline clientId={client.id} />
      </div>
    </div>
  );
}

function Flags({ client }: { client: Client }) {
  const flags = useQuery(query('get-client-flags', { client_id: client.id }));
  const refreshes = ['get-client-flags', 'get-client', 'get-client-timeline'] as const;
  const raise = useCall('raise-client-flag', { refreshes });
  const clear = useCall('clear-client-flag', { refreshes });
  const [open, setOpen] = useState<'new' | string | null>(null);
  return (
    <>
      <Lines
        title="Flags"
        lines={flags}
        empty="Nothing that everybody has to see first."
        keyOf={(flag) => flag.id}
        line={(flag) => (
          <Line
            title={flag.note}
            details={[flag.expires_on && `until ${plainDay(flag.expires_on)}`]}
            state={<Badge tone={flag.kind === 'safety' ? 'danger' : 'warn'}>{plainWord(flag.kind)}</Badge>}
            actions={
              <Button size="small" kind="quiet" onPress={() => setOpen(flag.id)}>
                Take off
              </Button>
            }
          />
        )}
        add={{ label: 'Raise flag', onPress: () => setOpen('new') }}
      />
      {open === 'new' ? (
        <LinePanel<{ kind: string; note: string; expires_on: string }>
          title="Raise flag"
          submitLabel="Raise flag"
          start={{ kind: '', note: '', expires_on: '' }}
          fields={[
            { name: 'kind', label: 'About', kind: 'choice', options: flagKinds, missing: 'Choose what it is about.' },
            { name: 'note', label: 'What to know', kind: 'area', missing: 'Write what everybody has to know.' },
            { name: 'expires_on', label: 'Until', kind: 'date', help: 'Stays until it is taken off, if left empty.' },
          ]}
          loading={raise.isPending}
          submitError={raise.error}
          onClose={() => setOpen(null)}
          onSave={({ kind, note, expires_on }) =>
            raise.mutate(
              { client_id: client.id, kind: kind as FlagKind, note, expires_on: orNull(expires_on) },
              { onSuccess: () => setOpen(null) },
            )
          }
        />
      ) : null}
      {open !== null && open !== 'new' ? (
        <LinePanel<{ reason: string }>
          title="Take flag off"
          submitLabel="Take off"
          start={{ reason: '' }}
          fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write why it no longer applies.' }]}
          loading={clear.isPending}
          submitError={clear.error}
          onClose={() => setOpen(null)}
          onSave={({ reason }) =>
            clear.mutate(
              { id: open, reason },
              {
                onSuccess: () => {
                  toast('The flag is off; the history keeps it');
                  setOpen(null);
                },
              },
            )
          }
        />
      ) : null}
    </>
  );
}

function More({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex min-h-8 items-center text-sm font-medium text-accent hover:underline">
      {children}
    </Link>
  );
}

function Allergies({ client }: { client: Client }) {
  const allergies = useQuery({
    ...query('get-client-allergies', { client_id: client.id }),
    select: (all) => all.filter((allergy) => allergy.status === 'active'),
  });
  return (
    <Lines
      title="Allergies"
      lines={allergies}
      empty="None on file."
      keyOf={(allergy) => allergy.id}
      line={(allergy) => (
        <Line
          title={allergy.substance}
          details={[allergy.reaction]}
          state={
            <Badge tone={allergy.severity === 'severe' ? 'danger' : 'neutral'}>{plainWord(allergy.severity)}</Badge>
          }
        />
      )}
      actions={<More href={chartPath(client.id, 'health')}>Open</More>}
    />
  );
}

function Medications({ client }: { client: Client }) {
  const medications = useQuery({
    ...query('get-client-medications', { client_id: client.id }),
    select: (all) => all.filter((medication) => medication.status === 'taking'),
  });
  return (
    <Lines
      title="Takes now"
      lines={medications}
      empty="No medication on file."
      keyOf={(medication) => medication.id}
      line={(medication) => <Line title={medication.name} details={[medication.dose, medication.frequency]} />}
      actions={<More href={chartPath(client.id, 'health')}>Open</More>}
    />
  );
}

function DiagnosesNow({ client }: { client: Client }) {
  const diagnoses = useQuery(query('get-client-diagnoses', { client_id: client.id }));
  return (
    <Lines
      title="Diagnoses"
      lines={diagnoses}
      empty="None on file."
      keyOf={(diagnosis) => diagnosis.id}
      line={(diagnosis) => <Line title={`${diagnosis.code} ${diagnosis.description}`} />}
      actions={<More href={chartPath(client.id, 'diagnoses')}>Open</More>}
    />
  );
}
