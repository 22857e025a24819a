import { useQuery } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import type { Remittance, RemittanceStatus } from '../../api/functions.gen.ts';
import { listQuery, useCall } from '../../api/query.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { RemittancePanel } from './RemittancePanel.tsx';
import { choicesOf, count } from './words.ts';

const size = 50;
const names: Record<RemittanceStatus, string> = { imported: 'Ready to post', posted: 'Posted' };

const columns: Column<Remittance>[] = [
  { id: 'day', title: 'Paid on', cell: (paid) => <span className="tabular-nums">{plainDay(paid.paid_on)}</span> },
  { id: 'payer', title: 'Payer', cell: (paid) => <span className="font-medium">{paid.payer_name}</span>, fixed: true },
  {
    id: 'trace',
    title: 'Check or transfer',
    cell: (paid) => <span className="tabular-nums">{paid.trace_number}</span>,
  },
  { id: 'claims', title: 'Claims', align: 'right', cell: (paid) => paid.claims },
  {
    id: 'unmatched',
    title: 'Not known here',
    align: 'right',
    cell: (paid) => (paid.unmatched_claims > 0 ? <Badge tone="warn">{String(paid.unmatched_claims)}</Badge> : '—'),
  },
  { id: 'paid', title: 'Paid', align: 'right', cell: (paid) => money(paid.paid_cents) },
  {
    id: 'status',
    title: 'Status',
    cell: (paid) => <Badge tone={paid.status === 'posted' ? 'good' : 'info'}>{names[paid.status]}</Badge>,
  },
];

/** What payers paid: taken in if it adds up, posted when somebody has read the summary. */
export default function RemittancesPage() {
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['status']);
  const status = choicesOf(names).find((choice) => choice.value === filters.status)?.value;
  const pages = useCursorPages(status ?? '');
  const [opened, setOpened] = useState<string | null>(null);
  const remittances = useQuery(
    listQuery('get-remittances', {
      ...(status ? { status } : {}),
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = remittances.data?.rows ?? [];
  const take = useCall('import-remittance', { refreshes: ['get-remittances', 'get-billing-queue'] });
  const picker = useRef<HTMLInputElement>(null);
  async function read(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    take.mutate(
      { file_name: file.name, content: await file.text() },
      {
        onSuccess: (taken) => {
          toast(`${count(taken.length, 'remittance')} taken in: every sum agrees`);
          setOpened(taken[0]?.id ?? null);
        },
      },
    );
  }
  return (
    <>
      <PageHeader
        title="Remittances"
        about="A file is taken in only if every sum in it agrees. Nothing moves before it is posted."
        actions={
          <>
            <input
              ref={picker}
              type="file"
              accept=".835,.edi,.x12,.txt"
              aria-label="Remittance file"
              className="sr-only"
              tabIndex={-1}
              onChange={read}
            />
            <Button
              kind="primary"
              icon={<FileInput aria-hidden size={16} />}
              isPending={take.isPending}
              onPress={() => picker.current?.click()}
            >
              Import file
            </Button>
          </>
        }
      />
      {take.error ? <FormProblem problem={take.error} /> : null}
      <FilterBar>
        <FilterChoice<RemittanceStatus>
          label="Status"
          value={status ?? ''}
          options={choicesOf(names)}
          onChange={(value) => setFilter('status', value)}
        />
      </FilterBar>
      <DataTable
        caption="Remittances"
        columns={columns}
        rows={rows}
        rowKey={(paid) => paid.id}
        density={density}
        loading={remittances.isPending}
        onOpen={(paid) => setOpened(paid.id)}
        empty={
          remittances.isError ? (
            <ErrorState
              message={remittances.error.message}
              requestId={remittances.error.requestId}
              onRetry={() => remittances.refetch()}
            />
          ) : (
            <EmptyState title="No remittance here">
              They arrive from the clearinghouse by themselves, or import a file (835) that a payer gave you.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, rows.length, remittances.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(remittances.data?.next),
        }}
      />
      {opened ? <RemittancePanel key={opened} id={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
