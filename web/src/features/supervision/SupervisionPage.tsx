import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Supervision, SupervisionKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { day } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { SupervisionPanel } from './SupervisionPanel.tsx';

const kindNames: Record<SupervisionKind, string> = {
  primary: 'Primary',
  secondary: 'Secondary',
  covering: 'Covering',
};

/** Who answers for whose work. Who supervises somebody sees the charts of that person's clients. */
export default function SupervisionPage() {
  const me = useMe();
  const { density } = usePreferences();
  const [ended, setEnded] = useState(false);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Supervision | null>(null);
  const found = useQuery(query('get-supervisions', { include_ended: ended }));
  const end = useCall('end-supervision', { refreshes: ['get-supervisions', 'get-clients'] });
  const mayWrite = mayOpen(me.roles, ['administrator']);
  const columns: Column<Supervision>[] = [
    {
      id: 'supervisor',
      title: 'Supervisor',
      cell: (one) => <span className="font-medium">{one.supervisor_name}</span>,
    },
    { id: 'supervisee', title: 'Supervises', cell: (one) => one.supervisee_name },
    { id: 'kind', title: 'As', cell: (one) => kindNames[one.kind] },
    { id: 'since', title: 'Since', cell: (one) => day(one.valid_from, me.practice.timeZone) },
    {
      id: 'state',
      title: 'State',
      cell: (one) =>
        one.valid_to ? (
          <Badge>{`Ended ${day(one.valid_to, me.practice.timeZone)}`}</Badge>
        ) : (
          <Badge tone="good">Holds</Badge>
        ),
    },
    ...(mayWrite
      ? [
          {
            id: 'end',
            title: 'Change',
            align: 'right' as const,
            cell: (one: Supervision) =>
              one.valid_to ? null : (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`End the supervision of ${one.supervisee_name} by ${one.supervisor_name}`}
                  onPress={() => setEnding(one)}
                >
                  End
                </Button>
              ),
          },
        ]
      : []),
  ];
  const addButton = (
    <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setAdding(true)}>
      Add supervision
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Supervision"
        about={mayWrite ? 'Who answers for whose work, and sees those charts.' : 'Supervision you give or receive.'}
        actions={mayWrite ? addButton : null}
      />
      <FilterBar>
        <Switch label="Also what ended" value={ended} onChange={setEnded} />
      </FilterBar>
      <DataTable
        caption="Supervision"
        columns={columns}
        rows={found.data ?? []}
        rowKey={(one) => one.id}
        density={density}
        loading={found.isPending}
        empty={
          found.isError ? (
            <ErrorState
              message={found.error.message}
              requestId={found.error.requestId}
              onRetry={() => found.refetch()}
            />
          ) : (
            <EmptyState title="Nobody supervises anybody" action={mayWrite ? addButton : null}>
              {mayWrite
                ? 'Associates need a supervisor before their notes can become final.'
                : 'An administrator of your practice sets it up.'}
            </EmptyState>
          )
        }
      />
      {adding ? <SupervisionPanel kindNames={kindNames} onClose={() => setAdding(false)} /> : null}
      <ConfirmDialog
        title="End supervision"
        isOpen={ending !== null}
        onClose={() => setEnding(null)}
        confirmLabel="End supervision"
        loading={end.isPending}
        submitError={end.error}
        onConfirm={() =>
          ending &&
          end.mutate(
            { id: ending.id },
            {
              onSuccess: (done) => {
                toast(`${done.supervisor_name} no longer supervises ${done.supervisee_name}`);
                setEnding(null);
              },
            },
          )
        }
      >
        {ending?.supervisor_name} no longer answers for {ending?.supervisee_name}, and those charts close at once.
      </ConfirmDialog>
    </>
  );
}
