import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { listQuery, query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { openVisits, timeOffToDecide } from '../../app/openVisits.ts';
import { useNow } from '../../lib/useNow.ts';
import { isLive } from '../../lib/visits.ts';
import { dayOf } from '../../lib/zone.ts';
import { SkeletonLine } from '../../ui/Skeleton.tsx';

/** How the practice is set up: each line is counted by the server now and opens what it counts. */
export function PracticeOverview() {
  const me = useMe();
  const zone = me.practice.timeZone;
  const today = dayOf(useNow(), zone);
  const day = useQuery(query('get-day', {}));
  const visitsToday = day.data?.filter(({ visit }) => isLive(visit.status)).length;
  const open = useQuery(openVisits(today, zone, null));
  const requests = useQuery(timeOffToDecide(today, zone));
  const people = useQuery(listQuery('get-users', { limit: 1 }));
  const locations = useQuery(query('get-locations', {}));
  const services = useQuery(query('get-service-codes', {}));
  const [dayAgo] = useState(() => new Date(Date.now() - 86_400_000).toISOString());
  const refused = useQuery(listQuery('get-audit-logs', { limit: 100, outcome: 'refused', from: dayAgo }));
  return (
    <ul className="divide-y divide-line border-y border-line">
      <Line
        href="/front-desk"
        label="Visits today"
        about={visitsToday === 0 ? 'None is booked' : 'Booked, going on or done'}
        count={day}
        value={visitsToday}
      />
      <Line
        href="/calendar/open"
        label="Visits to close"
        about="Over, and not yet checked out, missed or called off"
        count={open}
        value={open.data?.length}
      />
      <Line
        href="/calendar/hours"
        label="Time off to decide"
        about="Asked for by clinicians"
        count={requests}
        value={requests.data?.length}
      />
      <Line href="/people" label="People" about="Active accounts" count={people} value={people.data?.total} />
      <Line
        href="/practice/locations"
        label="Locations"
        about={locations.data?.length === 0 ? 'Add the first, so that visits have a place' : 'Open now'}
        count={locations}
        value={locations.data?.length}
      />
      <Line
        href="/practice/services"
        label="Services"
        about={services.data?.length === 0 ? 'Add the first, so that visits can be charged' : 'In use'}
        count={services}
        value={services.data?.length}
      />
      <Line
        href="/audit?outcome=refused&period=day"
        label="Refused attempts"
        about="In the last 24 hours"
        count={refused}
        value={refused.data?.rows.length}
        more={refused.data?.next !== undefined}
      />
    </ul>
  );
}

/** A line whose figure is not known says so in words and keeps its link. */
function Line({
  href,
  label,
  about,
  count,
  value,
  more = false,
}: {
  href: string;
  label: string;
  about: string;
  count: { isPending: boolean; isError: boolean };
  value: number | undefined;
  /** There are more than were counted. */
  more?: boolean;
}) {
  let figure: ReactNode = more ? `${value}+` : value;
  if (count.isPending) figure = <SkeletonLine className="w-6" />;
  else if (count.isError) figure = <span className="text-sm font-normal text-danger">Not loaded</span>;
  return (
    <li>
      <Link href={href} className="flex min-h-14 items-center gap-4 px-2 py-2 -outline-offset-2 hover:bg-hover">
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{label}</span>
          <span className="block text-sm text-ink-muted">{about}</span>
        </span>
        <span className="text-md font-semibold tabular-nums">{figure}</span>
        <ChevronRight aria-hidden size={16} className="text-ink-muted" />
      </Link>
    </li>
  );
}
