import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { AppointmentType } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { looks, modalityNames } from '../../lib/visits.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { VisitTypePanel } from './VisitTypePanel.tsx';

/** The kinds of visit the practice offers: what is booked, how long it lasts, what it is usually charged as. */
export default function VisitTypesPage() {
  const types = useQuery(query('get-appointment-types', { include_inactive: true }));
  const services = useQuery(query('get-service-codes', { include_inactive: true }));
  const { density } = usePreferences();
  const [opened, setOpened] = useState<AppointmentType | 'new' | null>(null);
  const codeOf = (type: AppointmentType) =>
    services.data?.find((service) => service.id === type.billing_code_id)?.code ?? '—';
  const columns: Column<AppointmentType>[] = [
    {
      id: 'name',
      title: 'Name',
      cell: (type) => (
        <span className="flex items-center gap-2 font-medium">
          <span aria-hidden className={`size-3 shrink-0 rounded-full ${looks[type.color].dot}`} />
          {type.name}
        </span>
      ),
    },
    { id: 'minutes', title: 'Minutes', align: 'right', cell: (type) => type.default_minutes },
    { id: 'modality', title: 'How they meet', cell: (type) => modalityNames[type.modality] },
    { id: 'clients', title: 'Clients', align: 'right', cell: (type) => type.max_clients },
    { id: 'code', title: 'Service', cell: (type) => <span className="tabular-nums">{codeOf(type)}</span> },
    {
      id: 'state',
      title: 'State',
      cell: (type) => <Badge tone={type.active ? 'good' : 'neutral'}>{type.active ? 'Offered' : 'Off'}</Badge>,
    },
  ];
  const add = (
    <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpened('new')}>
      Add visit type
    </Button>
  );
  return (
    <>
      <PracticeTabs here="/practice/visit-types" actions={add} />
      <DataTable
        caption="Visit types"
        columns={columns}
        rows={types.data ?? []}
        rowKey={(type) => type.id}
        density={density}
        loading={types.isPending}
        onOpen={setOpened}
        empty={
          types.isError ? (
            <ErrorState
              message={types.error.message}
              requestId={types.error.requestId}
              onRetry={() => types.refetch()}
            />
          ) : (
            <EmptyState title="No visit types yet" action={add}>
              A visit is booked as one of them: it brings its length, its color and its usual service.
            </EmptyState>
          )
        }
      />
      {opened ? (
        <VisitTypePanel
          key={opened === 'new' ? 'new' : opened.id}
          type={opened === 'new' ? null : opened}
          services={services.data ?? []}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
