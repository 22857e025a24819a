import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { useNarrow } from '../../lib/useNarrow.ts';
import { dayOf } from '../../lib/zone.ts';
import { dayFrom, daysShown, shownFrom, turned, type View, viewOf } from './view.ts';

/** Who sees the calendars of all. Clinicians see their own, supervisors also those of their supervisees. */
export const wholePractice = ['administrator', 'front_desk', 'billing_staff'] as const;

/** Which days are shown, how, and whose: all of it in the address. */
export function useCalendarView(now: Date) {
  const me = useMe();
  const narrow = useNarrow();
  const zone = me.practice.timeZone;
  const today = dayOf(now, zone);
  const { filters, setFilters } = useUrlFilters(['view', 'day', 'clinician', 'location']);
  const clinicians = useQuery(query('get-clinicians', {}));
  const wide = mayOpen(me.roles, wholePractice);
  const chosen = viewOf(filters.view, wide ? 'day' : 'week');
  const view: View = narrow ? 'agenda' : chosen;
  const day = dayFrom(filters.day, today);
  const days = useMemo(() => daysShown(view, day), [view, day]);
  const people = useMemo(
    () => (clinicians.data ?? []).map((one) => ({ id: one.profile_id, name: `${one.first_name} ${one.last_name}` })),
    [clinicians.data],
  );
  const known = people.find((one) => one.id === filters.clinician)?.id ?? '';
  // A week is one clinician's: one's own, where one has a calendar.
  const own = people.find((one) => one.id === me.id)?.id;
  const clinician = view === 'week' ? known || own || people[0]?.id || '' : known;
  const goTo = (next: string) => setFilters({ day: next === today ? '' : next });
  return {
    zone,
    today,
    narrow,
    wide,
    view,
    day,
    days,
    people,
    own,
    clinician,
    location: filters.location,
    clinicians,
    goTo,
    turn: (by: -1 | 1) => goTo(turned(view, day, by)),
    setView: (next: View) => setFilters({ view: next }),
    setClinician: (id: string) => setFilters({ clinician: id }),
    setLocation: (id: string) => setFilters({ location: id }),
  };
}

export type CalendarView = ReturnType<typeof useCalendarView>;

/** The visits of the days that are shown, with the pages before and after already on their way. */
export function useVisits(at: CalendarView) {
  const client = useQueryClient();
  const { view, day, zone, clinician } = at;
  const ready = view !== 'week' || clinician !== '';
  const visits = useQuery({
    ...visitsOf(daysShown(view, day), zone, clinician),
    placeholderData: keepPreviousData,
    enabled: ready,
  });
  useEffect(() => {
    if (!ready || !visits.isSuccess) return;
    for (const by of [-1, 1] as const) {
      void client.prefetchQuery(visitsOf(daysShown(view, turned(view, day, by)), zone, clinician));
    }
  }, [client, ready, visits.isSuccess, view, day, zone, clinician]);
  return visits;
}

export function visitsOf(days: readonly string[], zone: string, clinician: string) {
  return query('get-appointments', {
    ...shownFrom(days, zone),
    ...(clinician ? { clinician_ids: [clinician] } : {}),
  });
}
