import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { asFailure } from '../../api/failure.ts';
import type { CareRole, ClientLine } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import type { SubmitProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { BulkBar } from '../../ui/TableTools.tsx';
import { toast } from '../../ui/toasts.ts';
import { careRoles, clientName } from './words.ts';

const refreshes = ['get-clients', 'get-client', 'get-care-team', 'get-client-timeline'] as const;

/** What can be done with several clients at once. Each is a change of its own: one that is refused stops no other. */
export function BulkClients({ clients, onClear }: { clients: readonly ClientLine[]; onClear: () => void }) {
  const me = useMe();
  const [doing, setDoing] = useState<'assign' | 'aside' | null>(null);
  const close = () => setDoing(null);
  const done = () => {
    close();
    onClear();
  };
  return (
    <>
      <BulkBar count={clients.length} onClear={onClear}>
        <Button size="small" onPress={() => setDoing('assign')}>
          Add to a care team…
        </Button>
        {mayOpen(me.roles, ['administrator']) ? (
          <Button size="small" onPress={() => setDoing('aside')}>
            Set aside…
          </Button>
        ) : null}
      </BulkBar>
      {doing === 'assign' ? <AssignPanel clients={clients} onClose={close} onDone={done} /> : null}
      {doing === 'aside' ? <AsidePanel clients={clients} onClose={close} onDone={done} /> : null}
    </>
  );
}

/** Does one thing to each client after the other, and says which were left as they were, and why. */
function useEach(clients: readonly ClientLine[], onDone: () => void) {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<SubmitProblem | null>(null);
  async function run(one: (client: ClientLine) => Promise<unknown>, said: string) {
    setRunning(true);
    setProblem(null);
    const refused: string[] = [];
    for (const client of clients) {
      try {
        await one(client);
      } catch (error) {
        refused.push(`${clientName(client)}, ${client.mrn}: ${asFailure(error).message}`);
      }
    }
    setRunning(false);
    if (refused.length === 0) {
      toast(`${clients.length === 1 ? 'One client' : `${clients.length} clients`} ${said}`);
      onDone();
    } else {
      setProblem({ message: `${refused.length} of ${clients.length} stayed as they were. ${refused.join(' ')}` });
    }
  }
  return { running, problem, run };
}

function AssignPanel({
  clients,
  onClose,
  onDone,
}: {
  clients: readonly ClientLine[];
  onClose: () => void;
  onDone: () => void;
}) {
  const clinicians = useQuery(query('get-clinicians', {}));
  const assign = useCall('assign-care-team', { refreshes });
  const each = useEach(clients, onDone);
  return (
    <LinePanel<{ profile_id: string; role: string }>
      title="Add to a care team"
      submitLabel={`Add to ${clients.length === 1 ? 'one care team' : `${clients.length} care teams`}`}
      start={{ profile_id: '', role: 'covering' }}
      fields={[
        {
          name: 'profile_id',
          label: 'Clinician',
          kind: 'choice',
          options: (clinicians.data ?? []).map((clinician) => ({
            value: clinician.profile_id,
            label: `${clinician.first_name} ${clinician.last_name}`,
          })),
          missing: 'Choose a clinician.',
        },
        {
          name: 'role',
          label: 'As',
          kind: 'choice',
          options: careRoles,
          help: 'A new primary therapist takes the place of the present one.',
        },
      ]}
      loading={each.running}
      submitError={each.problem}
      onClose={onClose}
      onSave={({ profile_id, role }) =>
        void each.run(
          (client) => assign.mutateAsync({ client_id: client.id, profile_id, role: role as CareRole }),
          'have the clinician now',
        )
      }
    />
  );
}

function AsidePanel({
  clients,
  onClose,
  onDone,
}: {
  clients: readonly ClientLine[];
  onClose: () => void;
  onDone: () => void;
}) {
  const aside = useCall('delete-client', { refreshes: [...refreshes, 'get-client-status-history'] });
  const each = useEach(clients, onDone);
  return (
    <LinePanel<{ reason: string }>
      title="Set aside"
      submitLabel={`Set ${clients.length === 1 ? 'one client' : `${clients.length} clients`} aside`}
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write the reason.' }]}
      loading={each.running}
      submitError={each.problem}
      onClose={onClose}
      onSave={({ reason }) =>
        void each.run((client) => aside.mutateAsync({ id: client.id, reason }), 'are inactive now')
      }
    >
      <p className="text-ink-muted">They become inactive. Nothing is removed, and each can be active again.</p>
    </LinePanel>
  );
}
