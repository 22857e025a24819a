import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Payer, PayerKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';

const kindNames: Record<PayerKind, string> = {
  commercial: 'Commercial',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  tricare: 'TRICARE',
  workers_compensation: "Workers' compensation",
  employee_assistance: 'Employee assistance',
  other: 'Other',
};
const kinds = (Object.entries(kindNames) as [PayerKind, string][]).map(([value, label]) => ({ value, label }));

const columns: Column<Payer>[] = [
  { id: 'name', title: 'Name', cell: (payer) => <span className="font-medium">{payer.name}</span> },
  { id: 'kind', title: 'Kind', cell: (payer) => kindNames[payer.kind] },
  {
    id: 'electronic',
    title: 'Payer ID',
    cell: (payer) => <span className="tabular-nums">{payer.electronic_id ?? '—'}</span>,
  },
  { id: 'phone', title: 'Phone', cell: (payer) => <span className="tabular-nums">{payer.phone ?? '—'}</span> },
  { id: 'filing', title: 'Days to file', align: 'right', cell: (payer) => payer.timely_filing_days },
  {
    id: 'state',
    title: 'State',
    cell: (payer) => <Badge tone={payer.active ? 'good' : 'neutral'}>{payer.active ? 'In use' : 'Off'}</Badge>,
  },
];

/** Whom the practice bills beside the clients themselves. */
export default function PayersPage() {
  const { density } = usePreferences();
  const [opened, setOpened] = useState<Payer | 'new' | null>(null);
  const payers = useQuery(query('get-payers', { include_inactive: true }));
  const addButton = (
    <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpened('new')}>
      Add payer
    </Button>
  );
  return (
    <>
      <PracticeTabs here="/practice/payers" actions={addButton} />
      <DataTable
        caption="Payers"
        columns={columns}
        rows={payers.data ?? []}
        rowKey={(payer) => payer.id}
        density={density}
        loading={payers.isPending}
        onOpen={setOpened}
        empty={
          payers.isError ? (
            <ErrorState
              message={payers.error.message}
              requestId={payers.error.requestId}
              onRetry={() => payers.refetch()}
            />
          ) : (
            <EmptyState title="No payer yet" action={addButton}>
              Add the first, so that clients can be insured with it.
            </EmptyState>
          )
        }
      />
      {opened ? <PayerPanel old={opened === 'new' ? null : opened} onClose={() => setOpened(null)} /> : null}
    </>
  );
}

function PayerPanel({ old, onClose }: { old: Payer | null; onClose: () => void }) {
  const save = useCall('save-payer', { refreshes: ['get-payers'] });
  return (
    <LinePanel<{ name: string; kind: string; electronic_id: string; phone: string; filing: string; off: boolean }>
      title={old ? 'Edit payer' : 'Add payer'}
      submitLabel={old ? 'Save payer' : 'Add payer'}
      start={{
        name: old?.name ?? '',
        kind: old?.kind ?? 'commercial',
        electronic_id: old?.electronic_id ?? '',
        phone: old?.phone ?? '',
        filing: String(old?.timely_filing_days ?? 90),
        off: old ? !old.active : false,
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        { name: 'kind', label: 'Kind', kind: 'choice', options: kinds },
        { name: 'electronic_id', label: 'Payer ID', help: 'Its number for electronic claims, from the clearinghouse.' },
        { name: 'phone', label: 'Phone' },
        {
          name: 'filing',
          label: 'Days to file a claim in',
          missing: 'Enter days, such as 90.',
          wrong: (text) => (/^[1-9]\d{0,3}$/.test(text.trim()) ? null : 'Enter days, such as 90.'),
        },
        ...(old ? [{ name: 'off' as const, label: 'No longer used', kind: 'check' as const }] : []),
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={({ name, kind, electronic_id, phone, filing, off }) =>
        save.mutate(
          {
            payer: {
              name,
              kind: kind as PayerKind,
              electronic_id: electronic_id.trim() || null,
              phone: phone.trim() || null,
              timely_filing_days: Number(filing),
              inactive: off,
            },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          {
            onSuccess: (saved) => {
              toast(`${saved.name} is saved`);
              onClose();
            },
          },
        )
      }
    />
  );
}
