import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { ClaimDetail, ClaimService } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { BrokenPage, NoSuchPage } from '../../app/ErrorPages.tsx';
import { useMe } from '../../app/me.ts';
import { moment, plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { PageHeader, Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { CorrectionNotice, RecallClaim, ReplaceClaim } from './CorrectClaim.tsx';
import { Findings } from './Findings.tsx';
import { PrintClaim } from './PrintClaim.tsx';
import { claimNames, claimTones, correctable, kindNames, sendable } from './words.ts';

const refreshes = ['get-claim', 'get-claims', 'get-claim-history', 'get-charges', 'get-billing-queue'] as const;

const columns: Column<ClaimService>[] = [
  { id: 'day', title: 'Day', cell: (line) => <span className="tabular-nums">{plainDay(line.service_on)}</span> },
  { id: 'code', title: 'Code', cell: (line) => [line.code, ...line.modifiers].join(' ') },
  { id: 'minutes', title: 'Minutes', align: 'right', cell: (line) => line.minutes ?? '—' },
  { id: 'for', title: 'Diagnoses', cell: (line) => line.pointers.join(', ') },
  { id: 'charge', title: 'Charged', align: 'right', cell: (line) => money(line.amount_cents) },
  { id: 'paid', title: 'Paid', align: 'right', cell: (line) => money(line.insurance_paid_cents) },
  { id: 'contract', title: 'By contract', align: 'right', cell: (line) => money(line.contractual_cents) },
  { id: 'client', title: 'Client owes', align: 'right', cell: (line) => money(line.open_client_cents) },
];

/** One claim: what it asks for, what is wrong with it, and what the payer said. */
export default function ClaimPage() {
  const { claim: id = '' } = useParams({ strict: false });
  const claim = useQuery(query('get-claim', { id }));
  if (claim.isPending) {
    return (
      <>
        <PageHeader title="Claim" />
        <Skeleton />
      </>
    );
  }
  if (claim.isError) {
    if (claim.error.status === 404 || claim.error.status === 400) return <NoSuchPage />;
    return <BrokenPage error={claim.error} onRetry={() => claim.refetch()} />;
  }
  return <Claim claim={claim.data} />;
}

function Claim({ claim }: { claim: ClaimDetail }) {
  const me = useMe();
  const router = useRouter();
  const [doing, setDoing] = useState<'withdraw' | 'replace' | 'recall' | null>(null);
  const decided = correctable.includes(claim.status) && claim.kind !== 'void_request' && !claim.corrected_by_id;
  const close = () => setDoing(null);
  const openMade = (draft: { id: string }) => {
    close();
    router.history.push(`/claims/${draft.id}`);
  };
  const history = useQuery(query('get-claim-history', { id: claim.id }));
  const open = sendable.includes(claim.status);
  const checks = useQuery({ ...query('validate-claims', { claim_ids: [claim.id] }), enabled: open });
  const submit = useCall('submit-claims', { refreshes });
  const clean = checks.data?.[0]?.clean ?? false;
  return (
    <>
      <PageHeader
        title={`${kindNames[claim.kind]} ${claim.number}`}
        about={`${claim.payer_name}, ${money(claim.total_cents)}`}
        actions={
          <>
            {claim.status === 'void' ? null : <PrintClaim id={claim.id} />}
            {decided ? (
              <>
                <Button onPress={() => setDoing('recall')}>Void…</Button>
                <Button onPress={() => setDoing('replace')}>Replace…</Button>
              </>
            ) : null}
            {claim.status === 'reversed' && claim.kind !== 'void_request' && !claim.corrected_by_id ? (
              <Button onPress={() => setDoing('withdraw')}>Withdraw…</Button>
            ) : null}
            {open ? (
              <>
                <Button onPress={() => setDoing('withdraw')}>Withdraw…</Button>
                <Button
                  kind="primary"
                  isPending={submit.isPending}
                  onPress={() =>
                    submit.mutate({ claim_ids: [claim.id] }, { onSuccess: () => toast('The claim is on the way') })
                  }
                  {...(clean ? {} : { disabledReason: checks.isPending ? 'Checking' : 'Put the problems right first' })}
                >
                  Submit claim
                </Button>
              </>
            ) : null}
          </>
        }
      />
      {submit.error ? <FormProblem problem={submit.error} /> : null}
      <div className="mb-4 empty:hidden">
        <CorrectionNotice claim={claim} />
      </div>
      <Facts
        facts={[
          [
            'Status',
            <Badge key="status" tone={claimTones[claim.status]}>
              {claimNames[claim.status]}
            </Badge>,
          ],
          [
            'Client',
            <Link key="client" href={`/clients/${claim.client_id}/account`} className="text-accent underline">
              {claim.client_name}
            </Link>,
          ],
          ['Clinician', claim.clinician_name],
          ['Diagnoses', claim.diagnoses.map((code, index) => `${index + 1} ${code}`).join(', ') || 'None'],
          ['Place of service', claim.place_of_service],
          ['Prior authorization number', claim.authorization_number ?? 'None'],
          ["Payer's number", claim.payer_claim_number ?? 'Not known yet'],
          ['Open with insurance', money(claim.open_insurance_cents)],
        ]}
      />
      <div className="mt-8">
        {open ? (
          <Section title="Check" about="What a payer would turn it away for, and where to put it right.">
            <Findings findings={checks.data?.[0]?.findings} failed={checks.error} retry={() => checks.refetch()} />
          </Section>
        ) : null}
        <Section title="Services">
          <DataTable
            caption="Services on this claim"
            columns={columns}
            rows={claim.lines}
            rowKey={(line) => line.charge_id}
          />
        </Section>
        <Lines
          title="History"
          lines={history}
          empty="Nothing happened yet."
          keyOf={(step) => `${step.changed_at} ${step.to_status}`}
          line={(step) => (
            <Line
              title={step.detail ?? claimNames[step.to_status]}
              details={[
                moment(step.changed_at, me.practice.timeZone),
                step.changed_by_name ?? step.file_name ?? 'by itself',
              ]}
              state={<Badge tone={claimTones[step.to_status]}>{claimNames[step.to_status]}</Badge>}
            />
          )}
        />
      </div>
      {doing === 'withdraw' ? <Withdraw claim={claim} onClose={close} /> : null}
      {doing === 'replace' ? <ReplaceClaim claim={claim} onClose={close} onMade={openMade} /> : null}
      {doing === 'recall' ? <RecallClaim claim={claim} onClose={close} onMade={openMade} /> : null}
    </>
  );
}

function Withdraw({ claim, onClose }: { claim: ClaimDetail; onClose: () => void }) {
  const withdraw = useCall('void-claim', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Withdraw claim"
      submitLabel="Withdraw claim"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Why', kind: 'area', missing: 'Say in a few words why.' }]}
      loading={withdraw.isPending}
      submitError={withdraw.error}
      onClose={onClose}
      onSave={({ reason }) =>
        withdraw.mutate(
          { id: claim.id, row_version: claim.row_version, reason },
          {
            onSuccess: () => {
              toast(
                claim.kind === 'original'
                  ? 'The claim is withdrawn, its charges are ready again'
                  : 'The correction is withdrawn, the claim before it stands',
              );
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">
        {claim.kind === 'original'
          ? 'Its charges can then be corrected and stand on another claim.'
          : 'The claim that it corrects then stands as before.'}
      </p>
    </LinePanel>
  );
}
