import type { Guardian } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';

/** What a verified guardian may see and do, each for itself. */
export function GuardianPermissions({ guardian, onClose }: { guardian: Guardian; onClose: () => void }) {
  const set = useCall('set-guardian-permissions', { refreshes: ['get-guardian-relationships', 'get-client-timeline'] });
  return (
    <LinePanel<{ schedule: boolean; message: boolean; billing: boolean; notes: boolean }>
      title={`What ${guardian.name} may`}
      submitLabel="Save permissions"
      start={{
        schedule: guardian.may_schedule,
        message: guardian.may_message,
        billing: guardian.may_view_billing,
        notes: guardian.may_view_notes,
      }}
      fields={[
        { name: 'schedule', label: 'Make and cancel visits', kind: 'check' },
        { name: 'message', label: 'Write to the clinician', kind: 'check' },
        { name: 'billing', label: 'See bills', kind: 'check' },
        { name: 'notes', label: 'Read notes', kind: 'check' },
      ]}
      loading={set.isPending}
      submitError={set.error}
      onClose={onClose}
      onSave={(may) =>
        set.mutate(
          {
            id: guardian.id,
            may_schedule: may.schedule,
            may_message: may.message,
            may_view_billing: may.billing,
            may_view_notes: may.notes,
          },
          {
            onSuccess: () => {
              toast('Permissions saved');
              onClose();
            },
          },
        )
      }
    />
  );
}
