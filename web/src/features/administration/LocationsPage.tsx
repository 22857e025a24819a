import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Location } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { placesOfService } from './choices.ts';
import { LocationPanel } from './LocationPanel.tsx';

const columns: Column<Location>[] = [
  { id: 'name', title: 'Name', cell: (location) => <span className="font-medium">{location.name}</span> },
  {
    id: 'address',
    title: 'Address',
    cell: ({ street, city, state, postal_code }) =>
      [street, city, [state, postal_code].filter(Boolean).join(' ')].filter(Boolean).join(', ') || '—',
  },
  {
    id: 'place',
    title: 'Place of service',
    cell: (location) =>
      placesOfService.find((place) => place.value === location.place_of_service)?.label ?? location.place_of_service,
  },
  {
    id: 'state',
    title: 'State',
    cell: (location) => (
      <Badge tone={location.active ? 'good' : 'neutral'}>{location.active ? 'Open' : 'Closed'}</Badge>
    ),
  },
];

/** Where the practice sees clients. */
export default function LocationsPage() {
  const { density } = usePreferences();
  const [opened, setOpened] = useState<Location | 'new' | null>(null);
  const locations = useQuery(query('get-locations', { include_inactive: true }));
  return (
    <>
      <PracticeTabs
        here="/practice/locations"
        actions={
          <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpened('new')}>
            Add location
          </Button>
        }
      />
      <DataTable
        caption="Locations"
        columns={columns}
        rows={locations.data ?? []}
        rowKey={(location) => location.id}
        density={density}
        loading={locations.isPending}
        onOpen={setOpened}
        empty={
          locations.isError ? (
            <ErrorState
              message={locations.error.message}
              requestId={locations.error.requestId}
              onRetry={() => locations.refetch()}
            />
          ) : (
            <EmptyState
              title="No location yet"
              action={
                <Button kind="primary" onPress={() => setOpened('new')}>
                  Add the first location
                </Button>
              }
            >
              Visits and claims name the place where a client was seen.
            </EmptyState>
          )
        }
      />
      {opened ? (
        <LocationPanel
          key={opened === 'new' ? 'new' : opened.id}
          location={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}
