import { useRouter } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/query.ts';
import type { Role } from '../../api/roles.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/toasts.ts';
import { chartPath } from './words.ts';

/** Those who treat, and may have to help a stranger. Everybody else sees every chart anyway, or treats nobody. */
const treating: readonly Role[] = ['supervisor', 'therapist', 'associate_trainee'];

/** The way to a stranger's chart. It tells nothing about whether there is one. */
export function EmergencyButton() {
  const me = useMe();
  const [open, setOpen] = useState(false);
  if (!mayOpen(me.roles, treating)) return null;
  return (
    <>
      <Button icon={<Siren aria-hidden size={16} />} onPress={() => setOpen(true)}>
        Emergency access…
      </Button>
      {open ? <EmergencyPanel onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The same, with a sentence, where an address led to nothing. It is said whether or not there is such a chart. */
export function EmergencyOffer() {
  const me = useMe();
  if (!mayOpen(me.roles, treating)) return null;
  return (
    <section className="max-w-lg border-t border-line pt-4">
      <h2 className="text-md font-semibold">Is it an emergency?</h2>
      <p className="mt-1 mb-3 text-ink-muted">
        The number and the birth date of somebody you do not treat open the chart for four hours. Your reason is
        reviewed.
      </p>
      <EmergencyButton />
    </section>
  );
}

/** Opens a chart for four hours to somebody who knows its number and the birth date, with a reason that is reviewed. */
function EmergencyPanel({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const open = useCall('break-glass', {
    refreshes: ['get-clients', 'get-client', 'get-break-glass-grants', 'get-recent-clients'],
  });
  return (
    <LinePanel<{ mrn: string; birth_date: string; reason: string }>
      title="Emergency access"
      submitLabel="Open the chart"
      start={{ mrn: '', birth_date: '', reason: '' }}
      fields={[
        {
          name: 'mrn',
          label: 'Chart number',
          missing: 'Enter the chart number.',
          help: 'Such as MH2026000123. The front desk can look it up.',
        },
        { name: 'birth_date', label: 'Birth date', kind: 'date', missing: 'Enter the birth date.' },
        {
          name: 'reason',
          label: 'Why it must be opened now',
          kind: 'area',
          missing: 'Say in a sentence why this chart must be opened now.',
        },
      ]}
      loading={open.isPending}
      submitError={open.error}
      onClose={onClose}
      onSave={(values) =>
        open.mutate(
          { ...values, mrn: values.mrn.trim().toUpperCase() },
          {
            onSuccess: (grant) => {
              toast('The chart is open to you for four hours');
              onClose();
              router.history.push(chartPath(grant.client_id));
            },
          },
        )
      }
    >
      <Notice tone="warn" title="This is reviewed">
        The chart opens for four hours. An administrator or a supervisor reads your reason and judges it.
      </Notice>
    </LinePanel>
  );
}
