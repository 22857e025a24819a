import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ConsentType } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { day } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { Column } from '../../ui/table.ts';
import { ConsentTypePanel, OlderWords } from './ConsentTypePanel.tsx';

/** The words clients agree to. A published version never changes: the next one takes its place for those who sign later. */
export default function ConsentTypesPage() {
  const { practice } = useMe();
  const { density } = usePreferences();
  const [older, setOlder] = useState(false);
  const [opened, setOpened] = useState<ConsentType | 'new' | null>(null);
  const types = useQuery(query('get-consent-types', { include_older: older }));
  const rows = types.data ?? [];
  const newest = new Map<string, number>();
  for (const type of rows) newest.set(type.key, Math.max(type.version, newest.get(type.key) ?? 0));
  const isPresent = (type: ConsentType) => type.version === newest.get(type.key);
  const columns: Column<ConsentType>[] = [
    { id: 'name', title: 'Name', cell: (type) => <span className="font-medium">{type.name}</span> },
    { id: 'version', title: 'Version', align: 'right', cell: (type) => type.version },
    { id: 'since', title: 'Since', cell: (type) => day(type.published_at, practice.timeZone) },
    {
      id: 'renew',
      title: 'Asked again',
      cell: (type) => (type.renew_after_days ? `after ${type.renew_after_days} days` : 'Never'),
    },
    {
      id: 'state',
      title: 'State',
      cell: (type) =>
        isPresent(type) ? (
          <Badge tone={type.required ? 'info' : 'good'}>{type.required ? 'Required' : 'In use'}</Badge>
        ) : (
          <Badge>Replaced</Badge>
        ),
    },
  ];
  const addButton = (
    <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpened('new')}>
      Add consent
    </Button>
  );
  return (
    <>
      <PracticeTabs here="/practice/consents" actions={addButton} />
      <FilterBar>
        <Switch label="Also versions that were replaced" value={older} onChange={setOlder} />
      </FilterBar>
      <DataTable
        caption="Consents"
        columns={columns}
        rows={rows}
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
            <EmptyState title="No consent yet" action={addButton}>
              Write the first, so that clients can agree to treatment in known words.
            </EmptyState>
          )
        }
      />
      {opened === 'new' || (opened && isPresent(opened)) ? (
        <ConsentTypePanel type={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />
      ) : null}
      {opened && opened !== 'new' && !isPresent(opened) ? (
        <OlderWords type={opened} onClose={() => setOpened(null)} />
      ) : null}
    </>
  );
}
