import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditEvent } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { SavedViews } from '../../app/SavedViews.tsx';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice, FilterWords } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { DensityToggle, Pager } from '../../ui/TableTools.tsx';
import { AuditEventPanel } from './AuditEventPanel.tsx';
import { AuditSeal } from './AuditSeal.tsx';
import { auditColumns, outcomes, periods, since } from './audit.tsx';

const size = 50;

/** Who saw or changed what, newest first. Looking here is an event too. */
export default function AuditPage() {
  const me = useMe();
  const { filters, setFilter } = useUrlFilters(['outcome', 'period']);
  const [words, setWords] = useState('');
  const search = useSettled(words.trim());
  const { density } = usePreferences();
  const [opened, setOpened] = useState<AuditEvent | null>(null);
  // The moment a period counts from stays fixed while its pages are read.
  const [today] = useState(() => new Date());
  const outcome = outcomes.find((choice) => choice.value === filters.outcome)?.value;
  const period = periods.find((choice) => choice.value === filters.period)?.value;
  const pages = useCursorPages(`${outcome} ${period}`);
  const events = useQuery(
    listQuery('get-audit-logs', {
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
      ...(search ? { search } : {}),
      ...(outcome ? { outcome } : {}),
      ...(period ? { from: since(period, today) } : {}),
    }),
  );
  const rows = events.data?.rows ?? [];
  return (
    <>
      <PageHeader title="Audit" about="Who saw or changed what. Opening this page is written down as well." />
      <AuditSeal />
      <FilterBar
        tools={
          <>
            <SavedViews list="audit" filters={{ ...(outcome ? { outcome } : {}), ...(period ? { period } : {}) }} />
            <DensityToggle density={density} onChange={(next) => setPreferences({ density: next })} />
          </>
        }
      >
        <FilterWords
          label="Search actions and reasons"
          value={words}
          onChange={(next) => {
            setWords(next);
            pages.first();
          }}
        />
        <FilterChoice
          label="Outcome"
          value={outcome ?? ''}
          options={outcomes}
          onChange={(next) => {
            setFilter('outcome', next);
            pages.first();
          }}
        />
        <FilterChoice
          label="When"
          value={period ?? ''}
          options={periods}
          onChange={(next) => {
            setFilter('period', next);
            pages.first();
          }}
        />
      </FilterBar>
      <DataTable
        caption="Audit events"
        columns={auditColumns(me.practice.timeZone)}
        rows={rows}
        rowKey={(event) => event.id}
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
            <EmptyState title="No event matches">Try other words, or a longer time.</EmptyState>
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
      <AuditEventPanel event={opened} onClose={() => setOpened(null)} />
    </>
  );
}
