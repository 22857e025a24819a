import { useQuery } from '@tanstack/react-query';
import type { Receivables as Age } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { money } from '../../lib/money.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';

const parts = [
  { title: 'Payers', fill: 'fill-kind-teal' },
  { title: 'Clients', fill: 'fill-kind-amber' },
];

const daysOf = (age: Age) => (age.to_days === null ? `Over ${age.from_days - 1}` : `${age.from_days}–${age.to_days}`);
const open = (age: Age) => age.insurance_cents + age.client_cents;

/** What is open, by the days since the service: what grows old here is seldom paid. */
export function Receivables() {
  const ages = useQuery(query('get-receivables', {}));
  const total = ages.data?.reduce((sum, age) => sum + open(age), 0);
  return (
    <section aria-labelledby="receivables">
      <h2 id="receivables" className="text-md font-semibold">
        Open money
      </h2>
      <p className="mb-2 text-sm text-ink-muted">
        {total ? `${money(total)}, by the days since the service.` : 'By the days since the service.'}
      </p>
      {ages.isPending ? <Skeleton rows={5} /> : null}
      {ages.isError ? (
        <ErrorState message={ages.error.message} requestId={ages.error.requestId} onRetry={() => ages.refetch()} />
      ) : null}
      {ages.data ? (
        <Bars
          caption="Open money by age"
          of="Days"
          parts={parts}
          bars={ages.data.map((age) => ({ label: daysOf(age), values: [age.insurance_cents, age.client_cents] }))}
          format={money}
        />
      ) : null}
    </section>
  );
}
