import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ServiceCode } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { money } from '../../lib/money.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { ServiceCodePanel } from './ServiceCodePanel.tsx';

const columns: Column<ServiceCode>[] = [
  { id: 'code', title: 'Code', cell: (service) => <span className="font-medium tabular-nums">{service.code}</span> },
  {
    id: 'description',
    title: 'Description',
    cell: (service) => (service.add_on ? `${service.description} (add-on)` : service.description),
  },
  { id: 'minutes', title: 'Minutes', cell: (service) => service.minutes ?? '—', align: 'right' },
  { id: 'fee', title: 'Fee', cell: (service) => money(service.fee_cents), align: 'right' },
  {
    id: 'state',
    title: 'State',
    cell: (service) => <Badge tone={service.active ? 'good' : 'neutral'}>{service.active ? 'In use' : 'Off'}</Badge>,
  },
];

/** What the practice charges for. */
export default function ServiceCodesPage() {
  const { density } = usePreferences();
  const [opened, setOpened] = useState<ServiceCode | 'new' | null>(null);
  const services = useQuery(query('get-service-codes', { include_inactive: true }));
  return (
    <>
      <PracticeTabs
        here="/practice/services"
        actions={
          <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpened('new')}>
            Add service
          </Button>
        }
      />
      <DataTable
        caption="Services and fees"
        columns={columns}
        rows={services.data ?? []}
        rowKey={(service) => service.id}
        density={density}
        loading={services.isPending}
        onOpen={setOpened}
        empty={
          services.isError ? (
            <ErrorState
              message={services.error.message}
              requestId={services.error.requestId}
              onRetry={() => services.refetch()}
            />
          ) : (
            <EmptyState
              title="No service yet"
              action={
                <Button kind="primary" onPress={() => setOpened('new')}>
                  Add the first service
                </Button>
              }
            >
              A charge is made from the service of a signed visit.
            </EmptyState>
          )
        }
      />
      {opened ? (
        <ServiceCodePanel
          key={opened === 'new' ? 'new' : opened.id}
          service={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
