import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Payment } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';

const size = 50;

const columns: Column<Payment>[] = [
  { id: 'day', title: 'Received', cell: (paid) => <span className="tabular-nums">{plainDay(paid.received_on)}</span> },
  { id: 'receipt', title: 'Receipt', cell: (paid) => <span className="tabular-nums">{paid.receipt_number}</span> },
  {
    id: 'client',
    title: 'Client',
    cell: (paid) => <span className="font-medium">{paid.client_name}</span>,
    fixed: true,
  },
  {
    id: 'method',
    title: 'How',
    cell: (paid) => (paid.method === 'check' ? `Check ${paid.reference ?? ''}` : 'Cash'),
  },
  { id: 'by', title: 'Taken by', cell: (paid) => paid.received_by_name ?? '—' },
  { id: 'amount', title: 'Amount', align: 'right', cell: (paid) => money(paid.amount_cents) },
];

/** What clients paid by hand. A payment is recorded on the client's account. */
export default function PaymentsPage() {
  const router = useRouter();
  const { density } = usePreferences();
  const pages = useCursorPages();
  const payments = useQuery(
    listQuery('get-payments', { limit: size, ...(pages.cursor ? { cursor: pages.cursor } : {}) }),
  );
  const rows = payments.data?.rows ?? [];
  return (
    <>
      <PageHeader
        title="Payments"
        about="Cash and checks from clients. To record one, open the client and go to Account."
      />
      <DataTable
        caption="Payments of clients"
        columns={columns}
        rows={rows}
        rowKey={(paid) => paid.id}
        density={density}
        loading={payments.isPending}
        onOpen={(paid) => router.history.push(`/clients/${paid.client_id}/account`)}
        empty={
          payments.isError ? (
            <ErrorState
              message={payments.error.message}
              requestId={payments.error.requestId}
              onRetry={() => payments.refetch()}
            />
          ) : (
            <EmptyState title="No payment yet">Payments are recorded on the account of a client.</EmptyState>
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
    </>
  );
}
