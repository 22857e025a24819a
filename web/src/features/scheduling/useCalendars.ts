import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { bookers } from '../../app/visits.tsx';
import type { Calendar, Place } from './columns.ts';
import { calendarsOf } from './hours.ts';
import type { CalendarView } from './useCalendar.ts';
import { shownFrom } from './view.ts';

const nothing: never[] = [];

/** The hours, the blocked times and the time off of those who are shown, as far as the reader may know them. */
export function useCalendars(at: CalendarView, places: readonly Place[]): ReadonlyMap<string, Calendar> {
  const me = useMe();
  const { view, days, zone } = at;
  const span = useMemo(() => shownFrom(days, zone), [days, zone]);
  const enabled = view !== 'agenda';
  // Billers see when visits are, not what else fills somebody's day.
  const knows = enabled && mayOpen(me.roles, bookers);
  const schedules = useQuery({ ...query('get-clinician-schedules', span), enabled });
  const blocked = useQuery({ ...query('get-blocked-times', span), enabled: knows });
  const away = useQuery({
    ...query('get-schedule-exceptions', { ...span, statuses: ['approved'] }),
    enabled: knows,
  });
  const ids = useMemo(() => [...new Set(places.map((place) => place.clinicianId))], [places]);
  return useMemo(
    () =>
      calendarsOf(
        ids,
        days,
        {
          schedules: schedules.data ?? nothing,
          blocked: blocked.data ?? nothing,
          away: away.data ?? nothing,
        },
        zone,
      ),
    [ids, days, schedules.data, blocked.data, away.data, zone],
  );
}
