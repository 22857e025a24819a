import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import type { BillingQueue } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { money } from '../../lib/money.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { type Tone, toneText } from '../../ui/tone.tsx';
import { Receivables } from './Receivables.tsx';

interface Waiting {
  title: string;
  what: string;
  many: number;
  cents: number;
  href: string;
  tone: Tone;
}

/** What waits, what stops money first. */
function waiting(queue: BillingQueue): Waiting[] {
  return [
    {
      title: 'Rejected claims',
      what: 'Turned away before a decision. Put right what the payer names, and send them again.',
      many: queue.rejected_claims,
      cents: queue.rejected_cents,
      href: '/claims?status=rejected',
      tone: 'danger' as const,
    },
    {
      title: 'Denied claims',
      what: 'Decided, and nothing is paid.',
      many: queue.denied_claims,
      cents: queue.denied_cents,
      href: '/claims?status=denied',
      tone: 'danger' as const,
    },
    {
      title: 'Held charges',
      what: 'Something must be put right before they can be billed.',
      many: queue.held_charges,
      cents: queue.held_cents,
      href: '/charges?status=held',
      tone: 'warn' as const,
    },
    {
      title: 'Charges ready to claim',
      what: 'From signed notes. Make claims of them.',
      many: queue.ready_charges,
      cents: queue.ready_cents,
      href: '/charges?status=ready',
      tone: 'info' as const,
    },
    {
      title: 'Claims not sent yet',
      what: 'Check them and submit.',
      many: queue.draft_claims,
      cents: queue.draft_cents,
      href: '/claims?status=draft',
      tone: 'info' as const,
    },
    {
      title: 'Remittances to post',
      what: 'They add up. Read the summary and post them.',
      many: queue.remittances_to_post,
      cents: queue.to_post_cents,
      href: '/remittances?status=imported',
      tone: 'info' as const,
    },
    {
      title: 'Payments not matched',
      what: 'A payer paid for claims that are not known here. Find whose they are.',
      many: queue.unmatched_payments,
      cents: queue.unmatched_cents,
      href: '/unmatched-payments',
      tone: 'warn' as const,
    },
    {
      title: 'Write-offs to decide',
      what: 'Above the limit. An administrator approves or rejects them.',
      many: queue.adjustments_to_decide,
      cents: queue.to_decide_cents,
      href: '/write-offs?status=requested',
      tone: 'info' as const,
    },
  ].filter((item) => item.many > 0);
}

/** Where a biller starts the day: what waits, how much of it, and the way to it; beside it what is open. */
export default function WorkQueuePage() {
  const queue = useQuery(query('get-billing-queue', {}));
  return (
    <>
      <PageHeader
        title="Work queue"
        about="What stands between signed visits and money."
        actions={
          <Link href="/billing-settings" className={buttonClass()}>
            Billing settings
          </Link>
        }
      />
      <div className="grid max-w-6xl items-start gap-x-12 gap-y-10 xl:grid-cols-[3fr_2fr]">
        <div>
          {queue.isPending ? <Skeleton rows={4} /> : null}
          {queue.isError ? (
            <ErrorState
              message={queue.error.message}
              requestId={queue.error.requestId}
              onRetry={() => queue.refetch()}
            />
          ) : null}
          {queue.data ? <Queue queue={queue.data} /> : null}
        </div>
        <Receivables />
      </div>
    </>
  );
}

function Queue({ queue }: { queue: BillingQueue }) {
  const items = waiting(queue);
  return (
    <>
      {items.length === 0 ? (
        <EmptyState title="Nothing waits for you">
          When a clinician signs a note, its charge appears here by itself.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {items.map((item) => (
            <li key={item.title}>
              <Link href={item.href} className="flex items-center gap-4 py-3 -outline-offset-2 hover:bg-hover">
                <span className={`w-14 text-right text-xl font-semibold tabular-nums ${toneText[item.tone]}`}>
                  {item.many}
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{item.title}</span>
                  <span className="block text-sm text-ink-muted">{item.what}</span>
                </span>
                <span className="tabular-nums">{money(item.cents)}</span>
                <ChevronRight aria-hidden size={18} className="shrink-0 text-ink-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 text-ink-muted tabular-nums">
        {queue.waiting_claims === 0
          ? 'No claim waits for a payer.'
          : `${queue.waiting_claims === 1 ? '1 claim waits' : `${queue.waiting_claims} claims wait`} for a payer: ${money(queue.waiting_cents)}.`}
      </p>
    </>
  );
}
