import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackgroundJob } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { moment } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { JobPanel } from './JobPanel.tsx';
import { jobName, jobState, reasonWords, shownStates } from './jobs.ts';

const size = 25;

const columnsIn = (zone: string): Column<BackgroundJob>[] => [
  { id: 'name', title: 'What', cell: (job) => <span className="font-medium">{jobName(job.name)}</span> },
  {
    id: 'state',
    title: 'State',
    cell: (job) => <Badge tone={jobState(job).tone}>{jobState(job).word}</Badge>,
  },
  { id: 'attempts', title: 'Attempts', cell: (job) => `${job.attempts} of ${job.max_attempts}` },
  { id: 'why', title: 'Last failure', cell: (job) => (job.error_code ? reasonWords(job.error_code) : '—') },
  {
    id: 'when',
    title: 'When',
    cell: (job) => (
      <span className="tabular-nums">
        {job.status === 'queued' ? `due ${moment(job.due_at, zone)}` : moment(job.finished_at ?? job.due_at, zone)}
      </span>
    ),
  },
];

/** The work the program does by itself for this practice: what waits, what runs, what was given up. */
export function JobsSection() {
  const zone = useMe().practice.timeZone;
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['jobs']);
  const status = shownStates.find((choice) => choice.value === filters.jobs)?.value;
  const pages = useCursorPages(status);
  const [opened, setOpened] = useState<BackgroundJob | null>(null);
  const jobs = useQuery(
    listQuery('get-jobs', {
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
      ...(status ? { status } : {}),
    }),
  );
  const rows = jobs.data?.rows ?? [];
  return (
    <Section title="Work in the queue" about="Whom a piece of work is about is never shown here.">
      <FilterBar>
        <FilterChoice
          label="State"
          value={status ?? ''}
          options={shownStates}
          onChange={(next) => {
            setFilter('jobs', next);
            pages.first();
          }}
        />
      </FilterBar>
      <DataTable
        caption="Work in the queue"
        columns={columnsIn(zone)}
        rows={rows}
        rowKey={(job) => job.id}
        density={density}
        loading={jobs.isPending}
        onOpen={setOpened}
        empty={
          jobs.isError ? (
            <ErrorState message={jobs.error.message} requestId={jobs.error.requestId} onRetry={() => jobs.refetch()} />
          ) : status === 'dead' ? (
            <EmptyState title="Nothing was given up">All work was done or is still being tried.</EmptyState>
          ) : (
            <EmptyState title="Nothing waits">All work is done.</EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager
          page={{
            summary: pageSummary(pages.number, size, rows.length, jobs.data?.total),
            onPrevious: pages.previous,
            onNext: pages.next(jobs.data?.next),
          }}
        />
      ) : null}
      {opened ? <JobPanel key={opened.id} job={opened} onClose={() => setOpened(null)} /> : null}
    </Section>
  );
}
