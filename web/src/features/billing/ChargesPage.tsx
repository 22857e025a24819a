import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Charge, ChargeStatus } from '../../api/functions.gen.ts';
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
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { ChargePanel } from './ChargePanel.tsx';
import { chargeNames, chargeTones, choicesOf, count } from './words.ts';

const size = 100;

const columns: Column<Charge>[] = [
  {
    id: 'day',
    title: 'Service',
    cell: (charge) => <span className="tabular-nums">{plainDay(charge.service_on)}</span>,
  },
  {
    id: 'client',
    title: 'Client',
    cell: (charge) => <span className="font-medium">{charge.client_name ?? 'Not visible to you'}</span>,
    fixed: true,
  },
  { id: 'clinician', title: 'Clinician', cell: (charge) => charge.clinician_name ?? '—' },
  {
    id: 'code',
    title: 'Code',
    cell: (charge) => <span className="tabular-nums">{[charge.code, ...charge.modifiers].join(' ')}</span>,
  },
  { id: 'payer', title: 'Payer', cell: (charge) => charge.payer_name ?? 'Client' },
  { id: 'amount', title: 'Amount', align: 'right', cell: (charge) => money(charge.amount_cents) },
  {
    id: 'open',
    title: 'Open',
    align: 'right',
    cell: (charge) => money(charge.open_insurance_cents + charge.open_client_cents),
  },
  {
    id: 'status',
    title: 'Status',
    cell: (charge) => <Badge tone={chargeTones[charge.status]}>{chargeNames[charge.status]}</Badge>,
  },
];

/** What was charged: from signed notes by themselves, on to claims from here. */
export default function ChargesPage() {
  const router = useRouter();
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['status']);
  const status = choicesOf(chargeNames).find((choice) => choice.value === filters.status)?.value;
  const pages = useCursorPages(status ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<Charge | null>(null);
  const charges = useQuery(
    listQuery('get-charges', {
      statuses: status ? [status] : [],
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const make = useCall('create-claims', { refreshes: ['get-charges', 'get-claims', 'get-billing-queue'] });
  const rows = charges.data?.rows ?? [];
  const ready = rows.filter((charge) => chosen.has(charge.id) && charge.status === 'ready');
  const claim = () =>
    make.mutate(
      { charge_ids: ready.map((charge) => charge.id) },
      {
        onSuccess: (claims) => {
          toast(`${count(claims.length, 'claim is', 'claims are')} made`);
          router.history.push('/claims?status=draft');
        },
        onError: (failure) => toast(failure.message, { tone: 'danger' }),
      },
    );
  return (
    <>
      <PageHeader
        title="Charges"
        about="Made when a note is signed. Choose those that are ready and make claims of them."
        actions={
          <Button
            kind="primary"
            onPress={claim}
            isPending={make.isPending}
            {...(ready.length === 0 ? { disabledReason: 'Choose charges that are ready' } : {})}
          >
            {ready.length === 0 ? 'Make claims' : `Make claims of ${count(ready.length, 'charge')}`}
          </Button>
        }
      />
      <FilterBar>
        <FilterChoice<ChargeStatus>
          label="Status"
          value={status ?? ''}
          options={choicesOf(chargeNames)}
          onChange={(value) => {
            setChosen(new Set());
            setFilter('status', value);
          }}
        />
      </FilterBar>
      <DataTable
        caption="Charges"
        columns={columns}
        rows={rows}
        rowKey={(charge) => charge.id}
        rowName={(charge) => `${charge.client_name ?? 'Charge'}, ${plainDay(charge.service_on)}`}
        density={density}
        loading={charges.isPending}
        selected={chosen}
        onSelect={setChosen}
        onOpen={setOpened}
        empty={
          charges.isError ? (
            <ErrorState
              message={charges.error.message}
              requestId={charges.error.requestId}
              onRetry={() => charges.refetch()}
            />
          ) : (
            <EmptyState title={status ? `No charge is ${chargeNames[status].toLowerCase()}` : 'No charge yet'}>
              When a clinician signs a note, its services are charged by themselves.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, rows.length, charges.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(charges.data?.next),
        }}
      />
      {opened ? <ChargePanel key={opened.id} charge={opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
