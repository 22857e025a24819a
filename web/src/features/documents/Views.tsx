import { useQuery } from '@tanstack/react-query';
import { listQuery } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';

/** Who opened the document, the latest first. */
export function Views({ id }: { id: string }) {
  const { practice } = useMe();
  const views = useQuery(listQuery('get-document-views', { id, limit: 20 }));
  return (
    <Section title="Opened by">
      {views.isPending ? <Skeleton rows={2} /> : null}
      {views.isError ? (
        <ErrorState message={views.error.message} requestId={views.error.requestId} onRetry={() => views.refetch()} />
      ) : null}
      {views.data?.rows.length === 0 ? <p className="text-ink-muted">Nobody yet.</p> : null}
      <ul className="text-sm">
        {views.data?.rows.map((view) => (
          <li key={view.id} className="flex flex-wrap justify-between gap-x-4 py-1">
            <span>{view.name ?? 'Somebody who is not here any more'}</span>
            <span className="text-ink-muted tabular-nums">
              version {view.version}, {moment(view.viewed_at, practice.timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
