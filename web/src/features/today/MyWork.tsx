import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../app/me.ts';
import { openVisits } from '../../app/openVisits.ts';
import { dayOf } from '../../lib/zone.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { WorkList } from './WorkList.tsx';

/** What waits beside the visits of today. Each count opens the list it counts. */
export function MyWork({ now }: { now: Date }) {
  const me = useMe();
  const zone = me.practice.timeZone;
  const open = useQuery(openVisits(dayOf(now, zone), zone, me.id));
  return (
    <section aria-label="What waits for you" className="min-w-0">
      <h2 className="pb-3 text-md font-semibold">Waiting</h2>
      {open.isPending ? <Skeleton rows={3} /> : null}
      {open.isError ? (
        <p role="alert" className="text-danger">
          {open.error.message}
        </p>
      ) : null}
      {open.data ? (
        <WorkList
          groups={[
            {
              title: 'Visits',
              items: [
                {
                  id: 'open',
                  label: 'To close',
                  detail: 'Held, missed or called off?',
                  count: open.data.length,
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
