import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { User } from '../../api/functions.gen.ts';
import { listQuery } from '../../api/query.ts';
import { type Role, roleNames } from '../../api/roles.ts';
import { SavedViews } from '../../app/SavedViews.tsx';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { useHiddenColumns } from '../../lib/columns.ts';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice, FilterWords } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { ColumnChoice, DensityToggle, Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { InvitePanel } from './InvitePanel.tsx';
import { PersonPanel } from './PersonPanel.tsx';
import { fullName } from './people.ts';

const size = 25;

const columns: Column<User>[] = [
  { id: 'name', title: 'Name', fixed: true, cell: (user) => <span className="font-medium">{fullName(user)}</span> },
  { id: 'roles', title: 'Roles', cell: (user) => user.roles.map((role) => roleNames[role]).join(', ') || 'None yet' },
  { id: 'email', title: 'Email', cell: (user) => user.email },
  {
    id: 'status',
    title: 'State',
    cell: (user) => (
      <Badge tone={user.status === 'active' ? 'good' : 'neutral'}>
        {user.status === 'active' ? 'Active' : 'Deactivated'}
      </Badge>
    ),
  },
];

const roleFilters = (Object.entries(roleNames) as [Role, string][])
  .filter(([role]) => role !== 'client_user')
  .map(([value, label]) => ({ value, label }));

/** Everybody who works at the practice, and what they may do. */
export default function PeoplePage() {
  const { filters, setFilter } = useUrlFilters(['role', 'state']);
  const [words, setWords] = useState('');
  const search = useSettled(words.trim());
  const { density } = usePreferences();
  const [opened, setOpened] = useState<string | null>(null);
  const [inviting, setInviting] = useState(false);
  const role = roleFilters.find((filter) => filter.value === filters.role)?.value;
  const pages = useCursorPages(`${role} ${filters.state}`);
  const [hidden, setHidden] = useHiddenColumns('people');
  const users = useQuery(
    listQuery('get-users', {
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
      ...(search ? { search } : {}),
      ...(role ? { role } : {}),
      ...(filters.state === 'all' ? { include_deactivated: true } : {}),
    }),
  );
  const rows = users.data?.rows ?? [];
  const filtered = search !== '' || role !== undefined;
  return (
    <>
      <PageHeader
        title="People"
        about="Who works here, and what they may do."
        actions={
          <Button kind="primary" icon={<UserPlus aria-hidden size={16} />} onPress={() => setInviting(true)}>
            Invite person
          </Button>
        }
      />
      <FilterBar
        tools={
          <>
            <SavedViews
              list="people"
              filters={{ ...(role ? { role } : {}), ...(filters.state === 'all' ? { state: 'all' } : {}) }}
            />
            <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
            <DensityToggle density={density} onChange={(next) => setPreferences({ density: next })} />
          </>
        }
      >
        <FilterWords
          label="Search by name or email"
          value={words}
          onChange={(next) => {
            setWords(next);
            pages.first();
          }}
        />
        <FilterChoice
          label="Role"
          value={role ?? ''}
          options={roleFilters}
          onChange={(next) => setFilter('role', next)}
        />
        <FilterChoice
          label="State"
          value={filters.state === 'all' ? 'all' : ''}
          options={[{ value: 'all', label: 'Also deactivated' }]}
          onChange={(next) => setFilter('state', next)}
        />
      </FilterBar>
      <DataTable
        caption="People at the practice"
        columns={columns}
        rows={rows}
        rowKey={(user) => user.profile_id}
        hidden={hidden}
        density={density}
        loading={users.isPending}
        onOpen={(user) => setOpened(user.profile_id)}
        empty={
          users.isError ? (
            <ErrorState
              message={users.error.message}
              requestId={users.error.requestId}
              onRetry={() => users.refetch()}
            />
          ) : filtered ? (
            <EmptyState title="Nobody matches">Try fewer letters, or another role.</EmptyState>
          ) : (
            <EmptyState title="Nobody works here yet">People appear here once they have an account.</EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager
          page={{
            summary: pageSummary(pages.number, size, rows.length, users.data?.total),
            onPrevious: pages.previous,
            onNext: pages.next(users.data?.next),
          }}
        />
      ) : null}
      <PersonPanel user={rows.find((user) => user.profile_id === opened) ?? null} onClose={() => setOpened(null)} />
      <InvitePanel isOpen={inviting} onClose={() => setInviting(false)} />
    </>
  );
}
