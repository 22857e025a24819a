import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callList } from '../api/call.ts';
import { asFailure } from '../api/failure.ts';
import { query, useCall } from '../api/query.ts';
import { moment } from '../lib/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Bell, BellLines } from './Bell.tsx';
import { useMe } from './me.ts';
import { noticePath, noticeWords } from './notices.ts';

const pageLength = 20;
const bell = ['get-notifications', 'get-notification-count'] as const;

/** The bell with what waits for the person signed in. The count is kept current by live updates. */
export function NotificationBell() {
  const [isOpen, setOpen] = useState(false);
  const count = useQuery(query('get-notification-count', {}));
  const readAll = useCall('mark-all-notifications-read', { refreshes: bell });
  // What came in since the list was drawn stays unread.
  const [newest, setNewest] = useState<string | null>(null);
  return (
    <Bell
      unread={count.data?.unread ?? 0}
      isOpen={isOpen}
      onOpenChange={setOpen}
      isReading={readAll.isPending}
      onReadAll={() => readAll.mutate({ until: newest })}
    >
      {readAll.error ? (
        <ErrorState message={readAll.error.message} requestId={readAll.error.requestId} />
      ) : (
        <Lines onShown={setNewest} onLeave={() => setOpen(false)} />
      )}
    </Bell>
  );
}

function Lines({ onShown, onLeave }: { onShown: (newest: string | null) => void; onLeave: () => void }) {
  const zone = useMe().practice.timeZone;
  const read = useCall('mark-notification-read', { refreshes: bell });
  const pages = useInfiniteQuery({
    queryKey: ['get-notifications', {}, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const page = await callList(
        'get-notifications',
        { limit: pageLength, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      );
      const shown = page.rows.map((notice) => notice.created_at).sort();
      if (!pageParam) onShown(shown.at(-1) ?? null);
      return page;
    },
    getNextPageParam: (page) => page.next,
  });
  if (pages.isPending) {
    return (
      <div className="p-4">
        <Skeleton label="Loading notifications" />
      </div>
    );
  }
  if (pages.isError) {
    const failure = asFailure(pages.error);
    return <ErrorState message={failure.message} requestId={failure.requestId} onRetry={() => pages.refetch()} />;
  }
  const notices = pages.data.pages.flatMap((page) => page.rows);
  const lines = notices.map((notice) => ({
    id: notice.id,
    text: noticeWords(notice),
    when: moment(notice.created_at, zone),
    href: noticePath(notice),
    unread: notice.read_at === null,
  }));
  return (
    <>
      <BellLines lines={lines} onRead={(id) => read.mutate({ id })} onOpen={onLeave} />
      {pages.hasNextPage ? (
        <div className="border-t border-line p-2 text-center">
          <Button kind="quiet" size="small" isPending={pages.isFetchingNextPage} onPress={() => pages.fetchNextPage()}>
            Show older
          </Button>
        </div>
      ) : null}
    </>
  );
}
