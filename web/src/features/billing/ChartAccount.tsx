import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, LedgerStep, PaymentMethod } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { centsOf, money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import type { Column } from '../../ui/table.ts';
import { toast } from '../../ui/toasts.ts';
import { entryNames } from './words.ts';

const columns: Column<LedgerStep>[] = [
  { id: 'day', title: 'Day', cell: (step) => <span className="tabular-nums">{plainDay(step.effective_on)}</span> },
  {
    id: 'what',
    title: 'What happened',
    fixed: true,
    cell: (step) => (
      <span>
        <span className="font-medium">{entryNames[step.kind]}</span>
        <span className="text-ink-muted"> {detailOf(step)}</span>
      </span>
    ),
  },
  { id: 'charged', title: 'Charged', align: 'right', cell: (step) => amount(step.charged_cents) },
  { id: 'insurance', title: 'Insurance paid', align: 'right', cell: (step) => amount(step.insurance_paid_cents) },
  { id: 'contract', title: 'By contract', align: 'right', cell: (step) => amount(step.contractual_cents) },
  { id: 'paid', title: 'Client paid', align: 'right', cell: (step) => amount(step.client_paid_cents) },
  { id: 'off', title: 'Written off', align: 'right', cell: (step) => amount(step.written_off_cents) },
  { id: 'open', title: 'With insurance', align: 'right', cell: (step) => money(step.open_insurance_cents) },
  {
    id: 'balance',
    title: 'Client owes',
    align: 'right',
    cell: (step) => <span className="font-medium">{money(step.balance_cents)}</span>,
  },
];

const amount = (cents: number) => (cents === 0 ? '' : money(cents));

function detailOf(step: LedgerStep): string {
  if (step.receipt_number !== null) return `receipt ${step.receipt_number}`;
  if (step.code !== null && step.service_on !== null) return `${step.code} of ${plainDay(step.service_on)}`;
  return step.charges > 1 ? `${step.charges} charges` : '';
}

/** What a client owes, why, and the place to record what they pay. */
export default function ChartAccount({ client }: { client: Client }) {
  const me = useMe();
  const [paying, setPaying] = useState(false);
  const balance = useQuery(query('get-client-balance', { client_id: client.id }));
  return (
    <>
      <Section
        title="Balance"
        actions={
          <Button kind="primary" size="small" onPress={() => setPaying(true)}>
            Record payment
          </Button>
        }
      >
        {balance.isPending ? <Skeleton rows={2} /> : null}
        {balance.isError ? (
          <ErrorState
            message={balance.error.message}
            requestId={balance.error.requestId}
            onRetry={() => balance.refetch()}
          />
        ) : null}
        {balance.data ? (
          <Facts
            facts={[
              ['Client owes', <strong key="balance">{money(balance.data.balance_cents)}</strong>],
              ['Open on charges', money(balance.data.owed_cents)],
              ['Credit', money(balance.data.credit_cents)],
            ]}
          />
        ) : null}
      </Section>
      {mayOpen(me.roles, ['billing_staff', 'administrator']) ? <Ledger client={client} /> : null}
      {paying ? <PaymentPanel client={client} onClose={() => setPaying(false)} /> : null}
    </>
  );
}

function Ledger({ client }: { client: Client }) {
  const ledger = useQuery(query('get-client-ledger', { client_id: client.id }));
  return (
    <Section title="Account" about="Every step, newest first, with what was open after it.">
      <DataTable
        caption="Account"
        columns={columns}
        rows={ledger.data ?? []}
        rowKey={(step) => step.id}
        loading={ledger.isPending}
        empty={
          ledger.isError ? (
            <ErrorState
              message={ledger.error.message}
              requestId={ledger.error.requestId}
              onRetry={() => ledger.refetch()}
            />
          ) : (
            <EmptyState title="Nothing happened yet">The first signed note makes the first charge.</EmptyState>
          )
        }
      />
    </Section>
  );
}

const methods = [
  { value: 'cash', label: 'Cash' },
  { value: 'check', label: 'Check' },
];

function PaymentPanel({ client, onClose }: { client: Client; onClose: () => void }) {
  const pay = useCall('record-payment', { refreshes: ['get-client-balance', 'get-client-ledger', 'get-payments'] });
  return (
    <LinePanel<{ amount: string; method: string; reference: string }>
      title="Record payment"
      submitLabel="Record payment"
      start={{ amount: '', method: 'cash', reference: '' }}
      fields={[
        {
          name: 'amount',
          label: 'Amount in dollars',
          missing: 'Enter an amount.',
          wrong: (text) => ((centsOf(text) ?? 0) > 0 ? null : 'Enter dollars, such as 25 or 25.50.'),
        },
        { name: 'method', label: 'How', kind: 'choice', options: methods },
        { name: 'reference', label: 'Number on the check', help: 'Only for checks.' },
      ]}
      loading={pay.isPending}
      submitError={pay.error}
      onClose={onClose}
      onSave={({ amount: typed, method, reference }) =>
        pay.mutate(
          {
            client_id: client.id,
            method: method as PaymentMethod,
            reference: reference.trim() || null,
            amount_cents: centsOf(typed) ?? 0,
          },
          {
            onSuccess: (paid) => {
              toast(`${money(paid.amount_cents)} received, receipt ${paid.receipt_number}`);
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-muted">It pays the oldest open charges first. What is left over stays as credit.</p>
    </LinePanel>
  );
}
