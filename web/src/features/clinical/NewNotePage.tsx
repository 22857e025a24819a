import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useCall } from '../../api/query.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { Button } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';

/** Begins the note of a visit or of a client, and goes on to it; a visit's note that was begun before is opened again. */
export default function NewNotePage() {
  const router = useRouter();
  const { filters } = useUrlFilters(['appointment', 'client', 'kind']);
  const create = useCall('create-note', { refreshes: ['get-my-notes', 'get-notes'] });
  const { mutate } = create;
  const { appointment, client, kind } = filters;
  const begun = useRef(false);
  const begin = () =>
    mutate(
      {
        ...(appointment ? { appointment_id: appointment } : {}),
        ...(client ? { client_id: client } : {}),
        ...(kind === 'progress_note' || kind === 'intake_assessment' ? { kind } : {}),
      },
      { onSuccess: (note) => router.history.replace(`/notes/${note.id}`) },
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for each opening of the page
  useEffect(() => {
    if (begun.current || (!appointment && !client)) return;
    begun.current = true;
    begin();
  }, []);
  return (
    <>
      <PageHeader title="New note" />
      {create.isPending || (create.isIdle && (appointment || client)) ? <Skeleton label="Preparing the note" /> : null}
      {create.isError ? (
        <ErrorState
          title="The note could not be begun"
          message={create.error.message}
          requestId={create.error.requestId}
          onRetry={begin}
        />
      ) : null}
      {!appointment && !client ? (
        <EmptyState
          title="Whose note is it?"
          action={<Button onPress={() => router.history.push('/notes')}>See what is to be written</Button>}
        >
          A note is begun from its visit, or from the client's chart.
        </EmptyState>
      ) : null}
    </>
  );
}
