import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Grant } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { moment } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Switch } from '../../ui/Switch.tsx';
import type { Column } from '../../ui/table.ts';
import type { Tone } from '../../ui/tone.tsx';
import { EmergencyButton } from './EmergencyPanel.tsx';
import { GrantPanel } from './GrantPanel.tsx';

const columnsIn = (timeZone: string): Column<Grant>[] => [
  { id: 'when', title: 'Opened', cell: (grant) => moment(grant.granted_at, timeZone) },
  { id: 'who', title: 'By', fixed: true, cell: (grant) => <span className="font-medium">{grant.name}</span> },
  {
    id: 'chart',
    title: 'Chart',
    cell: (grant) => (grant.client_name ? `${grant.client_name}, ${grant.mrn}` : 'Of a client you do not treat'),
  },
  {
    id: 'reason',
    title: 'Reason',
    cell: (grant) => <span className="block max-w-sm sm:truncate">{grant.reason}</span>,
  },
  {
    id: 'state',
    title: 'Review',
    cell: (grant) => {
      const [word, tone] = reviewOf(grant);
      return <Badge tone={tone}>{word}</Badge>;
    },
  },
];

/** What the review found, or that it is still to come. */
export function reviewOf(grant: Pick<Grant, 'verdict'>): [word: string, tone: Tone] {
  if (grant.verdict === null) return ['To review', 'warn'];
  return grant.verdict === 'appropriate' ? ['Appropriate', 'good'] : ['Inappropriate', 'danger'];
}

/** Charts that were opened in an emergency, and what somebody else found about each. */
export default function EmergencyAccessPage() {
  const me = useMe();
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['state']);
  const [opened, setOpened] = useState<Grant | null>(null);
  const all = filters.state === 'all';
  const grants = useQuery(query('get-break-glass-grants', { include_reviewed: all }));
  const reviews = mayOpen(me.roles, ['administrator', 'supervisor']);
  return (
    <>
      <PageHeader
        title="Emergency access"
        about={
          reviews
            ? 'Charts opened in an emergency. Each is reviewed by somebody else.'
            : 'Charts you opened in an emergency.'
        }
        actions={<EmergencyButton />}
      />
      <FilterBar>
        <Switch label="Also reviewed" value={all} onChange={(on) => setFilter('state', on ? 'all' : '')} />
      </FilterBar>
      <DataTable
        caption="Charts opened in an emergency"
        columns={columnsIn(me.practice.timeZone)}
        rows={grants.data ?? []}
        rowKey={(grant) => grant.id}
        density={density}
        loading={grants.isPending}
        onOpen={setOpened}
        empty={
          grants.isError ? (
            <ErrorState
              message={grants.error.message}
              requestId={grants.error.requestId}
              onRetry={() => grants.refetch()}
            />
          ) : (
            <EmptyState title={all ? 'No chart was opened in an emergency' : 'Nothing waits for a review'}>
              {reviews ? 'An opening appears here at once.' : 'What you open appears here until it is reviewed.'}
            </EmptyState>
          )
        }
      />
      {opened ? (
        <GrantPanel
          grant={opened}
          mayReview={reviews && opened.verdict === null && opened.profile_id !== me.id}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
