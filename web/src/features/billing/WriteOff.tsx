import { useQuery } from '@tanstack/react-query';
import type { AdjustmentReason, Charge, Debtor } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { centsOf, dollarsOf, money } from '../../lib/money.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { refreshes } from './AdjustmentPanel.tsx';
import { adjustmentReasons, choicesOf, debtorNames } from './words.ts';

/** Gives up money on a charge, or asks an administrator to. */
export function WriteOff({ charge, onClose }: { charge: Charge; onClose: () => void }) {
  const limit = useQuery(query('get-write-off-limit', {}));
  const request = useCall('request-adjustment', { refreshes });
  const open: Record<Debtor, number> = { insurance: charge.open_insurance_cents, client: charge.open_client_cents };
  const start: Debtor = open.client > 0 ? 'client' : 'insurance';
  return (
    <LinePanel<{ debtor: string; reason: string; amount: string; note: string }>
      title={`Write off on ${charge.code}`}
      submitLabel="Write off"
      start={{ debtor: start, reason: 'uncollectible', amount: dollarsOf(open[start]), note: '' }}
      fields={[
        {
          name: 'debtor',
          label: 'Owed by',
          kind: 'choice',
          options: choicesOf(debtorNames)
            .filter(({ value }) => open[value] > 0)
            .map(({ value, label }) => ({ value, label: `${label}, ${money(open[value])} open` })),
        },
        { name: 'reason', label: 'Reason', kind: 'choice', options: choicesOf(adjustmentReasons) },
        {
          name: 'amount',
          label: 'Amount in dollars',
          missing: 'Enter an amount.',
          wrong: (text) => ((centsOf(text) ?? 0) > 0 ? null : 'Enter dollars, such as 25 or 25.50.'),
        },
        { name: 'note', label: 'In words', kind: 'area', missing: 'Say in a few words why.' },
      ]}
      loading={request.isPending}
      submitError={request.error}
      onClose={onClose}
      onSave={({ debtor, reason, amount, note }) =>
        request.mutate(
          {
            charge_id: charge.id,
            debtor: debtor as Debtor,
            reason: reason as AdjustmentReason,
            note,
            amount_cents: centsOf(amount) ?? 0,
          },
          {
            onSuccess: (made) => {
              toast(
                made.status === 'posted'
                  ? `${money(made.amount_cents)} are written off`
                  : `An administrator is asked to write off ${money(made.amount_cents)}`,
              );
              onClose();
            },
          },
        )
      }
    >
      {limit.data ? (
        <p className="text-ink-muted">Above {money(limit.data.limit_cents)} an administrator decides.</p>
      ) : null}
    </LinePanel>
  );
}
