import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareRole, Client } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { day } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { careRoles, plainWord } from './words.ts';

/** Who treats the client, and therefore sees this chart. */
export function CareTeam({ client }: { client: Client }) {
  const me = useMe();
  const team = useQuery(query('get-care-team', { client_id: client.id, include_former: true }));
  const clinicians = useQuery(query('get-clinicians', {}));
  const refreshes = ['get-care-team', 'get-client', 'get-clients', 'get-client-timeline'] as const;
  const assign = useCall('assign-care-team', { refreshes });
  const end = useCall('end-care-team', { refreshes });
  const [open, setOpen] = useState(false);
  const mayWrite = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor']);
  return (
    <div className="max-w-3xl">
      {end.error ? <FormProblem problem={end.error} /> : null}
      <Lines
        title="Care team"
        about="Those who treat the client see the chart, and nobody else who treats."
        lines={team}
        empty="Nobody treats this client yet."
        keyOf={(member) => member.id}
        line={(member) => (
          <Line
            title={member.name}
            details={[
              plainWord(member.role),
              `since ${day(member.valid_from, me.practice.timeZone)}`,
              member.valid_to && `until ${day(member.valid_to, me.practice.timeZone)}`,
            ]}
            state={member.valid_to ? <Badge>Former</Badge> : <Badge tone="good">Treats now</Badge>}
            actions={
              mayWrite && !member.valid_to ? (
                <Button
                  size="small"
                  kind="quiet"
                  isPending={end.isPending && end.variables.id === member.id}
                  onPress={() =>
                    end.mutate(
                      { id: member.id },
                      { onSuccess: () => toast(`${member.name} no longer treats this client`) },
                    )
                  }
                >
                  End
                </Button>
              ) : null
            }
          />
        )}
        add={mayWrite ? { label: 'Add clinician', onPress: () => setOpen(true) } : undefined}
      />
      {open ? (
        <LinePanel<{ profile_id: string; role: string }>
          title="Add clinician"
          submitLabel="Add clinician"
          start={{ profile_id: '', role: 'primary_therapist' }}
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
            { name: 'role', label: 'As', kind: 'choice', options: careRoles },
          ]}
          loading={assign.isPending}
          submitError={assign.error}
          onClose={() => setOpen(false)}
          onSave={({ profile_id, role }) =>
            assign.mutate(
              { client_id: client.id, profile_id, role: role as CareRole },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </div>
  );
}
