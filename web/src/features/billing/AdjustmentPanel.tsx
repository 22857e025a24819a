import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Adjustment } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { adjustmentNames, adjustmentReasons, debtorNames } from './words.ts';

export const refreshes = [
  'get-adjustments',
  'get-billing-queue',
  'get-charges',
  'get-charge',
  'get-claim',
  'get-claims',
  'get-client-balance',
  'get-client-ledger',
] as const;

/** One write-off: who asked for what and why, and what may be done about it. */
export function AdjustmentPanel({ adjustment, onClose }: { adjustment: Adjustment; onClose: () => void }) {
  const me = useMe();
  const [doing, setDoing] = useState<'read' | 'reject' | 'reverse'>('read');
  const decide = useCall('decide-adjustment', { refreshes });
  const { id, row_version } = adjustment;
  if (doing === 'reject') return <Reject adjustment={adjustment} onClose={onClose} />;
  if (doing === 'reverse') return <Reverse adjustment={adjustment} onClose={onClose} />;
  const mayDecide = adjustment.status === 'requested' && mayOpen(me.roles, ['administrator']);
  const when = (at: string | null) => (at ? moment(at, me.practice.timeZone) : '');
  return (
    <SidePanel
      title={`${money(adjustment.amount_cents)}, ${adjustment.client_name}`}
      isOpen
      onClose={onClose}
      footer={
        mayDecide ? (
          <div className="flex justify-end gap-2">
            <Button onPress={() => setDoing('reject')}>Reject…</Button>
            <Button
              kind="primary"
              isPending={decide.isPending}
              onPress={() =>
                decide.mutate(
                  { id, row_version },
                  {
                    onSuccess: () => {
                      toast(`${money(adjustment.amount_cents)} are written off`);
                      onClose();
                    },
                  },
                )
              }
            >
              Approve write-off
            </Button>
          </div>
        ) : adjustment.status === 'posted' ? (
          <div className="flex justify-end">
            <Button onPress={() => setDoing('reverse')}>Take back…</Button>
          </div>
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        {decide.error ? <FormProblem problem={decide.error} /> : null}
        {adjustment.status === 'requested' && !mayDecide ? (
          <Notice tone="info" title="An administrator decides on it" />
        ) : null}
        {adjustment.rejection ? <Notice tone="warn" title={`Rejected: ${adjustment.rejection}`} /> : null}
        {adjustment.reversal ? <Notice tone="neutral" title={`Taken back: ${adjustment.reversal}`} /> : null}
        <Facts
          facts={[
            ['Status', adjustmentNames[adjustment.status]],
            ['Reason', adjustmentReasons[adjustment.reason]],
            ['In words', adjustment.note],
            ['Service', `${adjustment.code}, ${plainDay(adjustment.service_on)}`],
            ['Owed by', debtorNames[adjustment.debtor]],
            ['Amount', money(adjustment.amount_cents)],
            ['Still open there', money(adjustment.open_cents)],
            ['Asked by', `${adjustment.requested_by_name ?? '—'}, ${when(adjustment.requested_at)}`],
            ...(adjustment.decided_at
              ? ([['Decided by', `${adjustment.decided_by_name ?? '—'}, ${when(adjustment.decided_at)}`]] as const)
              : []),
            ...(adjustment.reversed_at
              ? ([['Taken back by', `${adjustment.reversed_by_name ?? '—'}, ${when(adjustment.reversed_at)}`]] as const)
              : []),
          ]}
        />
        <Link href={`/clients/${adjustment.client_id}/account`} className="text-accent underline">
          Open the client's account
        </Link>
      </div>
    </SidePanel>
  );
}

function Reject({ adjustment, onClose }: { adjustment: Adjustment; onClose: () => void }) {
  const decide = useCall('decide-adjustment', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Reject write-off"
      submitLabel="Reject write-off"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Why not', kind: 'area', missing: 'Say in a few words why not.' }]}
      loading={decide.isPending}
      submitError={decide.error}
      onClose={onClose}
      onSave={({ reason }) =>
        decide.mutate(
          { id: adjustment.id, row_version: adjustment.row_version, rejection: reason },
          {
            onSuccess: () => {
              toast('The write-off is rejected, the money stays owed');
              onClose();
            },
          },
        )
      }
    />
  );
}

function Reverse({ adjustment, onClose }: { adjustment: Adjustment; onClose: () => void }) {
  const reverse = useCall('reverse-adjustment', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Take write-off back"
      submitLabel="Take write-off back"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Why', kind: 'area', missing: 'Say in a few words why.' }]}
      loading={reverse.isPending}
      submitError={reverse.error}
      onClose={onClose}
      onSave={({ reason }) =>
        reverse.mutate(
          { id: adjustment.id, row_version: adjustment.row_version, reason },
          {
            onSuccess: () => {
              toast(`${money(adjustment.amount_cents)} are owed again`);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">The money is owed again. Both steps stay in the account.</p>
    </LinePanel>
  );
}
