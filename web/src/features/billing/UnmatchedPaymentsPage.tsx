import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UnmatchedPayment, UnmatchedStatus } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { MatchPanel } from './MatchPanel.tsx';
import { choicesOf, mismatchWords, unmatchedNames, unmatchedTones } from './words.ts';

const size = 50;

const columns: Column<UnmatchedPayment>[] = [
  { id: 'day', title: 'Paid on', cell: (paid) => <span className="tabular-nums">{plainDay(paid.paid_on)}</span> },
  {
    id: 'patient',
    title: 'Patient',
    cell: (paid) => <span className="font-medium">{paid.patient_name}</span>,
    fixed: true,
  },
  { id: 'payer', title: 'Payer', cell: (paid) => paid.payer_name },
  { id: 'number', title: 'Claim number', cell: (paid) => <span className="tabular-nums">{paid.claim_number}</span> },
  {
    id: 'why',
    title: 'Why',
    cell: (paid) => (
      <span className="text-ink-muted">
        {paid.status === 'matched'
          ? `Found by ${paid.decided_by_name}: claim ${paid.matched_number}`
          : paid.status === 'set_aside'
            ? paid.set_aside_reason
            : mismatchWords[paid.mismatch]}
      </span>
    ),
  },
  { id: 'charged', title: 'Charged', align: 'right', cell: (paid) => money(paid.charged_cents) },
  { id: 'paid', title: 'Paid', align: 'right', cell: (paid) => money(paid.paid_cents) },
  {
    id: 'status',
    title: 'Status',
    cell: (paid) => <Badge tone={unmatchedTones[paid.status]}>{unmatchedNames[paid.status]}</Badge>,
  },
];

/** Payments for claims that were not known when they arrived: find whose they are, or say that they are not ours. */
export default function UnmatchedPaymentsPage() {
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['status']);
  const asked = choicesOf(unmatchedNames).find((choice) => choice.value === filters.status)?.value;
  const status = asked ?? 'open';
  const pages = useCursorPages(status);
  const [opened, setOpened] = useState<string | null>(null);
  const payments = useQuery(
    listQuery('get-unmatched-payments', { status, limit: size, ...(pages.cursor ? { cursor: pages.cursor } : {}) }),
  );
  const rows = payments.data?.rows ?? [];
  const chosen = rows.find((paid) => paid.id === opened);
  return (
    <>
      <PageHeader
        title="Payments not matched"
        about="A payer paid or decided on a claim that is not known here. Find the claim it is for, or say that it is not ours."
      />
      <FilterBar>
        <FilterChoice<UnmatchedStatus>
          label="Status"
          value={status}
          options={choicesOf(unmatchedNames)}
          onChange={(value) => setFilter('status', value)}
          required
        />
      </FilterBar>
      <DataTable
        caption="Payments not matched"
        columns={columns}
        rows={rows}
        rowKey={(paid) => paid.id}
        density={density}
        loading={payments.isPending}
        onOpen={(paid) => setOpened(paid.id)}
        empty={
          payments.isError ? (
            <ErrorState
              message={payments.error.message}
              requestId={payments.error.requestId}
              onRetry={() => payments.refetch()}
            />
          ) : (
            <EmptyState title={status === 'open' ? 'Every payment has its claim' : 'None here'}>
              Payments that a remittance brings for an unknown claim number appear here by themselves.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, rows.length, payments.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(payments.data?.next),
        }}
      />
      {chosen ? <MatchPanel key={chosen.id} payment={chosen} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
