import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { NoteLine, WorkItem } from '../../api/functions.gen.ts';
import { listQuery, query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { PageHeader, Section } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { choicesOf, clinicians, kindNames, statusNames, statusTones } from './words.ts';

/** What is to be written, and what was. */
export default function NotesPage() {
  const me = useMe();
  const writes = mayOpen(me.roles, clinicians);
  return (
    <>
      <PageHeader title="Notes" />
      {writes ? <Work /> : null}
      <Written mine={writes} />
    </>
  );
}

/** What the button of a line says. */
const next: Record<WorkItem['kind'], string> = {
  returned: 'Go on',
  visit: 'Write note',
  draft: 'Go on',
  awaiting_cosign: 'Read',
};

const reasons: Record<WorkItem['kind'], string> = {
  returned: 'Returned',
  visit: 'Note missing',
  draft: 'Draft',
  awaiting_cosign: 'Awaiting cosignature',
};

function Work() {
  const router = useRouter();
  const work = useQuery(query('get-my-notes', {}));
  const open = (item: WorkItem) =>
    router.history.push(
      item.note_id
        ? `/notes/${item.note_id}`
        : `/notes/new?appointment=${item.appointment_id}&client=${item.client_id}`,
    );
  return (
    <Lines
      title="To write"
      lines={work}
      empty="Nothing: every visit has its note, and every note is signed."
      keyOf={(item) => `${item.note_id} ${item.appointment_id} ${item.client_id}`}
      line={(item) => (
        <Line
          title={item.client_name ?? 'A former client'}
          details={[
            plainDay(item.service_on),
            item.note_kind && kindNames[item.note_kind],
            item.kind === 'awaiting_cosign' ? null : `due ${plainDay(item.due_on)}`,
          ]}
          state={
            <>
              {item.overdue && item.kind !== 'awaiting_cosign' ? <Badge tone="danger">Overdue</Badge> : null}
              <Badge tone={item.kind === 'returned' ? 'warn' : item.kind === 'awaiting_cosign' ? 'info' : 'neutral'}>
                {reasons[item.kind]}
              </Badge>
            </>
          }
          actions={
            <Button
              size="small"
              {...(item.kind === 'visit' ? { kind: 'primary' as const } : {})}
              aria-label={`${next[item.kind]}: ${item.client_name ?? ''}, ${plainDay(item.service_on)}`}
              onPress={() => open(item)}
            >
              {next[item.kind]}
            </Button>
          }
        />
      )}
    />
  );
}

const size = 25;

const columns: Column<NoteLine>[] = [
  { id: 'day', title: 'Service', cell: (note) => <span className="tabular-nums">{plainDay(note.service_on)}</span> },
  {
    id: 'client',
    title: 'Client',
    fixed: true,
    cell: (note) => <span className="font-medium">{note.client_name ?? 'A former client'}</span>,
  },
  { id: 'kind', title: 'Note', cell: (note) => kindNames[note.kind] },
  { id: 'author', title: 'By', cell: (note) => note.author_name },
  {
    id: 'status',
    title: 'State',
    cell: (note) => <Badge tone={statusTones[note.status]}>{statusNames[note.status]}</Badge>,
  },
];

function Written({ mine }: { mine: boolean }) {
  const router = useRouter();
  const { density } = usePreferences();
  const pages = useCursorPages();
  const { filters, setFilter } = useUrlFilters(['status', 'kind']);
  const status = choicesOf(statusNames).find((choice) => choice.value === filters.status)?.value ?? '';
  const kind = choicesOf(kindNames).find((choice) => choice.value === filters.kind)?.value ?? '';
  const notes = useQuery(
    listQuery('get-notes', {
      mine,
      limit: size,
      ...(status ? { status } : {}),
      ...(kind ? { kind } : {}),
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const filter = (key: 'status' | 'kind', value: string) => {
    pages.first();
    setFilter(key, value);
  };
  return (
    <Section title={mine ? 'My notes' : 'All notes'}>
      <FilterBar>
        <FilterChoice
          label="State"
          value={status}
          options={choicesOf(statusNames)}
          onChange={(v) => filter('status', v)}
        />
        <FilterChoice label="Kind" value={kind} options={choicesOf(kindNames)} onChange={(v) => filter('kind', v)} />
      </FilterBar>
      <DataTable
        caption="Notes"
        columns={columns}
        rows={notes.data?.rows ?? []}
        rowKey={(note) => note.id}
        density={density}
        loading={notes.isPending}
        onOpen={(note) => router.history.push(`/notes/${note.id}`)}
        empty={
          notes.isError ? (
            <ErrorState
              message={notes.error.message}
              requestId={notes.error.requestId}
              onRetry={() => notes.refetch()}
            />
          ) : (
            <EmptyState title={status || kind ? 'No note like this' : 'No note yet'}>
              A note is begun from its visit, or from the client's chart.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, notes.data?.rows.length ?? 0, notes.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(notes.data?.next),
        }}
      />
    </Section>
  );
}
