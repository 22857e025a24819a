import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import type { Wanted } from '../../app/visits.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState } from '../../ui/States.tsx';
import { BookingForm } from './BookingForm.tsx';

/** Books a visit from anywhere: opened once everything that can be chosen is known. */
export default function BookingPanel({ wanted, onClose }: { wanted: Wanted; onClose: () => void }) {
  const me = useMe();
  const types = useQuery(query('get-appointment-types', {}));
  const clinicians = useQuery(query('get-clinicians', {}));
  const locations = useQuery(query('get-locations', {}));
  const rooms = useQuery(query('get-rooms', {}));
  const loaded = types.data && clinicians.data && locations.data && rooms.data;
  const failed = [types, clinicians, locations, rooms].find((read) => read.isError);
  if (!loaded || types.data.length === 0) {
    return (
      <SidePanel title="Book visit" isOpen onClose={onClose}>
        {failed?.error ? <p role="alert">{failed.error.message}</p> : null}
        {!loaded && !failed ? <Skeleton rows={5} /> : null}
        {loaded ? (
          <EmptyState title="There is no kind of visit to book">
            An administrator adds the first under Practice, Visit types.
          </EmptyState>
        ) : null}
      </SidePanel>
    );
  }
  return (
    <BookingForm
      wanted={wanted}
      types={types.data}
      clinicians={clinicians.data.map((one) => ({
        value: one.profile_id,
        label: `${one.first_name} ${one.last_name}`,
      }))}
      locations={locations.data}
      rooms={rooms.data}
      own={clinicians.data.find((one) => one.profile_id === me.id)?.profile_id ?? null}
      onClose={onClose}
    />
  );
}
