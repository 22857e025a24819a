import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Client } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { chartPath, clientName, mergeRefreshes, plainWord, statusNames } from './words.ts';

/** What is compared, in the order in which a person looks. */
const fields: readonly [label: string, of: (client: Client) => string | null][] = [
  ['Chart', (client) => client.mrn],
  ['First name', (client) => client.first_name],
  ['Middle name', (client) => client.middle_name],
  ['Last name', (client) => [client.last_name, client.suffix].filter(Boolean).join(' ')],
  ['Chosen name', (client) => client.chosen_name],
  ['Born', (client) => plainDay(client.birth_date)],
  ['Sex on the card', (client) => plainWord(client.sex)],
  ['Phone', (client) => client.phone],
  ['Email', (client) => client.email],
  ['State', (client) => statusNames[client.status]],
  ['Therapist', (client) => client.therapist_name],
  ['Registered', (client) => plainDay(client.registered_on)],
];

/** Two records side by side, what differs marked; then which goes on, and why they are one person. */
export function CompareClients({ client, otherId, onBack }: { client: Client; otherId: string; onBack: () => void }) {
  const other = useQuery(query('get-client', { id: otherId }));
  const [keep, setKeep] = useState(client.id);
  const [merging, setMerging] = useState(false);
  return (
    <Section
      title="Side by side"
      about="What differs is marked. Nothing is moved: both records become one chart, and a merge can be undone."
      actions={
        <Button size="small" kind="quiet" icon={<ArrowLeft aria-hidden size={16} />} onPress={onBack}>
          Back to the list
        </Button>
      }
    >
      {other.isPending ? <Skeleton rows={6} /> : null}
      {other.isError ? (
        <ErrorState message={other.error.message} requestId={other.error.requestId} onRetry={() => other.refetch()} />
      ) : null}
      {other.data ? (
        <div className="max-w-3xl">
          <Comparison left={client} right={other.data} />
          <div className="mt-6 flex flex-wrap items-end justify-between gap-4">
            <RadioGroup
              label="Which record goes on"
              value={keep}
              onChange={setKeep}
              options={[client, other.data].map((one) => ({
                value: one.id,
                label: `${clientName(one)}, ${one.mrn}`,
                help: `registered ${plainDay(one.registered_on)}`,
              }))}
            />
            <Button kind="primary" onPress={() => setMerging(true)}>
              Merge…
            </Button>
          </div>
          {merging ? (
            <MergePanel
              keep={keep === client.id ? client : other.data}
              merge={keep === client.id ? other.data : client}
              onClose={() => setMerging(false)}
              onDone={onBack}
            />
          ) : null}
        </div>
      ) : null}
    </Section>
  );
}

function Comparison({ left, right }: { left: Client; right: Client }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">The two records, field by field</caption>
      <thead>
        <tr className="border-b border-line text-left text-sm text-ink-muted">
          <th scope="col" className="w-1/4 py-2 pr-2 font-medium">
            Field
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            This record
          </th>
          <th scope="col" className="px-2 py-2 font-medium">
            The other
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(([label, of]) => {
          const [here, there] = [of(left), of(right)];
          const differs = here !== there && label !== 'Chart';
          return (
            <tr key={label} className="border-b border-line align-top">
              <th scope="row" className="py-2 pr-2 text-left font-normal text-ink-muted">
                {label}
              </th>
              <Value differs={differs}>{here}</Value>
              <Value differs={differs}>{there}</Value>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Value({ differs, children }: { differs: boolean; children: ReactNode }) {
  return (
    <td className={cx('px-2 py-2 break-words tabular-nums', differs && 'bg-warn-quiet font-medium')}>
      {children ?? '—'}
      {differs ? <span className="sr-only"> (differs)</span> : null}
    </td>
  );
}

function MergePanel({
  keep,
  merge,
  onClose,
  onDone,
}: {
  keep: Client;
  merge: Client;
  onClose: () => void;
  onDone: () => void;
}) {
  const router = useRouter();
  const join = useCall('merge-clients', { refreshes: mergeRefreshes });
  return (
    <LinePanel<{ reason: string }>
      title="Merge two records"
      submitLabel="Merge"
      start={{ reason: '' }}
      fields={[
        {
          name: 'reason',
          label: 'Why they are one person',
          kind: 'area',
          missing: 'Write why they are one person.',
          help: 'Such as “same insurance card, asked on the phone”.',
        },
      ]}
      loading={join.isPending}
      submitError={join.error}
      onClose={onClose}
      onSave={({ reason }) =>
        join.mutate(
          { keep_id: keep.id, merge_id: merge.id, reason },
          {
            onSuccess: () => {
              toast(`${merge.mrn} is part of ${keep.mrn} now`);
              onDone();
              router.history.push(chartPath(keep.id, 'duplicates'));
            },
          },
        )
      }
    >
      <p>
        {clientName(merge)}, {merge.mrn}, ends in {clientName(keep)}, {keep.mrn}. Who opens either sees one chart.
      </p>
    </LinePanel>
  );
}
