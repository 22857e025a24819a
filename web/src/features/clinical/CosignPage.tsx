import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { QueueLine } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { choicesOf, kindNames } from './words.ts';

const size = 50;

const states: Record<QueueLine['status'], string> = {
  waiting: 'Waiting',
  returned: 'Returned',
  cosigned: 'Cosigned',
};

const columns: Column<QueueLine>[] = [
  {
    id: 'due',
    title: 'Due',
    cell: (line) => (
      <span className="flex items-center gap-2 tabular-nums">
        {plainDay(line.due_on)}
        {line.overdue ? <Badge tone="danger">Overdue</Badge> : null}
      </span>
    ),
  },
  { id: 'author', title: 'By', fixed: true, cell: (line) => <span className="font-medium">{line.author_name}</span> },
  { id: 'client', title: 'Client', cell: (line) => line.client_name ?? 'Not visible to you' },
  { id: 'kind', title: 'Note', cell: (line) => kindNames[line.kind] },
  {
    id: 'service',
    title: 'Service',
    cell: (line) => <span className="tabular-nums">{plainDay(line.service_on)}</span>,
  },
  { id: 'asked', title: 'Asked', cell: (line) => line.supervisor_name },
];

/** The notes that wait for a supervisor's signature, what is due first. */
export default function CosignPage() {
  const router = useRouter();
  const { density } = usePreferences();
  const pages = useCursorPages();
  const { filters, setFilter } = useUrlFilters(['status']);
  const status = choicesOf(states).find((choice) => choice.value === filters.status)?.value ?? 'waiting';
  const queue = useQuery(
    listQuery('get-cosign-queue', { status, limit: size, ...(pages.cursor ? { cursor: pages.cursor } : {}) }),
  );
  return (
    <>
      <PageHeader title="Cosign" about="Notes of those you supervise. Open one to read, return or cosign it." />
      <FilterBar>
        <FilterChoice
          label="State"
          value={filters.status ? status : ''}
          options={choicesOf(states)}
          onChange={(value) => {
            pages.first();
            setFilter('status', value);
          }}
        />
      </FilterBar>
      <DataTable
        caption="Notes to cosign"
        columns={columns}
        rows={queue.data?.rows ?? []}
        rowKey={(line) => line.note_id}
        density={density}
        loading={queue.isPending}
        onOpen={(line) => router.history.push(`/notes/${line.note_id}`)}
        empty={
          queue.isError ? (
            <ErrorState
              message={queue.error.message}
              requestId={queue.error.requestId}
              onRetry={() => queue.refetch()}
            />
          ) : (
            <EmptyState title={status === 'waiting' ? 'Nothing waits for you' : 'No note like this'}>
              When somebody you supervise hands in a note, it appears here.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, queue.data?.rows.length ?? 0, queue.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(queue.data?.next),
        }}
      />
    </>
  );
}
