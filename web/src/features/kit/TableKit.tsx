import { useState } from 'react';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { BulkBar, ColumnChoice, DensityToggle, Pager } from '../../ui/TableTools.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { Column, Sort } from '../../ui/table.ts';
import type { Tone } from '../../ui/tone.tsx';
import { Sample } from './Sample.tsx';
import { type Person, people } from './sample.ts';

const tones: Record<Person['state'], Tone> = { Active: 'good', Invited: 'info', Deactivated: 'neutral' };

const columns: Column<Person>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: (person) => <span className="font-medium">{person.name}</span>,
    sortable: true,
    fixed: true,
  },
  { id: 'role', title: 'Role', cell: (person) => person.role, sortable: true },
  { id: 'email', title: 'Email', cell: (person) => <span className="text-ink-muted">{person.email}</span> },
  { id: 'state', title: 'State', cell: (person) => <Badge tone={tones[person.state]}>{person.state}</Badge> },
  { id: 'seen', title: 'Last seen', cell: (person) => person.seen },
  { id: 'clients', title: 'Clients', cell: (person) => person.clients, align: 'right', sortable: true },
];

export function TableKit() {
  const { density } = usePreferences();
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const [hidden, setHidden] = useState<Set<string>>(new Set());
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const key = sort.column as keyof Person;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const rows = people.toSorted((a, b) => (a[key] < b[key] ? -sign : sign));
  return (
    <Sample title="Table">
      <Tabs
        label="States of a table"
        tabs={[
          {
            id: 'rows',
            title: 'With rows',
            content: (
              <>
                <div className="flex justify-end gap-1 pb-1">
                  <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
                  <DensityToggle density={density} onChange={(next) => setPreferences({ density: next })} />
                </div>
                <DataTable
                  caption="People at the practice"
                  columns={columns}
                  rows={rows}
                  rowKey={(person) => person.id}
                  rowName={(person) => person.name}
                  hidden={hidden}
                  density={density}
                  sort={sort}
                  onSort={setSort}
                  selected={selected}
                  onSelect={setSelected}
                  onOpen={() => {}}
                />
                <Pager page={{ summary: '1–5 of 27', onNext: () => {} }} />
                <BulkBar count={selected.size} onClear={() => setSelected(new Set())}>
                  <Button size="small">Assign role</Button>
                </BulkBar>
              </>
            ),
          },
          {
            id: 'loading',
            title: 'Loading',
            content: (
              <DataTable caption="Loading people" columns={columns} rows={[]} rowKey={(person) => person.id} loading />
            ),
          },
          {
            id: 'empty',
            title: 'Empty',
            content: (
              <DataTable
                caption="No people"
                columns={columns}
                rows={[]}
                rowKey={(person) => person.id}
                empty={
                  <EmptyState
                    title="Nobody works here yet"
                    action={<Button kind="primary">Invite the first person</Button>}
                  >
                    People you invite appear here with their roles.
                  </EmptyState>
                }
              />
            ),
          },
          {
            id: 'error',
            title: 'Failed',
            content: (
              <DataTable
                caption="People could not be loaded"
                columns={columns}
                rows={[]}
                rowKey={(person) => person.id}
                empty={
                  <ErrorState
                    message="The database did not answer in time. Try again in a minute."
                    requestId="0194c2f8-7a31-7c52-9d1e-5b8f0a6f3c11"
                    onRetry={() => {}}
                  />
                }
              />
            ),
          },
        ]}
      />
    </Sample>
  );
}
