import type { Visit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { whoOf } from '../../lib/visits.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';

/** The client did not come: what was tried to reach them is written down with it. */
export function NoShowPanel({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const mark = useCall('mark-no-show', { refreshes: visitReads });
  return (
    <LinePanel<{ contact_attempt: string }>
      title={`${whoOf(visit)} did not come`}
      submitLabel="Mark no-show"
      start={{ contact_attempt: '' }}
      fields={[
        {
          name: 'contact_attempt',
          label: 'What was tried to reach them',
          kind: 'area',
          missing: 'Write what was tried to reach them, or that nothing was.',
          help: 'For example: called at 9:15, left a message.',
        },
      ]}
      loading={mark.isPending}
      submitError={mark.error}
      onClose={onClose}
      onSave={({ contact_attempt }) =>
        mark.mutate(
          { id: visit.id, contact_attempt: contact_attempt.trim() },
          {
            onSuccess: () => {
              toast(`${whoOf(visit)} is marked as no-show`);
              onClose();
            },
          },
        )
      }
    />
  );
}
