import type { Note } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';

/** Gives a note back to its author, with what is to be changed. */
export function ReturnPanel({ note, onClose }: { note: Note; onClose: () => void }) {
  const back = useCall('return-note', { refreshes: ['get-note', 'get-notes', 'get-cosign-queue'] });
  return (
    <LinePanel<{ comment: string }>
      title={`Return to ${note.author_name}`}
      submitLabel="Return note"
      start={{ comment: '' }}
      fields={[
        {
          name: 'comment',
          label: 'What is to be changed',
          kind: 'area',
          missing: 'Say what is to be changed.',
          help: 'Only the author and the supervisors read this.',
        },
      ]}
      loading={back.isPending}
      submitError={back.error}
      onClose={onClose}
      onSave={({ comment }) =>
        back.mutate(
          { id: note.id, row_version: note.row_version, comment },
          {
            onSuccess: () => {
              toast('Note returned');
              onClose();
            },
          },
        )
      }
    />
  );
}
