import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components/Link';
import type { RemittanceDetail } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Line } from '../../ui/Lines.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { count } from './words.ts';

const refreshes = [
  'get-remittances',
  'get-remittance',
  'get-billing-queue',
  'get-claims',
  'get-claim',
  'get-charges',
  'get-client-balance',
  'get-client-ledger',
] as const;

/** One remittance: how it adds up, claim by claim, and the button that posts it. */
export function RemittancePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const remittance = useQuery(query('get-remittance', { id }));
  const post = useCall('post-remittance', { refreshes });
  const paid = remittance.data;
  return (
    <SidePanel
      title={paid ? `${paid.payer_name}, ${money(paid.paid_cents)}` : 'Remittance'}
      isOpen
      onClose={onClose}
      footer={
        paid?.status === 'imported' ? (
          <div className="flex justify-end gap-2">
            <Button onPress={onClose}>Not now</Button>
            <Button
              kind="primary"
              isPending={post.isPending}
              onPress={() =>
                post.mutate(
                  { id, row_version: paid.row_version },
                  {
                    onSuccess: () => {
                      toast('Posted: payments and balances are up to date');
                      onClose();
                    },
                  },
                )
              }
            >
              Post remittance
            </Button>
          </div>
        ) : null
      }
    >
      {remittance.isPending ? <Skeleton rows={5} /> : null}
      {remittance.isError ? (
        <ErrorState
          message={remittance.error.message}
          requestId={remittance.error.requestId}
          onRetry={() => remittance.refetch()}
        />
      ) : null}
      {post.error ? <FormProblem problem={post.error} /> : null}
      {paid ? <Summary paid={paid} /> : null}
    </SidePanel>
  );
}

function Summary({ paid }: { paid: RemittanceDetail }) {
  return (
    <div className="flex flex-col gap-5">
      {paid.status === 'posted' ? <Notice tone="good" title="This remittance is posted." /> : null}
      <p className="text-ink-muted tabular-nums">
        {paid.method === 'NON' ? 'No payment' : `${paid.method} ${paid.trace_number}`}, {plainDay(paid.paid_on)}
      </p>
      <Sum
        rows={[
          ['Charged', paid.charged_cents],
          ['Not owed by contract', -paid.contractual_cents],
          ['Owed by clients', -paid.patient_cents],
          ...(paid.other_cents === 0 ? [] : ([['Left for another payer', -paid.other_cents]] as const)),
          ...(paid.provider_cents === 0 ? [] : ([["The payer's own adjustment", -paid.provider_cents]] as const)),
        ]}
        total={['Paid', paid.paid_cents]}
      />
      {paid.unmatched_claims > 0 ? (
        <Notice tone="warn" title={`${count(paid.unmatched_claims, 'claim is', 'claims are')} not known here`}>
          You may post it: their money stays unapplied until somebody finds the claim.{' '}
          <Link href="/unmatched-payments" className="underline">
            Find whose they are
          </Link>
        </Notice>
      ) : null}
      <ul className="divide-y divide-line border-y border-line">
        {paid.lines.map((line) => (
          <li key={line.id}>
            <Line
              title={
                line.claim_id ? (
                  <Link href={`/claims/${line.claim_id}`} className="text-accent underline">
                    {line.claim_number}
                  </Link>
                ) : (
                  line.claim_number
                )
              }
              details={[
                line.patient_name,
                `charged ${money(line.charged_cents)}`,
                ...line.reasons,
                ...(line.matched_by_hand ? ['matched by hand'] : []),
              ]}
              state={
                line.claim_id ? (
                  <span className="tabular-nums">{money(line.paid_cents)}</span>
                ) : (
                  <Badge tone={line.set_aside ? 'neutral' : 'warn'}>
                    {line.set_aside ? 'Not ours' : 'Not known here'}
                  </Badge>
                )
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** An addition, as one would write it. */
function Sum({ rows, total }: { rows: readonly (readonly [string, number])[]; total: readonly [string, number] }) {
  return (
    <table className="w-full tabular-nums">
      <caption className="sr-only">How the payment adds up</caption>
      <tbody>
        {rows.map(([label, cents]) => (
          <tr key={label}>
            <th scope="row" className="py-1 text-left font-normal text-ink-muted">
              {label}
            </th>
            <td className="text-right">{money(cents)}</td>
          </tr>
        ))}
        <tr className="border-t border-line font-semibold">
          <th scope="row" className="py-1 text-left">
            {total[0]}
          </th>
          <td className="text-right">{money(total[1])}</td>
        </tr>
      </tbody>
    </table>
  );
}
