import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Charge } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { centsOf, dollarsOf, money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { WriteOff } from './WriteOff.tsx';
import { chargeNames, holdWords } from './words.ts';

const refreshes = [
  'get-charges',
  'get-charge',
  'get-billing-queue',
  'get-client-ledger',
  'get-client-balance',
] as const;
const unbilled = ['held', 'ready', 'self_pay'];

/** One charge: what it is for, why it is held, and what can be corrected before it is billed. */
export function ChargePanel({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const [doing, setDoing] = useState<'read' | 'edit' | 'void' | 'write-off'>('read');
  if (doing === 'edit') return <EditCharge charge={charge} onClose={onClose} />;
  if (doing === 'void') return <VoidCharge charge={charge} onClose={onClose} />;
  if (doing === 'write-off') return <WriteOff charge={charge} onClose={onClose} />;
  return <ReadCharge charge={charge} onClose={onClose} onDo={setDoing} />;
}

function ReadCharge({
  charge,
  onClose,
  onDo,
}: {
  charge: Charge;
  onClose: () => void;
  onDo: (what: 'edit' | 'void' | 'write-off') => void;
}) {
  // Money is given up on what was billed; before, the charge itself is put right.
  const unpaid =
    !['held', 'ready', 'voided'].includes(charge.status) &&
    (charge.open_insurance_cents > 0 || charge.open_client_cents > 0);
  const detail = useQuery(query('get-charge', { id: charge.id }));
  return (
    <SidePanel
      title={`${charge.code}, ${plainDay(charge.service_on)}`}
      isOpen
      onClose={onClose}
      footer={
        unbilled.includes(charge.status) || unpaid ? (
          <div className="flex justify-end gap-2">
            {unpaid ? <Button onPress={() => onDo('write-off')}>Write off…</Button> : null}
            {unbilled.includes(charge.status) ? (
              <>
                <Button onPress={() => onDo('void')}>Void…</Button>
                <Button kind="primary" onPress={() => onDo('edit')}>
                  Correct…
                </Button>
              </>
            ) : null}
          </div>
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        {charge.hold_reason ? <Notice tone="warn" title={holdWords[charge.hold_reason]} /> : null}
        <Facts
          facts={[
            ['Status', chargeNames[charge.status]],
            ['Client', charge.client_name ?? 'Not visible to you'],
            ['Clinician', charge.clinician_name ?? '—'],
            ['Service', [charge.code, ...charge.modifiers].join(' ')],
            ['Described as', charge.description],
            ['Minutes', charge.minutes === null ? 'Not documented' : `${charge.minutes} documented`],
            ['Diagnoses', detail.data ? detail.data.diagnoses.join(', ') || 'None' : '…'],
            ['Place', charge.place_of_service],
            ['Payer', charge.payer_name ?? 'The client'],
            ['Amount', money(charge.amount_cents)],
            ['Open with insurance', money(charge.open_insurance_cents)],
            ['Open with client', money(charge.open_client_cents)],
            [
              'Claim',
              charge.claim_id ? (
                <Link key="claim" href={`/claims/${charge.claim_id}`} className="text-accent underline">
                  {charge.claim_number ?? 'Open'}
                </Link>
              ) : (
                'None'
              ),
            ],
          ]}
        />
        <Link href={`/clients/${charge.client_id}/account`} className="text-accent underline">
          Open the client's account
        </Link>
      </div>
    </SidePanel>
  );
}

function EditCharge({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const policies = useQuery(query('get-client-insurance', { client_id: charge.client_id }));
  const update = useCall('update-charge', { refreshes });
  if (policies.isPending) return null;
  const payers = [
    { value: '', label: 'The client pays' },
    ...(policies.data ?? []).map((policy) => ({ value: policy.id, label: `${policy.payer_name} (${policy.rank})` })),
  ];
  return (
    <LinePanel<{ code: string; modifiers: string; place: string; units: string; amount: string; policy: string }>
      title="Correct charge"
      submitLabel="Save charge"
      start={{
        code: charge.code,
        modifiers: charge.modifiers.join(' '),
        place: charge.place_of_service,
        units: String(charge.units),
        amount: dollarsOf(charge.amount_cents),
        policy: charge.client_insurance_id ?? '',
      }}
      fields={[
        { name: 'code', label: 'Code', missing: 'Enter a code.' },
        { name: 'modifiers', label: 'Modifiers', help: 'Up to four, with blanks between them, such as 95.' },
        {
          name: 'place',
          label: 'Place of service',
          missing: 'Enter two digits.',
          help: '11 office, 10 at home by video.',
        },
        {
          name: 'units',
          label: 'Units',
          missing: 'Enter units.',
          wrong: (text) => (/^[1-9]\d{0,2}$/.test(text.trim()) ? null : 'Enter units, such as 1.'),
        },
        {
          name: 'amount',
          label: 'Amount in dollars',
          missing: 'Enter an amount.',
          wrong: (text) => (centsOf(text) === null ? 'Enter dollars, such as 150.' : null),
        },
        { name: 'policy', label: 'Who pays', kind: 'choice', options: payers },
      ]}
      loading={update.isPending}
      submitError={update.error}
      onClose={onClose}
      onSave={({ code, modifiers, place, units, amount, policy }) =>
        update.mutate(
          {
            id: charge.id,
            row_version: charge.row_version,
            code: code.trim().toUpperCase(),
            modifiers: modifiers.trim().toUpperCase().split(/\s+/).filter(Boolean),
            place_of_service: place.trim(),
            units: Number(units),
            amount_cents: centsOf(amount) ?? 0,
            client_insurance_id: policy || null,
          },
          {
            onSuccess: (saved) => {
              toast(`The charge is ${chargeNames[saved.status].toLowerCase()}`);
              onClose();
            },
          },
        )
      }
    />
  );
}

function VoidCharge({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const voiding = useCall('void-charge', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Void charge"
      submitLabel="Void charge"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Why', kind: 'area', missing: 'Say in a few words why.' }]}
      loading={voiding.isPending}
      submitError={voiding.error}
      onClose={onClose}
      onSave={({ reason }) =>
        voiding.mutate(
          { id: charge.id, row_version: charge.row_version, reason },
          {
            onSuccess: () => {
              toast('The charge is voided');
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">It stays on record with your reason, and nobody owes it any more.</p>
    </LinePanel>
  );
}
