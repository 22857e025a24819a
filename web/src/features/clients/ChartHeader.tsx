import { useQuery } from '@tanstack/react-query';
import { Star } from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import type { Client } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { ChartPhoto } from '../../app/chartParts.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Photo } from '../../ui/Photo.tsx';
import { StatusPanel } from './StatusPanel.tsx';
import { VisitsLine } from './VisitsLine.tsx';
import { clientName, legalName, plainWord, statusNames, statusTones } from './words.ts';

/** Who this is, always in sight while the chart is read. */
export function ChartHeader({ client, children }: { client: Client; children: ReactNode }) {
  const me = useMe();
  const toggle = useCall('toggle-favorite-client', {
    refreshes: ['get-client', 'get-favorite-clients', 'get-clients'],
  });
  const [changing, setChanging] = useState(false);
  const name = clientName(client);
  const seesMoney = mayOpen(me.roles, ['administrator', 'billing_staff', 'front_desk']);
  const balance = useQuery({ ...query('get-client-balance', { client_id: client.id }), enabled: seesMoney });
  const facts = [
    `${client.age} years, born ${plainDay(client.birth_date)}`,
    client.mrn,
    client.phone,
    client.therapist_name,
    balance.data && balanceWords(balance.data.balance_cents),
  ].filter(Boolean);
  return (
    <header className="top-13 z-10 -mx-4 -mt-6 bg-surface px-4 pt-4 sm:sticky sm:-mx-8 sm:px-8 print:static">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Suspense fallback={<Photo name={name} />}>
          <ChartPhoto client={client} name={name} />
        </Suspense>
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h1 tabIndex={-1} data-page-heading className="text-xl leading-tight font-semibold tracking-[-0.015em]">
              {name}
            </h1>
            {client.pronouns ? <span className="text-ink-muted">{client.pronouns}</span> : null}
            {legalName(client) ? <span className="text-sm text-ink-muted">on claims {legalName(client)}</span> : null}
            <Badge tone={statusTones[client.status]}>{statusNames[client.status]}</Badge>
            {client.flags.map((flag) => (
              <Badge key={flag} tone={/^safety/i.test(flag) ? 'danger' : 'warn'}>
                {plainWord(flag)}
              </Badge>
            ))}
          </div>
          <p className="mt-0.5 text-sm text-ink-muted tabular-nums">{facts.join(' · ')}</p>
          <VisitsLine clientId={client.id} />
        </div>
        <div className="flex items-center gap-1">
          <IconButton
            label={client.favorite ? 'Remove from favorites' : 'Keep in favorites'}
            onPress={() => toggle.mutate({ client_id: client.id })}
          >
            <Star aria-hidden size={18} className={client.favorite ? 'fill-current text-accent' : ''} />
          </IconButton>
          {mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist']) ? (
            <Button onPress={() => setChanging(true)}>Change state…</Button>
          ) : null}
        </div>
      </div>
      {client.merged_into_id ? (
        <p className="mt-2 text-sm text-warn">This record was merged into another one and is kept for reference.</p>
      ) : null}
      <div className="mt-1">{children}</div>
      {changing ? <StatusPanel client={client} onClose={() => setChanging(false)} /> : null}
    </header>
  );
}

function balanceWords(cents: number): string {
  if (cents === 0) return 'owes nothing';
  return cents > 0 ? `owes ${money(cents)}` : `has ${money(-cents)} credit`;
}
