import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import type { Client, Visit } from '../../api/functions.gen.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { clientVisits } from '../../app/openVisits.ts';
import { bookers, useVisitPanels } from '../../app/visits.tsx';
import { day, timeRange } from '../../lib/dates.ts';
import { clientName } from '../../lib/names.ts';
import { useNow } from '../../lib/useNow.ts';
import { placeOf, statusNames, statusTones } from '../../lib/visits.ts';
import { dayOf } from '../../lib/zone.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';

/** A client's visits: those to come, the next one first, and those that are over, the last one first. */
export default function ChartVisits({ client }: { client: Client }) {
  const me = useMe();
  const zone = me.practice.timeZone;
  const today = dayOf(useNow(), zone);
  const panels = useVisitPanels();
  const visits = useQuery(clientVisits(today, zone, client.id));
  const now = Date.now();
  const isOver = (visit: Visit) => Date.parse(visit.ends_at) < now;
  const part = (over: boolean) => ({
    data: visits.data
      ? over
        ? visits.data.filter(isOver).toReversed()
        : visits.data.filter((visit) => !isOver(visit))
      : undefined,
    isPending: visits.isPending,
    error: visits.error,
    refetch: visits.refetch,
  });
  const line = (visit: Visit) => <VisitLine visit={visit} zone={zone} onOpen={() => panels.open(visit.id)} />;
  const mayBook = mayOpen(me.roles, bookers);
  return (
    <>
      <Lines
        title="To come"
        lines={part(false)}
        empty={mayBook ? 'No visit is booked. Book the next one.' : 'No visit is booked.'}
        keyOf={(visit) => visit.id}
        line={line}
        actions={
          mayBook ? (
            <Button
              size="small"
              icon={<CalendarPlus aria-hidden size={16} />}
              onPress={() => panels.book({ client: { id: client.id, name: clientName(client) } })}
            >
              Book visit
            </Button>
          ) : null
        }
      />
      <Lines
        title="Past"
        about="Of the last three years."
        lines={part(true)}
        empty="There has been no visit yet."
        keyOf={(visit) => visit.id}
        line={line}
      />
    </>
  );
}

function VisitLine({ visit, zone, onOpen }: { visit: Visit; zone: string; onOpen: () => void }) {
  return (
    <Line
      title={
        <button
          type="button"
          onClick={onOpen}
          className="inline-flex min-h-6 items-center text-left tabular-nums hover:underline"
        >
          {day(visit.starts_at, zone)}, {timeRange(visit.starts_at, visit.ends_at, zone)}
        </button>
      }
      details={[visit.type_name, visit.clinician_name, placeOf(visit)]}
      state={<Badge tone={statusTones[visit.status]}>{statusNames[visit.status]}</Badge>}
    />
  );
}
