import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Client } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { day, moment, time, timeRange } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { deedsOf, type Stay, stayKind, staysOf } from './access.ts';
import { StayPanel } from './StayPanel.tsx';

/** Events asked for at once: enough for a page of stays. */
const size = 200;
const deedsShown = 3;

const columnsIn = (zone: string): Column<Stay>[] => [
  {
    id: 'when',
    title: 'When',
    cell: (stay) => (
      <span className="whitespace-nowrap tabular-nums">
        {time(stay.from, zone) === time(stay.to, zone)
          ? moment(stay.from, zone)
          : `${day(stay.from, zone)}, ${timeRange(stay.from, stay.to, zone)}`}
      </span>
    ),
  },
  {
    id: 'who',
    title: 'Who',
    fixed: true,
    cell: (stay) => (
      <>
        <span className="font-medium">{stay.who}</span>
        {stay.role ? <span className="ml-2 text-sm text-ink-muted">{stay.role}</span> : null}
      </>
    ),
  },
  {
    id: 'what',
    title: 'What',
    cell: (stay) => {
      const deeds = deedsOf(stay);
      const more = deeds.length - deedsShown;
      return [...deeds.slice(0, deedsShown), ...(more > 0 ? [`${more} more`] : [])].join(' · ');
    },
  },
  {
    id: 'effect',
    title: 'Kind',
    cell: (stay) => <Badge tone={stayKind(stay).tone}>{stayKind(stay).word}</Badge>,
  },
];

/** Who was in this chart, and what they saw or changed. */
export function Access({ client }: { client: Client }) {
  const { practice } = useMe();
  const { density } = usePreferences();
  const [only, setOnly] = useState<{ id: string; name: string } | null>(null);
  const [opened, setOpened] = useState<Stay | null>(null);
  const pages = useCursorPages(only?.id);
  const events = useQuery(
    listQuery('get-client-audit-log', {
      client_id: client.id,
      limit: size,
      ...(only ? { actor_id: only.id } : {}),
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = events.data?.rows ?? [];
  const stays = staysOf(rows);
  return (
    <Section
      title="Who opened this chart"
      about="Everything that showed or changed something of it. Looking here is written down as well."
      actions={
        only ? (
          <Button size="small" icon={<X aria-hidden size={16} />} onPress={() => setOnly(null)}>
            Only {only.name}: show everybody
          </Button>
        ) : null
      }
    >
      <DataTable
        caption="Who opened this chart"
        columns={columnsIn(practice.timeZone)}
        rows={stays}
        rowKey={(stay) => stay.id}
        density={density}
        loading={events.isPending}
        onOpen={setOpened}
        empty={
          events.isError ? (
            <ErrorState
              message={events.error.message}
              requestId={events.error.requestId}
              onRetry={() => events.refetch()}
            />
          ) : (
            <EmptyState title="Nobody opened it yet">What you do here appears after a moment.</EmptyState>
          )
        }
      />
      {pages.previous || events.data?.next ? (
        <Pager
          page={{
            summary: `${rows.length} entries on this page`,
            onPrevious: pages.previous,
            onNext: pages.next(events.data?.next),
          }}
        />
      ) : null}
      {opened ? (
        <StayPanel
          stay={opened}
          onOnly={
            only || opened.actorId === null
              ? undefined
              : () => {
                  setOnly({ id: opened.actorId ?? '', name: opened.who });
                  setOpened(null);
                }
          }
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  );
}
