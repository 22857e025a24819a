import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Adjustment, AdjustmentStatus } from '../../api/functions.gen.ts';
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
import { AdjustmentPanel } from './AdjustmentPanel.tsx';
import { WriteOffLimit } from './WriteOffLimit.tsx';
import { adjustmentNames, adjustmentReasons, adjustmentTones, choicesOf, debtorNames } from './words.ts';

const size = 50;

const columns: Column<Adjustment>[] = [
  { id: 'client', title: 'Client', cell: (one) => <span className="font-medium">{one.client_name}</span>, fixed: true },
  {
    id: 'service',
    title: 'Service',
    cell: (one) => <span className="tabular-nums">{`${one.code}, ${plainDay(one.service_on)}`}</span>,
  },
  { id: 'reason', title: 'Reason', cell: (one) => adjustmentReasons[one.reason] },
  { id: 'debtor', title: 'Owed by', cell: (one) => debtorNames[one.debtor] },
  { id: 'by', title: 'Asked by', cell: (one) => one.requested_by_name ?? '—' },
  { id: 'amount', title: 'Amount', align: 'right', cell: (one) => money(one.amount_cents) },
  {
    id: 'status',
    title: 'Status',
    cell: (one) => <Badge tone={adjustmentTones[one.status]}>{adjustmentNames[one.status]}</Badge>,
  },
];

/** Money that was given up, or that somebody asks to give up. It is asked for on a charge. */
export default function AdjustmentsPage() {
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['status']);
  const status = choicesOf(adjustmentNames).find((choice) => choice.value === filters.status)?.value;
  const pages = useCursorPages(status ?? '');
  const [opened, setOpened] = useState<string | null>(null);
  const adjustments = useQuery(
    listQuery('get-adjustments', {
      ...(status ? { status } : {}),
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = adjustments.data?.rows ?? [];
  const chosen = rows.find((one) => one.id === opened);
  return (
    <>
      <PageHeader
        title="Write-offs"
        about="Money that is given up on a charge. To write something off, open the charge."
      />
      <WriteOffLimit />
      <FilterBar>
        <FilterChoice<AdjustmentStatus>
          label="Status"
          value={status ?? ''}
          options={choicesOf(adjustmentNames)}
          onChange={(value) => setFilter('status', value)}
        />
      </FilterBar>
      <DataTable
        caption="Write-offs"
        columns={columns}
        rows={rows}
        rowKey={(one) => one.id}
        density={density}
        loading={adjustments.isPending}
        onOpen={(one) => setOpened(one.id)}
        empty={
          adjustments.isError ? (
            <ErrorState
              message={adjustments.error.message}
              requestId={adjustments.error.requestId}
              onRetry={() => adjustments.refetch()}
            />
          ) : (
            <EmptyState
              title={status ? `No write-off is ${adjustmentNames[status].toLowerCase()}` : 'No write-off yet'}
            >
              Open a billed charge on which something is open, and choose "Write off".
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, rows.length, adjustments.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(adjustments.data?.next),
        }}
      />
      {chosen ? <AdjustmentPanel key={chosen.id} adjustment={chosen} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
