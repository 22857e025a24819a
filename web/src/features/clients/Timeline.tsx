import { useInfiniteQuery } from '@tanstack/react-query';
import { callList } from '../../api/call.ts';
import { asFailure } from '../../api/failure.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';

/** Everything that happened, the latest first. */
export function Timeline({ clientId }: { clientId: string }) {
  const { practice } = useMe();
  const events = useInfiniteQuery({
    queryKey: ['get-client-timeline', { client_id: clientId }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      callList(
        'get-client-timeline',
        { client_id: clientId, limit: 25, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      ),
    getNextPageParam: (page) => page.next,
  });
  const items = events.data?.pages.flatMap((page) => page.rows) ?? [];
  const failure = events.isError ? asFailure(events.error) : null;
  return (
    <Section title="Timeline">
      {events.isPending ? <Skeleton rows={4} /> : null}
      {failure ? (
        <ErrorState message={failure.message} requestId={failure.requestId} onRetry={() => events.refetch()} />
      ) : null}
      {events.isSuccess && items.length === 0 ? <p className="text-ink-muted">Nothing happened yet.</p> : null}
      <ol className="ml-1 border-l border-line">
        {items.map((item) => (
          <li key={`${item.kind}-${item.item_id}-${item.occurred_at}`} className="relative pb-4 pl-5">
            <span aria-hidden className="absolute top-1.5 -left-1 size-2 rounded-full bg-line-control" />
            <p className="font-medium break-words">{item.title}</p>
            {item.detail ? <p className="break-words">{item.detail}</p> : null}
            <p className="text-sm text-ink-muted tabular-nums">
              {[moment(item.occurred_at, practice.timeZone), item.actor_name].filter(Boolean).join(', ')}
            </p>
          </li>
        ))}
      </ol>
      {events.hasNextPage ? (
        <Button size="small" isPending={events.isFetchingNextPage} onPress={() => events.fetchNextPage()}>
          Show earlier
        </Button>
      ) : null}
    </Section>
  );
}
