import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { statusNames } from '../../lib/visits.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** What happened to a visit, the latest first. */
export function History({ id }: { id: string }) {
  const zone = useMe().practice.timeZone;
  const changes = useQuery(query('get-appointment-changes', { id }));
  return (
    <section className="border-t border-line pt-4">
      <h3 className="pb-2 font-semibold">History</h3>
      {changes.isPending ? <Skeleton rows={2} /> : null}
      {changes.isError ? (
        <p role="alert" className="text-danger">
          {changes.error.message}
        </p>
      ) : null}
      <ol className="ml-1 border-l border-line">
        {(changes.data ?? []).map((change) => (
          <li key={change.id} className="relative pb-3 pl-5">
            <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-line-control" />
            <p className="font-medium">{change.from_status ? statusNames[change.to_status] : 'Booked'}</p>
            {change.reason ? <p className="break-words">{change.reason}</p> : null}
            <p className="text-sm text-ink-muted tabular-nums">
              {[moment(change.changed_at, zone), change.changed_by_name].filter(Boolean).join(', ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
