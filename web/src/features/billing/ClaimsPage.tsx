import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClaimFindings, ClaimLine, ClaimStatus } from '../../api/functions.gen.ts';
import { listQuery, query, useCall } from '../../api/query.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { choicesOf, claimNames, claimTones, count, sendable } from './words.ts';

const size = 100;

function columnsWith(found: ReadonlyMap<string, ClaimFindings>): Column<ClaimLine>[] {
  return [
    {
      id: 'number',
      title: 'Claim',
      cell: (claim) => (
        <span className="font-medium tabular-nums">
          {claim.number}
          {claim.replaces_number ? (
            <span className="font-normal text-ink-muted">
              {claim.kind === 'replacement' ? ' replaces ' : ' voids '}
              {claim.replaces_number}
            </span>
          ) : null}
        </span>
      ),
      fixed: true,
    },
    { id: 'client', title: 'Client', cell: (claim) => claim.client_name },
    {
      id: 'status',
      title: 'Status',
      // What was said of it stands whole on its page.
      cell: (claim) => (
        <span title={claim.last_detail ?? undefined}>
          <Badge tone={claimTones[claim.status]}>{claimNames[claim.status]}</Badge>
        </span>
      ),
    },
    { id: 'check', title: 'Check', cell: (claim) => <Check claim={claim} found={found.get(claim.id)} /> },
    { id: 'payer', title: 'Payer', cell: (claim) => claim.payer_name },
    {
      id: 'service',
      title: 'Services',
      cell: (claim) => (
        <span className="tabular-nums">
          {claim.services === 1
            ? plainDay(claim.first_service_on)
            : `${claim.services} from ${plainDay(claim.first_service_on)}`}
        </span>
      ),
    },
    { id: 'total', title: 'Total', align: 'right', cell: (claim) => money(claim.total_cents) },
    { id: 'open', title: 'Open', align: 'right', cell: (claim) => money(claim.open_insurance_cents) },
  ];
}

function Check({ claim, found }: { claim: ClaimLine; found: ClaimFindings | undefined }) {
  if (claim.status === 'void') return null;
  // None is sent that was not clean.
  if (!sendable.includes(claim.status)) return <span className="text-ink-muted">Passed</span>;
  if (!found) return <span className="text-ink-muted">…</span>;
  const errors = found.findings.filter((finding) => finding.weight === 'error').length;
  if (errors > 0) return <Badge tone="danger">{count(errors, 'problem')}</Badge>;
  return found.findings.length > 0 ? (
    <Badge tone="warn">{count(found.findings.length, 'warning')}</Badge>
  ) : (
    <Badge tone="good">Ready to send</Badge>
  );
}

/** Bills to payers: checked before they leave, and followed until they are paid. */
export default function ClaimsPage() {
  const router = useRouter();
  const { density } = usePreferences();
  const { filters, setFilter } = useUrlFilters(['status']);
  const status = choicesOf(claimNames).find((choice) => choice.value === filters.status)?.value;
  const pages = useCursorPages(status ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const claims = useQuery(
    listQuery('get-claims', {
      statuses: status ? [status] : [],
      limit: size,
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = claims.data?.rows ?? [];
  const open = rows.filter((claim) => sendable.includes(claim.status)).map((claim) => claim.id);
  const checks = useQuery({ ...query('validate-claims', { claim_ids: open }), enabled: open.length > 0 });
  const found = new Map((checks.data ?? []).map((findings) => [findings.claim_id, findings]));
  const ready = open.filter((id) => chosen.has(id) && found.get(id)?.clean);
  const submit = useCall('submit-claims', { refreshes: ['get-claims', 'get-claim', 'get-billing-queue'] });
  const look = useCall('check-claim-answers', { refreshes: [] });
  return (
    <>
      <PageHeader
        title="Claims"
        about="Each is checked against the rules of payers before it leaves."
        actions={
          <>
            <Button
              isPending={look.isPending}
              onPress={() =>
                look.mutate(
                  {},
                  {
                    onSuccess: () => toast('Looking for answers: what has arrived appears by itself'),
                    onError: (failure) => toast(failure.message, { tone: 'danger' }),
                  },
                )
              }
            >
              Look for answers
            </Button>
            <Button
              kind="primary"
              isPending={submit.isPending}
              onPress={() =>
                submit.mutate(
                  { claim_ids: ready },
                  {
                    onSuccess: (sent) => {
                      toast(`${count(sent.length, 'claim is', 'claims are')} on the way`);
                      setChosen(new Set());
                    },
                  },
                )
              }
              {...(ready.length === 0 ? { disabledReason: 'Choose claims that are ready to send' } : {})}
            >
              {ready.length === 0 ? 'Submit' : `Submit ${count(ready.length, 'claim')}`}
            </Button>
          </>
        }
      />
      {submit.error ? <FormProblem problem={submit.error} /> : null}
      <FilterBar>
        <FilterChoice<ClaimStatus>
          label="Status"
          value={status ?? ''}
          options={choicesOf(claimNames)}
          onChange={(value) => {
            setChosen(new Set());
            setFilter('status', value);
          }}
        />
      </FilterBar>
      <DataTable
        caption="Claims"
        columns={columnsWith(found)}
        rows={rows}
        rowKey={(claim) => claim.id}
        rowName={(claim) => `Claim ${claim.number}`}
        density={density}
        loading={claims.isPending}
        selected={chosen}
        onSelect={setChosen}
        onOpen={(claim) => router.history.push(`/claims/${claim.id}`)}
        empty={
          claims.isError ? (
            <ErrorState
              message={claims.error.message}
              requestId={claims.error.requestId}
              onRetry={() => claims.refetch()}
            />
          ) : (
            <EmptyState title={status ? `No claim is ${claimNames[status].toLowerCase()}` : 'No claim yet'}>
              Choose charges that are ready, and make claims of them.
            </EmptyState>
          )
        }
      />
      <Pager
        page={{
          summary: pageSummary(pages.number, size, rows.length, claims.data?.total),
          onPrevious: pages.previous,
          onNext: pages.next(claims.data?.next),
        }}
      />
    </>
  );
}
