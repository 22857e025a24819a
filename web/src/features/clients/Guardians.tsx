import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, GuardianKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const guardianKinds = choicesOf<GuardianKind>([
  'parent',
  'legal_guardian',
  'foster_parent',
  'custodial_grandparent',
  'other',
]);

/** Who may act for the client, and in what. */
export function Guardians({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const guardians = useQuery(query('get-guardian-relationships', { client_id: client.id }));
  const refreshes = ['get-guardian-relationships', 'get-client-timeline'] as const;
  const save = useCall('save-guardian-relationship', { refreshes });
  const [open, setOpen] = useState(false);
  return (
    <>
      <Lines
        title="May act for the client"
        about="Counts once somebody has seen the paper."
        lines={guardians}
        empty="Nobody: the client decides alone."
        keyOf={(guardian) => guardian.id}
        line={(guardian) => (
          <Line
            title={guardian.name}
            details={[
              plainWord(guardian.kind),
              guardian.phone,
              guardian.may_schedule && 'visits',
              guardian.may_message && 'messages',
              guardian.may_view_billing && 'bills',
              guardian.may_view_notes && 'notes',
            ]}
            state={
              <Badge tone={guardian.status === 'active' ? 'good' : 'warn'}>
                {guardian.status === 'active' ? 'Verified' : plainWord(guardian.status)}
              </Badge>
            }
          />
        )}
        add={mayWrite ? { label: 'Add', onPress: () => setOpen(true) } : undefined}
      />
      {open ? (
        <LinePanel<{ name: string; kind: string; phone: string; email: string }>
          title="Add guardian"
          submitLabel="Add guardian"
          start={{ name: '', kind: 'parent', phone: '', email: '' }}
          fields={[
            { name: 'name', label: 'Name', missing: 'Enter a name.' },
            { name: 'kind', label: 'As', kind: 'choice', options: guardianKinds },
            { name: 'phone', label: 'Phone' },
            { name: 'email', label: 'Email' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(false)}
          onSave={({ name, kind, phone, email }) =>
            save.mutate(
              {
                client_id: client.id,
                guardian_relationship: { name, kind: kind as GuardianKind, phone: orNull(phone), email: orNull(email) },
              },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}
