import { useQuery } from '@tanstack/react-query';
import type { SupervisionKind, User } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';

const choice = (user: User) => ({ value: user.profile_id, label: `${user.first_name} ${user.last_name}` });

/** Makes somebody answer for somebody else's work. */
export function SupervisionPanel({
  kindNames,
  onClose,
}: {
  kindNames: Record<SupervisionKind, string>;
  onClose: () => void;
}) {
  const supervisors = useQuery(query('get-users', { role: 'supervisor', limit: 100 }));
  const people = useQuery(query('get-users', { limit: 200 }));
  const start = useCall('start-supervision', { refreshes: ['get-supervisions', 'get-clients'] });
  const treating = (people.data ?? []).filter((user) =>
    user.roles.some((role) => role === 'associate_trainee' || role === 'therapist'),
  );
  return (
    <LinePanel<{ supervisor_id: string; supervisee_id: string; kind: string }>
      title="Add supervision"
      submitLabel="Add supervision"
      start={{ supervisor_id: '', supervisee_id: '', kind: 'primary' }}
      fields={[
        {
          name: 'supervisor_id',
          label: 'Supervisor',
          kind: 'choice',
          options: (supervisors.data ?? []).map(choice),
          missing: 'Choose a supervisor.',
          ...(supervisors.data?.length === 0 ? { help: 'Nobody has the role of a supervisor yet.' } : {}),
        },
        {
          name: 'supervisee_id',
          label: 'Supervises',
          kind: 'choice',
          options: treating.map(choice),
          missing: 'Choose who is supervised.',
        },
        {
          name: 'kind',
          label: 'As',
          kind: 'choice',
          options: (Object.entries(kindNames) as [SupervisionKind, string][]).map(([value, label]) => ({
            value,
            label,
          })),
        },
      ]}
      loading={start.isPending}
      submitError={start.error}
      onClose={onClose}
      onSave={({ supervisor_id, supervisee_id, kind }) =>
        start.mutate(
          { supervisor_id, supervisee_id, kind: kind as SupervisionKind },
          {
            onSuccess: (one) => {
              toast(`${one.supervisor_name} supervises ${one.supervisee_name} now`);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">The supervisor sees the charts of that person's clients from then on.</p>
    </LinePanel>
  );
}
