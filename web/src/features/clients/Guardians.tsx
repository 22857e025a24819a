import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, Guardian, GuardianKind, GuardianStatus } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import type { Tone } from '../../ui/tone.tsx';
import { GuardianPermissions } from './GuardianPermissions.tsx';
import { LineButton } from './LineButton.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const guardianKinds = choicesOf<GuardianKind>([
  'parent',
  'legal_guardian',
  'foster_parent',
  'custodial_grandparent',
  'other',
]);
const standings: Record<GuardianStatus, [word: string, tone: Tone]> = {
  pending_verification: ['Paper not seen', 'warn'],
  active: ['Verified', 'good'],
  ended: ['Ended', 'neutral'],
};
const refreshes = ['get-guardian-relationships', 'get-client-timeline'] as const;

type Doing = { guardian: Guardian; what: 'edit' | 'verify' | 'permit' | 'end' };

/** Who may act for the client, and in what: first the paper is seen, then permissions are given. */
export function Guardians({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const guardians = useQuery(query('get-guardian-relationships', { client_id: client.id }));
  const verify = useCall('verify-guardian-relationship', { refreshes });
  const end = useCall('end-guardian-relationship', { refreshes });
  const [adding, setAdding] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = () => setDoing(null);
  return (
    <>
      <Lines
        title="May act for the client"
        about="Counts once somebody has seen the paper."
        lines={guardians}
        empty="Nobody: the client decides alone."
        keyOf={(guardian) => guardian.id}
        line={(guardian) => {
          const [word, tone] = standings[guardian.status];
          return (
            <Line
              title={guardian.name}
              details={[plainWord(guardian.kind), guardian.phone, guardian.evidence, permissionsOf(guardian)]}
              state={<Badge tone={tone}>{word}</Badge>}
              actions={
                mayWrite && guardian.status !== 'ended' ? (
                  <>
                    {guardian.status === 'pending_verification' ? (
                      <LineButton
                        does="Paper seen"
                        name={`of ${guardian.name}`}
                        onPress={() => setDoing({ guardian, what: 'verify' })}
                      />
                    ) : (
                      <LineButton
                        does="Permissions"
                        name={`of ${guardian.name}`}
                        onPress={() => setDoing({ guardian, what: 'permit' })}
                      />
                    )}
                    <LineButton does="Edit" name={guardian.name} onPress={() => setDoing({ guardian, what: 'edit' })} />
                    <LineButton does="End" name={guardian.name} onPress={() => setDoing({ guardian, what: 'end' })} />
                  </>
                ) : null
              }
            />
          );
        }}
        add={mayWrite ? { label: 'Add', onPress: () => setAdding(true) } : undefined}
      />
      {adding ? <GuardianPanel client={client} old={null} onClose={() => setAdding(false)} /> : null}
      {doing?.what === 'edit' ? <GuardianPanel client={client} old={doing.guardian} onClose={done} /> : null}
      {doing?.what === 'permit' ? <GuardianPermissions guardian={doing.guardian} onClose={done} /> : null}
      {doing?.what === 'verify' ? (
        <LinePanel<{ evidence: string }>
          title={`Paper of ${doing.guardian.name}`}
          submitLabel="Paper seen"
          start={{ evidence: '' }}
          fields={[
            {
              name: 'evidence',
              label: 'Which paper was seen',
              kind: 'area',
              missing: 'Write which paper was seen.',
              help: 'Such as “custody order of 3 May, original”.',
            },
          ]}
          loading={verify.isPending}
          submitError={verify.error}
          onClose={done}
          onSave={({ evidence }) => verify.mutate({ id: doing.guardian.id, evidence }, { onSuccess: done })}
        />
      ) : null}
      <ConfirmDialog
        title={`End for ${doing?.guardian.name ?? ''}`}
        isOpen={doing?.what === 'end'}
        onClose={done}
        confirmLabel="End"
        loading={end.isPending}
        submitError={end.error}
        onConfirm={() =>
          doing &&
          end.mutate(
            { id: doing.guardian.id },
            {
              onSuccess: () => {
                toast(`${doing.guardian.name} no longer acts for the client`);
                done();
              },
            },
          )
        }
      >
        From now on this person may see and do nothing for the client. The record of it stays.
      </ConfirmDialog>
    </>
  );
}

/** "may: visits, bills". */
export function permissionsOf(guardian: Guardian): string | null {
  if (guardian.status !== 'active') return null;
  const may = [
    guardian.may_schedule && 'visits',
    guardian.may_message && 'messages',
    guardian.may_view_billing && 'bills',
    guardian.may_view_notes && 'notes',
  ].filter(Boolean);
  return may.length > 0 ? `may: ${may.join(', ')}` : 'no permission given yet';
}

function GuardianPanel({ client, old, onClose }: { client: Client; old: Guardian | null; onClose: () => void }) {
  const save = useCall('save-guardian-relationship', { refreshes });
  return (
    <LinePanel<{ name: string; kind: string; phone: string; email: string }>
      title={old ? 'Edit guardian' : 'Add guardian'}
      submitLabel={old ? 'Save guardian' : 'Add guardian'}
      start={{
        name: old?.name ?? '',
        kind: old?.kind ?? 'parent',
        phone: old?.phone ?? '',
        email: old?.email ?? '',
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        { name: 'kind', label: 'As', kind: 'choice', options: guardianKinds },
        { name: 'phone', label: 'Phone' },
        { name: 'email', label: 'Email' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={({ name, kind, phone, email }) =>
        save.mutate(
          {
            client_id: client.id,
            guardian_relationship: { name, kind: kind as GuardianKind, phone: orNull(phone), email: orNull(email) },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
