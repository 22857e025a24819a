import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import type { Visit } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { isTyping } from '../../app/keys.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { bookers, useVisitPanels, type Wanted } from '../../app/visits.tsx';
import { usePreferences } from '../../lib/preferences.ts';
import { useNow } from '../../lib/useNow.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Agenda } from './Agenda.tsx';
import { CalendarGrid } from './CalendarGrid.tsx';
import { loadOfVisit, type Place } from './columns.ts';
import { Toolbar } from './Toolbar.tsx';
import { type CalendarView, useCalendarView, useVisits } from './useCalendar.ts';
import { useCalendars } from './useCalendars.ts';
import { useMoving } from './useMoveVisit.ts';
import { commandOf } from './view.ts';

const step = 15;
const none: readonly Visit[] = [];

/** Whose day, week or list of visits: seen, booked and moved here. */
export default function CalendarPage() {
  const me = useMe();
  const now = useNow();
  const at = useCalendarView(now);
  const visits = useVisits(at);
  const locations = useQuery(query('get-locations', {}));
  const panels = useVisitPanels();
  const mayBook = mayOpen(me.roles, bookers);
  const shown = useMemo(
    () =>
      (visits.data ?? none).filter(
        // What was moved stands where it was moved to; its history keeps where it was.
        (visit) => visit.status !== 'rescheduled' && (at.location === '' || visit.location_id === at.location),
      ),
    [visits.data, at.location],
  );
  const places = usePlaces(at, shown);
  useChoices(mayBook);
  const calendars = useCalendars(at, places);
  const [moving, dispatch] = useMoving({ columns: places.length, step });
  const book = mayBook ? (wanted: Wanted) => panels.book(wanted) : null;
  const open = (id: string) => {
    const load = at.view === 'agenda' ? null : loadOfVisit(id, shown, places, at.zone);
    panels.open(id, load ? () => dispatch({ type: 'lift', load }) : undefined);
  };
  useCalendarKeys(at, !panels.busy && moving.phase === 'still', book ? () => book({}) : null);
  const choices = at.people.map((one) => ({ value: one.id, label: one.name }));
  return (
    <div className={at.view === 'agenda' ? '' : 'flex h-[calc(100dvh-3.25rem)] flex-col -my-6 pt-4 pb-4'}>
      <Toolbar
        view={at.view}
        day={at.day}
        days={at.days}
        narrow={at.narrow}
        clinician={at.clinician}
        clinicians={choices}
        location={at.location}
        locations={(locations.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onView={at.setView}
        onDay={at.goTo}
        onToday={() => at.goTo(at.today)}
        onTurn={at.turn}
        onClinician={at.setClinician}
        onLocation={at.setLocation}
        hoursPath={mayBook ? `/calendar/hours${at.clinician ? `?clinician=${at.clinician}` : ''}` : null}
        onBook={book ? () => book({}) : null}
      />
      {visits.isError ? (
        <ErrorState
          message={visits.error.message}
          requestId={visits.error.requestId}
          onRetry={() => visits.refetch()}
        />
      ) : visits.isPending || at.clinicians.isPending ? (
        at.clinicians.isSuccess && at.people.length === 0 ? (
          <NobodyToBook />
        ) : (
          <Skeleton rows={8} label="Opening the calendar" />
        )
      ) : at.view === 'agenda' ? (
        shown.length === 0 ? (
          <NoVisits onBook={book ? () => book({}) : null} />
        ) : (
          <Agenda
            visits={shown}
            days={at.days}
            today={at.today}
            zone={at.zone}
            withClinician={at.clinician === ''}
            onOpen={open}
          />
        )
      ) : places.length === 0 ? (
        <NobodyToBook />
      ) : (
        <CalendarGrid
          places={places}
          heads={at.view === 'week' ? 'days' : 'clinicians'}
          visits={shown}
          calendars={calendars}
          zone={at.zone}
          now={now}
          step={step}
          moving={moving}
          dispatch={dispatch}
          onOpen={open}
          onBook={book ? (place, startsAt) => book({ clinicianId: place.clinicianId, startsAt }) : null}
          onTurn={at.turn}
        />
      )}
    </div>
  );
}

/** The columns: seven days of one clinician, or one day of each. */
function usePlaces(at: CalendarView, visits: readonly Visit[]): readonly Place[] {
  const { view, days, people, clinician, own, wide } = at;
  return useMemo(() => {
    const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? '';
    if (view === 'week') {
      if (!clinician) return [];
      return days.map((day) => ({ day, clinicianId: clinician, clinicianName: nameOf(clinician) }));
    }
    const day = days[0] ?? '';
    // A column without visits says that somebody is free: it is drawn only where all of their visits can be seen.
    const seen = new Set(visits.map((visit) => visit.clinician_id));
    return people
      .filter((one) => (clinician ? one.id === clinician : wide || one.id === own || seen.has(one.id)))
      .map((one) => ({ day, clinicianId: one.id, clinicianName: one.name }));
  }, [view, days, people, clinician, own, wide, visits]);
}

/** What the booking panel lets choose is there before it is opened. */
function useChoices(on: boolean) {
  useQuery({ ...query('get-appointment-types', {}), enabled: on });
  useQuery({ ...query('get-rooms', {}), enabled: on });
}

/** t, d, w, a, n and the arrows, where nobody types and nothing else has the keys. */
function useCalendarKeys(at: CalendarView, on: boolean, book: (() => void) | null) {
  const { shortcuts } = usePreferences();
  const latest = useRef({ at, book });
  useEffect(() => {
    latest.current = { at, book };
  });
  useEffect(() => {
    if (!on || shortcuts === 'off') return;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('[role=dialog]')) return;
      const command = commandOf(event);
      if (!command) return;
      const inside = event.target instanceof Element && event.target.closest('button, a, [role=radiogroup]');
      if (inside && event.key.startsWith('Arrow')) return;
      event.preventDefault();
      const { at: now, book: bookNow } = latest.current;
      if (command === 'today') now.goTo(now.today);
      else if (command === 'previous') now.turn(-1);
      else if (command === 'next') now.turn(1);
      else if (command === 'book') bookNow?.();
      else now.setView(command.view);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [on, shortcuts]);
}

function NoVisits({ onBook }: { onBook: (() => void) | null }) {
  return (
    <EmptyState
      title="No visits in these days"
      icon={<CalendarPlus aria-hidden size={20} />}
      action={
        onBook ? (
          <Button kind="primary" onPress={onBook}>
            Book visit
          </Button>
        ) : null
      }
    >
      {onBook ? 'Book one, or look at other days.' : 'Look at other days.'}
    </EmptyState>
  );
}

function NobodyToBook() {
  return (
    <EmptyState title="Nobody can be booked yet">
      Visits are booked with clinicians. An administrator makes somebody bookable under People.
    </EmptyState>
  );
}
