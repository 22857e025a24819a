import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components/Link';
import { useMe } from '../../app/me.ts';
import { clientVisits } from '../../app/openVisits.ts';
import { day, moment } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { isLive } from '../../lib/visits.ts';
import { dayOf } from '../../lib/zone.ts';
import { chartPath } from './words.ts';

/** The next visit and the last that was held, at the head of the chart. Nothing while it is not known. */
export function VisitsLine({ clientId }: { clientId: string }) {
  const zone = useMe().practice.timeZone;
  const now = useNow();
  const visits = useQuery(clientVisits(dayOf(now, zone), zone, clientId));
  if (!visits.data) return null;
  const live = visits.data.filter((visit) => isLive(visit.status));
  const next = live.find((visit) => new Date(visit.ends_at) > now);
  const last = live.findLast((visit) => visit.status === 'completed');
  const words = [
    next ? `Next visit ${moment(next.starts_at, zone, now)}` : 'No visit is booked',
    last ? `last seen ${day(last.starts_at, zone, now)}` : null,
  ].filter(Boolean);
  return (
    <p className="text-sm tabular-nums">
      <Link
        href={chartPath(clientId, 'visits')}
        className="inline-flex min-h-6 items-center text-ink-muted hover:underline"
      >
        {words.join(', ')}
      </Link>
    </p>
  );
}
