import { useQuery } from '@tanstack/react-query';
import type { AuditEvent, Client } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { actionWords } from '../../lib/actions.ts';
import { moment } from '../../lib/dates.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { plainWord } from './words.ts';

const size = 50;

const columnsIn = (timeZone: string): Column<AuditEvent>[] => [
  { id: 'when', title: 'When', cell: (event) => moment(event.occurred_at, timeZone) },
  {
    id: 'who',
    title: 'Who',
    cell: (event) => <span className="font-medium">{event.actor_name ?? 'The system'}</span>,
  },
  { id: 'what', title: 'What', cell: (event) => actionWords(event.action) },
  {
    id: 'effect',
    title: 'Kind',
    cell: (event) => (
      <Badge tone={event.outcome === 'success' ? 'neutral' : 'warn'}>
        {event.outcome === 'success' ? (event.effect === 'read' ? 'Seen' : 'Changed') : plainWord(event.outcome)}
      </Badge>
    ),
  },
];

/** Who saw or changed this chart. */
export function Access({ client }: { client: Client }) {
  const { practice } = useMe();
  const pages = useCursorPages();
  const events = useQuery(
    listQuery('get-audit-logs', {
      client_id: client.id,
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = events.data?.rows ?? [];
  return (
    <Section title="Who opened this chart" about="Looking here is written down as well.">
      <DataTable
        caption="Who opened this chart"
        columns={columnsIn(practice.timeZone)}
        rows={rows}
        rowKey={(event) => event.id}
        loading={events.isPending}
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
      {rows.length > 0 ? (
        <Pager
          page={{
            summary: pageSummary(pages.number, size, rows.length, events.data?.total),
            onPrevious: pages.previous,
            onNext: pages.next(events.data?.next),
          }}
        />
      ) : null}
    </Section>
  );
}
