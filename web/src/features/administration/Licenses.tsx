import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LicenseStatus, LicenseToday, Standing, User } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import type { Tone } from '../../ui/tone.tsx';

const standings: Record<Standing, [word: string, tone: Tone]> = {
  in_force: ['In force', 'good'],
  expires_soon: ['Expires soon', 'warn'],
  expired: ['Expired', 'danger'],
  not_in_force: ['Not in force', 'danger'],
};
const statuses = [
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
  { value: 'surrendered', label: 'Surrendered' },
];

/** Where somebody may practise, and until when. */
export function Licenses({ user }: { user: User }) {
  const licenses = useQuery(query('get-licenses', { profile_id: user.profile_id }));
  const refreshes = ['get-licenses', 'get-license-expirations', 'get-clinicians'] as const;
  const create = useCall('create-license', { refreshes });
  const update = useCall('update-license', { refreshes });
  const [open, setOpen] = useState<LicenseToday | 'new' | null>(null);
  const old = open === 'new' ? null : open;
  return (
    <>
      <Lines
        title="Licenses"
        lines={licenses}
        empty="None on file."
        keyOf={(license) => license.id}
        line={(license) => {
          const [word, tone] = standings[license.standing];
          return (
            <Line
              title={`${license.state} ${license.license_type}`}
              details={[license.number, `until ${plainDay(license.expires_on)}`]}
              state={<Badge tone={tone}>{word}</Badge>}
              actions={
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`Edit license ${license.number}`}
                  onPress={() => setOpen(license)}
                >
                  Edit
                </Button>
              }
            />
          );
        }}
        add={{ label: 'Add license', onPress: () => setOpen('new') }}
      />
      {open ? (
        <LinePanel<Record<'state' | 'license_type' | 'number' | 'issued_on' | 'expires_on' | 'status', string>>
          title={old ? 'Edit license' : 'Add license'}
          submitLabel={old ? 'Save license' : 'Add license'}
          start={{
            state: old?.state ?? '',
            license_type: old?.license_type ?? '',
            number: old?.number ?? '',
            issued_on: old?.issued_on ?? '',
            expires_on: old?.expires_on ?? '',
            status: old?.status ?? 'active',
          }}
          fields={[
            { name: 'state', label: 'State', missing: 'Enter the state.', help: 'Two letters, such as NY.' },
            { name: 'license_type', label: 'License', missing: 'Enter what is licensed.', help: 'Such as LCSW.' },
            { name: 'number', label: 'Number', missing: 'Enter the number.' },
            { name: 'issued_on', label: 'First day', kind: 'date' },
            { name: 'expires_on', label: 'Last day', kind: 'date', missing: 'Enter the last day.' },
            { name: 'status', label: 'What the board says', kind: 'choice', options: statuses },
          ]}
          loading={create.isPending || update.isPending}
          submitError={create.error ?? update.error}
          onClose={() => {
            create.reset();
            update.reset();
            setOpen(null);
          }}
          onSave={(values) => {
            const license = {
              ...values,
              state: values.state.trim().toUpperCase(),
              issued_on: values.issued_on === '' ? null : values.issued_on,
              status: values.status as LicenseStatus,
            };
            const done = { onSuccess: () => setOpen(null) };
            if (old) update.mutate({ id: old.id, row_version: old.row_version, license }, done);
            else create.mutate({ profile_id: user.profile_id, license }, done);
          }}
        />
      ) : null}
    </>
  );
}
