import { useQuery } from '@tanstack/react-query';
import type { WorkItem } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { openVisits } from '../../app/openVisits.ts';
import { dayOf } from '../../lib/zone.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { WorkList } from './WorkList.tsx';

/** What waits beside the visits of today. Each count opens the list it counts. */
export function MyWork({ now }: { now: Date }) {
  const me = useMe();
  const zone = me.practice.timeZone;
  const writes = mayOpen(me.roles, ['supervisor', 'therapist', 'associate_trainee']);
  const cosigns = mayOpen(me.roles, ['supervisor']);
  const open = useQuery(openVisits(dayOf(now, zone), zone, me.id));
  const notes = useQuery({ ...query('get-my-notes', {}), enabled: writes });
  const queue = useQuery({ ...query('get-cosign-queue', { limit: 200 }), enabled: cosigns });
  const reads = [open, ...(writes ? [notes] : []), ...(cosigns ? [queue] : [])];
  const failed = reads.find((read) => read.isError);
  return (
    <section aria-label="What waits for you" className="min-w-0">
      <h2 className="pb-3 text-md font-semibold">Waiting</h2>
      {reads.some((read) => read.isPending) ? <Skeleton rows={3} /> : null}
      {failed?.error ? (
        <p role="alert" className="text-danger">
          {failed.error.message}
        </p>
      ) : null}
      {reads.every((read) => read.isSuccess) ? (
        <WorkList
          groups={[
            {
              title: 'Notes',
              items: [
                {
                  id: 'write',
                  label: 'To write',
                  detail: noteWords(notes.data ?? []),
                  count: (notes.data ?? []).length,
                  href: '/notes',
                  tone: (notes.data ?? []).some((item) => item.overdue && item.kind !== 'awaiting_cosign')
                    ? 'danger'
                    : 'warn',
                },
                {
                  id: 'cosign',
                  label: 'To cosign',
                  count: (queue.data ?? []).length,
                  href: '/cosign',
                },
              ],
            },
            {
              title: 'Visits',
              items: [
                {
                  id: 'open',
                  label: 'To close',
                  detail: 'Held, missed or called off?',
                  count: (open.data ?? []).length,
                  href: '/calendar/open',
                  tone: 'warn',
                },
              ],
            },
          ]}
        />
      ) : null}
    </section>
  );
}

const kinds: readonly [WorkItem['kind'], string][] = [
  ['returned', 'returned'],
  ['visit', 'missing'],
  ['draft', 'begun'],
  ['awaiting_cosign', 'with the supervisor'],
];

/** "1 returned, 2 missing, 1 overdue": what the list of notes is made of. */
export function noteWords(items: readonly Pick<WorkItem, 'kind' | 'overdue'>[]): string {
  const counted = kinds.map(([kind, word]) => [items.filter((item) => item.kind === kind).length, word] as const);
  const overdue = items.filter((item) => item.overdue && item.kind !== 'awaiting_cosign').length;
  return [...counted, [overdue, 'overdue'] as const]
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}
