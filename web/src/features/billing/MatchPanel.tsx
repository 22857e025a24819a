import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { MatchSuggestion, UnmatchedPayment } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FilterWords } from '../../ui/FilterBar.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { Suggestion } from './Suggestion.tsx';
import { mismatchWords } from './words.ts';

const refreshes = [
  'get-unmatched-payments',
  'get-remittances',
  'get-remittance',
  'get-billing-queue',
  'get-claims',
  'get-claim',
  'get-charges',
  'get-client-balance',
  'get-client-ledger',
] as const;

/** One payment: why the file did not match it, the claims it may be for, and the way to say that it is not ours. */
export function MatchPanel({ payment, onClose }: { payment: UnmatchedPayment; onClose: () => void }) {
  const [aside, setAside] = useState(false);
  if (aside) return <SetAside payment={payment} onClose={onClose} />;
  const decided = payment.status === 'matched';
  return (
    <SidePanel
      title={`${payment.patient_name}, ${money(payment.paid_cents)}`}
      isOpen
      onClose={onClose}
      footer={
        payment.status === 'open' ? (
          <div className="flex justify-end">
            <Button onPress={() => setAside(true)}>Not ours…</Button>
          </div>
        ) : null
      }
    >
      <div className="flex flex-col gap-5">
        <Standing payment={payment} />
        <Facts
          facts={[
            ['Paid by', `${payment.payer_name}, ${payment.trace_number}`],
            ['Paid on', plainDay(payment.paid_on)],
            ['Claim number', payment.claim_number],
            ["Payer's number", payment.payer_claim_number ?? 'Not given'],
            ['Member ID', payment.member_id_last_four ? `ends in ${payment.member_id_last_four}` : 'Not given'],
            ['Day of service', payment.service_on ? plainDay(payment.service_on) : 'Not given'],
            ['Charged', money(payment.charged_cents)],
            ['Owed by client', money(payment.patient_cents)],
            ['Reasons', payment.reasons.join(', ') || 'None'],
          ]}
        />
        {decided ? null : <Suggestions payment={payment} onMatched={onClose} />}
      </div>
    </SidePanel>
  );
}

function Standing({ payment }: { payment: UnmatchedPayment }) {
  if (payment.status === 'matched') {
    return (
      <Notice tone="good" title={`Matched by ${payment.decided_by_name}`}>
        <Link href={`/claims/${payment.claim_id}`} className="underline">
          Open claim {payment.matched_number}
        </Link>
      </Notice>
    );
  }
  const money = payment.posted
    ? 'Its remittance is posted: the money stands unapplied.'
    : 'Its remittance is not posted yet: nothing has moved.';
  return payment.status === 'set_aside' ? (
    <Notice tone="neutral" title={`Not ours, says ${payment.decided_by_name}: ${payment.set_aside_reason}`}>
      {money} If its claim is found after all, match it below.
    </Notice>
  ) : (
    <Notice tone="warn" title={mismatchWords[payment.mismatch]}>
      {money}
    </Notice>
  );
}

function Suggestions({ payment, onMatched }: { payment: UnmatchedPayment; onMatched: () => void }) {
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words.trim());
  const suggestions = useQuery(
    query('get-match-suggestions', { payment_id: payment.id, ...(sought.length > 1 ? { words: sought } : {}) }),
  );
  const match = useCall('match-payment', { refreshes });
  const found = suggestions.data ?? [];
  function choose(claim: MatchSuggestion) {
    match.mutate(
      { payment_id: payment.id, claim_id: claim.claim_id },
      {
        onSuccess: () => {
          toast(
            payment.posted
              ? `Matched to claim ${claim.number}: the money is applied`
              : `Matched to claim ${claim.number}: the money moves when the remittance is posted`,
          );
          onMatched();
        },
      },
    );
  }
  return (
    <section aria-labelledby="whose" className="flex flex-col gap-3">
      <h3 id="whose" className="font-semibold">
        Which claim is it for?
      </h3>
      <FilterWords label="Claim number or client" value={words} onChange={setWords} />
      {match.error ? <FormProblem problem={match.error} /> : null}
      {suggestions.isPending ? <Skeleton rows={3} /> : null}
      {suggestions.isError ? (
        <ErrorState
          message={suggestions.error.message}
          requestId={suggestions.error.requestId}
          onRetry={() => suggestions.refetch()}
        />
      ) : null}
      {suggestions.data && found.length === 0 ? (
        <p className="text-ink-muted">
          {sought.length > 1
            ? 'No claim that a payer has fits these words.'
            : 'No claim has anything in common with it. Look for one by number or name, or say that it is not ours.'}
        </p>
      ) : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {found.map((claim) => (
          <li key={claim.claim_id}>
            <Suggestion claim={claim} isPending={match.isPending} onMatch={() => choose(claim)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SetAside({ payment, onClose }: { payment: UnmatchedPayment; onClose: () => void }) {
  const aside = useCall('set-aside-payment', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Not ours"
      submitLabel="Set payment aside"
      start={{ reason: '' }}
      fields={[
        {
          name: 'reason',
          label: 'Why it is not ours',
          kind: 'area',
          missing: 'Say in a few words why it is not ours.',
          help: 'Whom you asked, and what will become of the money.',
        },
      ]}
      loading={aside.isPending}
      submitError={aside.error}
      onClose={onClose}
      onSave={({ reason }) =>
        aside.mutate(
          { payment_id: payment.id, reason },
          {
            onSuccess: () => {
              toast('Set aside: it stays on record, and its money stays unapplied');
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">
        {money(payment.paid_cents)} stay in the books as unapplied, so that the remittance still adds up. Nothing is
        deleted.
      </p>
    </LinePanel>
  );
}
