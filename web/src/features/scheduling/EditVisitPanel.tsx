import { useQuery } from '@tanstack/react-query';
import type { Visit } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { EditVisitForm } from './EditVisitForm.tsx';

/** Changes a visit without moving it: opened once everything that can be chosen is known. */
export function EditVisitPanel({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const types = useQuery(query('get-appointment-types', {}));
  const locations = useQuery(query('get-locations', {}));
  const rooms = useQuery(query('get-rooms', {}));
  if (!types.data || !locations.data || !rooms.data) {
    const failed = [types, locations, rooms].find((read) => read.isError);
    return (
      <SidePanel title="Edit visit" isOpen onClose={onClose}>
        {failed?.error ? (
          <ErrorState
            message={failed.error.message}
            requestId={failed.error.requestId}
            onRetry={() => failed.refetch()}
          />
        ) : (
          <Skeleton rows={5} />
        )}
      </SidePanel>
    );
  }
  return (
    <EditVisitForm visit={visit} types={types.data} locations={locations.data} rooms={rooms.data} onClose={onClose} />
  );
}
