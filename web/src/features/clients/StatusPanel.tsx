import type { Client, ClientStatus } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { clientName, orNull, statusChoices, statusNames } from './words.ts';

type Values = { status: string; reason: string; effective_on: string };

/** Where somebody stands changes with a reason, and the history keeps both. */
export function StatusPanel({ client, onClose }: { client: Client; onClose: () => void }) {
  const change = useCall('set-client-status', { refreshes: ['get-client', 'get-clients', 'get-client-timeline'] });
  const options = statusChoices.filter(
    // A death can only have been entered by mistake: it leads back to inactive and nowhere else.
    ({ value }) => value !== client.status && (client.status !== 'deceased' || value === 'inactive'),
  );
  return (
    <LinePanel<Values>
      title={`Change the state of ${clientName(client)}`}
      submitLabel="Change state"
      start={{ status: '', reason: '', effective_on: '' }}
      fields={[
        { name: 'status', label: 'New state', kind: 'choice', options, missing: 'Choose a state.' },
        {
          name: 'reason',
          label: 'Reason',
          kind: 'area',
          missing: 'Write the reason.',
          help: 'Kept in the history of the chart.',
        },
        { name: 'effective_on', label: 'From', kind: 'date', help: 'Today, if it is left empty.' },
      ]}
      loading={change.isPending}
      submitError={change.error}
      onClose={onClose}
      onSave={({ status, reason, effective_on }) =>
        change.mutate(
          { id: client.id, status: status as ClientStatus, reason, effective_on: orNull(effective_on) },
          {
            onSuccess: (changed) => {
              toast(`${clientName(changed)} is ${statusNames[changed.status].toLowerCase()} now`);
              onClose();
            },
          },
        )
      }
    />
  );
}
