import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeeSchedule } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { dayOf } from '../../lib/zone.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { PriceListPanel } from './PriceListPanel.tsx';
import { PriceQuestion } from './PriceQuestion.tsx';
import { standingOf } from './prices.ts';

const standings = {
  current: ['good', 'Holds today'],
  to_come: ['info', 'To come'],
  ended: ['neutral', 'Ended'],
} as const;

function columnsOn(today: string): Column<FeeSchedule>[] {
  return [
    { id: 'name', title: 'List', cell: (list) => <span className="font-medium">{list.name}</span>, fixed: true },
    { id: 'payer', title: 'Agreed with', cell: (list) => list.payer_name ?? 'Our own prices' },
    { id: 'from', title: 'From', cell: (list) => <span className="tabular-nums">{plainDay(list.valid_from)}</span> },
    {
      id: 'to',
      title: 'To',
      cell: (list) => <span className="tabular-nums">{list.valid_to ? plainDay(list.valid_to) : 'Open'}</span>,
    },
    { id: 'prices', title: 'Prices', align: 'right', cell: (list) => list.rates.length },
    {
      id: 'standing',
      title: 'Today',
      cell: (list) => {
        const [tone, words] = standings[standingOf(list, today)];
        return <Badge tone={tone}>{words}</Badge>;
      },
    },
  ];
}

/** What services cost: the practice's own prices, and those agreed with payers. */
export default function PricesPage() {
  const me = useMe();
  const { density } = usePreferences();
  const [open, setOpen] = useState<FeeSchedule | 'new' | null>(null);
  const [asking, setAsking] = useState(false);
  const lists = useQuery(query('get-fee-schedules', {}));
  const today = dayOf(new Date(), me.practice.timeZone);
  return (
    <>
      <PageHeader
        title="Prices"
        about="A service is charged by the list agreed with its payer, else by our own list, else at the code's own price."
        actions={
          <>
            <Button onPress={() => setAsking(true)}>Look up a price</Button>
            <Button kind="primary" onPress={() => setOpen('new')}>
              Add price list
            </Button>
          </>
        }
      />
      <DataTable
        caption="Price lists"
        columns={columnsOn(today)}
        rows={lists.data ?? []}
        rowKey={(list) => list.id}
        rowName={(list) => list.name}
        density={density}
        loading={lists.isPending}
        onOpen={setOpen}
        empty={
          lists.isError ? (
            <ErrorState
              message={lists.error.message}
              requestId={lists.error.requestId}
              onRetry={() => lists.refetch()}
            />
          ) : (
            <EmptyState title="No price list yet">Until there is one, services cost what their code costs.</EmptyState>
          )
        }
      />
      {open ? <PriceListPanel old={open === 'new' ? null : open} today={today} onClose={() => setOpen(null)} /> : null}
      {asking ? <PriceQuestion today={today} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
