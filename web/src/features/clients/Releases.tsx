import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, Direction, Information, Release } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { dayIn, plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { LineButton } from './LineButton.tsx';
import { choicesOf, orNull } from './words.ts';

const directions = choicesOf<Direction>(['to', 'from', 'both'], {
  to: 'We may tell them',
  from: 'They may tell us',
  both: 'Both ways',
});
const informationNames: Record<Information, string> = {
  attendance: 'Attendance',
  diagnosis: 'Diagnosis',
  treatment_plan: 'Treatment plan',
  progress_summary: 'Summary of progress',
  assessments: 'Assessments',
  medications: 'Medications',
  billing: 'Billing',
  substance_use: 'Substance use (42 CFR Part 2)',
  full_record: 'The full record',
};
const everything = Object.keys(informationNames) as Information[];
const refreshes = ['get-release-authorizations', 'get-client-timeline'] as const;

/** To whom information may be given, which, and until when. */
export function Releases({ client }: { client: Client }) {
  const { practice } = useMe();
  const releases = useQuery(query('get-release-authorizations', { client_id: client.id }));
  const revoke = useCall('revoke-release-authorization', { refreshes });
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Release | null>(null);
  const today = dayIn(new Date(), practice.timeZone);
  return (
    <>
      <Lines
        title="Releases of information"
        about="Outside of treatment, payment and law nothing leaves without one."
        lines={releases}
        empty="Nobody outside may be told anything."
        keyOf={(release) => release.id}
        line={(release) => {
          const standing = standingOf(release, today);
          return (
            <Line
              title={release.recipient}
              details={[
                directions.find((direction) => direction.value === release.direction)?.label,
                release.information.map((what) => informationNames[what]).join(', '),
                `for: ${release.purpose}`,
                (release.records_from || release.records_to) &&
                  `records ${[release.records_from && `from ${plainDay(release.records_from)}`, release.records_to && `until ${plainDay(release.records_to)}`].filter(Boolean).join(' ')}`,
                release.recipient_contact,
                `signed ${plainDay(release.signed_on)}, until ${plainDay(release.expires_on)}`,
                release.revocation_reason && `taken back: ${release.revocation_reason}`,
              ]}
              state={<Badge tone={standing === 'In force' ? 'good' : 'neutral'}>{standing}</Badge>}
              actions={
                standing === 'In force' ? (
                  <LineButton
                    does="Taken back"
                    name={`for ${release.recipient}`}
                    onPress={() => setRevoking(release)}
                  />
                ) : null
              }
            />
          );
        }}
        add={{ label: 'Add release', onPress: () => setAdding(true) }}
      />
      {adding ? <ReleasePanel client={client} today={today} onClose={() => setAdding(false)} /> : null}
      {revoking ? (
        <LinePanel<{ reason: string }>
          title={`Release for ${revoking.recipient} taken back`}
          submitLabel="Write it down"
          start={{ reason: '' }}
          fields={[{ name: 'reason', label: 'Reason', kind: 'area', missing: 'Write the reason.' }]}
          loading={revoke.isPending}
          submitError={revoke.error}
          onClose={() => setRevoking(null)}
          onSave={({ reason }) => revoke.mutate({ id: revoking.id, reason }, { onSuccess: () => setRevoking(null) })}
        />
      ) : null}
    </>
  );
}

/** Whether something may be given today, and if not, why. */
export function standingOf(
  release: Pick<Release, 'expires_on' | 'revoked_at'>,
  today: string,
): 'In force' | 'Taken back' | 'Expired' {
  if (release.revoked_at) return 'Taken back';
  return release.expires_on < today ? 'Expired' : 'In force';
}

interface Values extends Record<string, string | boolean> {
  recipient: string;
  recipient_contact: string;
  direction: string;
  purpose: string;
  records_from: string;
  records_to: string;
  signed_on: string;
  expires_on: string;
}

/** A year is what most states allow at most for a release without an event. */
function inAYear(today: string): string {
  const year = Number(today.slice(0, 4)) + 1;
  // 29 February has no twin next year.
  return today.endsWith('-02-29') ? `${year}-02-28` : `${year}${today.slice(4)}`;
}

function ReleasePanel({ client, today, onClose }: { client: Client; today: string; onClose: () => void }) {
  const save = useCall('save-release-authorization', { refreshes });
  return (
    <LinePanel<Values>
      title="Add release"
      submitLabel="Add release"
      start={{
        recipient: '',
        recipient_contact: '',
        direction: 'to',
        purpose: '',
        records_from: '',
        records_to: '',
        signed_on: today,
        expires_on: inAYear(today),
        ...Object.fromEntries(everything.map((what) => [what, false])),
      }}
      fields={[
        { name: 'recipient', label: 'Who', missing: 'Enter a person or an office.' },
        { name: 'recipient_contact', label: 'How they are reached' },
        { name: 'direction', label: 'Which way', kind: 'choice', options: directions },
        {
          name: 'purpose',
          label: 'What for',
          missing: 'Write what it is for.',
          help: 'Such as “coordination of care”.',
        },
        ...everything.map((what) => ({ name: what, label: informationNames[what], kind: 'check' as const })),
        { name: 'records_from', label: 'Records from', kind: 'date', help: 'All, if it is left empty.' },
        { name: 'records_to', label: 'Records until', kind: 'date' },
        { name: 'signed_on', label: 'Signed on', kind: 'date', missing: 'Enter when it was signed.' },
        { name: 'expires_on', label: 'Last day', kind: 'date', missing: 'Enter the last day.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            client_id: client.id,
            recipient: values.recipient,
            recipient_contact: orNull(values.recipient_contact),
            direction: values.direction as Direction,
            purpose: values.purpose,
            information: everything.filter((what) => values[what] === true),
            records_from: orNull(values.records_from),
            records_to: orNull(values.records_to),
            signed_on: values.signed_on,
            expires_on: values.expires_on,
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
