import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/query.ts';
import { monthDay } from '../../lib/dates.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';

const weeks = 12;

const parts = [
  { title: 'Completed', fill: 'fill-kind-teal' },
  { title: 'No show', fill: 'fill-kind-rose' },
  { title: 'Cancelled', fill: 'fill-kind-slate' },
];

/** How the visits of the last weeks came out, the present week on top. */
export function VisitWeeks() {
  const counted = useQuery(query('get-visit-weeks', { weeks }));
  return (
    <section aria-labelledby="visit-weeks">
      <h2 id="visit-weeks" className="text-md font-semibold">
        Visits by week
      </h2>
      <p className="mb-2 text-sm text-ink-muted">The last {weeks} weeks, this one so far.</p>
      {counted.isPending ? <Skeleton rows={weeks} /> : null}
      {counted.isError ? (
        <ErrorState
          message={counted.error.message}
          requestId={counted.error.requestId}
          onRetry={() => counted.refetch()}
        />
      ) : null}
      {counted.data ? (
        <Bars
          caption="Visits by week"
          of="Week of"
          parts={parts}
          bars={counted.data.toReversed().map((week) => ({
            label: monthDay(week.begins_on),
            values: [week.held, week.missed, week.called_off],
          }))}
        />
      ) : null}
    </section>
  );
}
