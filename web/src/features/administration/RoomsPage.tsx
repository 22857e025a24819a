import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Room } from '../../api/functions.gen.ts';
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

/** Where visits take place inside the offices. */
export default function RoomsPage() {
  const rooms = useQuery(query('get-rooms', { include_inactive: true }));
  const locations = useQuery(query('get-locations', { include_inactive: true }));
  const { density } = usePreferences();
  const [open, setOpen] = useState<Room | 'new' | null>(null);
  const officeOf = (room: Room) => locations.data?.find((location) => location.id === room.location_id)?.name ?? '—';
  const columns: Column<Room>[] = [
    { id: 'name', title: 'Name', cell: (room) => <span className="font-medium">{room.name}</span> },
    { id: 'location', title: 'Location', cell: officeOf },
    { id: 'capacity', title: 'Seats', align: 'right', cell: (room) => room.capacity },
    {
      id: 'state',
      title: 'State',
      cell: (room) => <Badge tone={room.active ? 'good' : 'neutral'}>{room.active ? 'Open' : 'Closed'}</Badge>,
    },
  ];
  return (
    <>
      <PracticeTabs
        here="/practice/rooms"
        actions={
          <Button kind="primary" icon={<Plus aria-hidden size={16} />} onPress={() => setOpen('new')}>
            Add room
          </Button>
        }
      />
      <DataTable
        caption="Rooms"
        columns={columns}
        rows={rooms.data ?? []}
        rowKey={(room) => room.id}
        density={density}
        loading={rooms.isPending}
        onOpen={setOpen}
        empty={
          rooms.isError ? (
            <ErrorState
              message={rooms.error.message}
              requestId={rooms.error.requestId}
              onRetry={() => rooms.refetch()}
            />
          ) : (
            <EmptyState title="No rooms yet">Add the first, so that two visits cannot take the same one.</EmptyState>
          )
        }
      />
      {open ? (
        <RoomPanel
          room={open === 'new' ? null : open}
          locations={(locations.data ?? []).filter((location) => location.active)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function RoomPanel({
  room,
  locations,
  onClose,
}: {
  room: Room | null;
  locations: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const create = useCall('create-room', { refreshes: ['get-rooms'] });
  const update = useCall('update-room', { refreshes: ['get-rooms'] });
  const done = {
    onSuccess: (saved: Room) => {
      toast(`${saved.name} is saved`);
      onClose();
    },
  };
  return (
    <LinePanel<{ name: string; capacity: string; location_id: string; active: boolean }>
      title={room ? 'Edit room' : 'Add room'}
      submitLabel={room ? 'Save room' : 'Add room'}
      start={{
        name: room?.name ?? '',
        capacity: String(room?.capacity ?? 2),
        location_id: room?.location_id ?? (locations.length === 1 ? (locations[0]?.id ?? '') : ''),
        active: room?.active ?? true,
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        ...(room
          ? []
          : [
              {
                name: 'location_id' as const,
                label: 'Location',
                kind: 'choice' as const,
                options: locations.map((location) => ({ value: location.id, label: location.name })),
                missing: 'Choose a location.',
              },
            ]),
        { name: 'capacity', label: 'Seats', missing: 'Enter how many people it seats.' },
        ...(room ? [{ name: 'active' as const, label: 'Can be booked', kind: 'check' as const }] : []),
      ]}
      loading={create.isPending || update.isPending}
      submitError={create.error ?? update.error}
      onClose={onClose}
      onSave={({ name, capacity, location_id, active }) => {
        const seats = Number.parseInt(capacity, 10) || 0;
        if (room) update.mutate({ id: room.id, row_version: room.row_version, name, capacity: seats, active }, done);
        else create.mutate({ name, capacity: seats, location_id }, done);
      }}
    />
  );
}
