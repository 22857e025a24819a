import { useEffect, useMemo } from 'react';
import type { Visit } from '../../api/functions.gen.ts';
import { timeRange } from '../../lib/dates.ts';
import { clientName } from '../../lib/names.ts';
import { whoOf } from '../../lib/visits.ts';
import { dayOf, instantAt, minuteOf } from '../../lib/zone.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { type Calendar, columnOf, loadOfVisit, type Place, surroundings } from './columns.ts';
import type { Moving, MovingEvent, Spot } from './grid/moving.ts';
import { objection } from './grid/objection.ts';
import { TimeGrid } from './grid/TimeGrid.tsx';
import { MoveBar } from './MoveBar.tsx';
import { useMoveVisit } from './useMoveVisit.ts';
import { columnTitle } from './view.ts';

export interface CalendarGridProps {
  places: readonly Place[];
  /** Heads name the day in a week, the clinician in a day. */
  heads: 'days' | 'clinicians';
  visits: readonly Visit[];
  calendars: ReadonlyMap<string, Calendar>;
  zone: string;
  now: Date;
  step: number;
  moving: Moving;
  dispatch: (event: MovingEvent) => void;
  onOpen: (id: string) => void;
  onBook: ((place: Place, startsAt: Date) => void) | null;
  onTurn: (by: -1 | 1) => void;
}

const morning = 8 * 60;

/** The time grid with the visits of these places in it, and what happens to one that is moved. */
export function CalendarGrid(props: CalendarGridProps) {
  const { places, heads, visits, calendars, zone, now, moving, dispatch } = props;
  const today = dayOf(now, zone);
  const columns = useMemo(
    () =>
      places.map((place) =>
        columnOf(
          place,
          heads === 'days' ? columnTitle(place.day) : place.clinicianName,
          visits,
          calendars.get(place.clinicianId),
          zone,
          today,
        ),
      ),
    [places, heads, visits, calendars, zone, today],
  );
  const move = useMoveVisit(zone);

  const carried = moving.phase === 'moving' ? visits.find((visit) => visit.id === moving.load.id) : undefined;
  const target = moving.phase === 'moving' ? places[moving.at.column] : undefined;
  const startsAt =
    moving.phase === 'moving' && target ? instantAt(target.day, moving.at.minute, zone).getTime() : undefined;
  const stays =
    moving.phase === 'moving' &&
    moving.at.column === moving.load.from.column &&
    moving.at.minute === moving.load.from.minute;
  const problem =
    carried && target && startsAt !== undefined && !stays
      ? objection(
          {
            id: carried.id,
            clinicianId: target.clinicianId,
            clients: carried.clients.map((one) => ({ id: one.client_id, name: clientName(one) })),
            roomId: carried.room_id,
            start: startsAt,
            end: startsAt + Date.parse(carried.ends_at) - Date.parse(carried.starts_at),
          },
          surroundings(target, visits, calendars.get(target.clinicianId), zone, now),
        )
      : null;

  function drop(at: Spot) {
    const to = places[at.column];
    if (moving.phase === 'moving' && carried && to) move.drop(carried, moving.load, at, to, problem);
  }

  // While keys move a visit, they belong to it alone.
  const byKeys = moving.phase === 'moving' && moving.by === 'keys';
  const busy = moving.phase !== 'still';
  useEffect(() => {
    if (!busy) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') dispatch({ type: 'end' });
      else if (!byKeys) return;
      else if (event.key === 'Enter') {
        if (moving.phase === 'moving') drop(moving.at);
        dispatch({ type: 'end' });
      } else if (/^(Arrow|Page)/.test(event.key)) dispatch({ type: 'press', press: event });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  });

  const earliest = Math.min(
    morning,
    ...columns.flatMap((column) => column.visits.filter((visit) => !visit.over).map((visit) => visit.start)),
  );
  return (
    <>
      <TimeGrid
        columns={columns}
        step={props.step}
        marksToday={heads === 'days'}
        now={minuteOf(now, today, zone)}
        opensAt={earliest}
        moving={moving}
        dispatch={dispatch}
        refused={problem !== null}
        loadOf={(id) => loadOfVisit(id, visits, places, zone)}
        onOpen={props.onOpen}
        onPick={
          props.onBook
            ? (spot) => {
                const place = places[spot.column];
                if (place) props.onBook?.(place, instantAt(place.day, spot.minute, zone));
              }
            : null
        }
        onDrop={(_, at) => drop(at)}
        onTurn={props.onTurn}
      />
      <MoveBar
        by={moving.phase === 'moving' ? moving.by : 'pointer'}
        what={
          carried && target && startsAt !== undefined
            ? [
                whoOf(carried),
                columnTitle(target.day),
                timeRange(
                  new Date(startsAt),
                  new Date(startsAt + Date.parse(carried.ends_at) - Date.parse(carried.starts_at)),
                  zone,
                ),
                target.clinicianName,
              ].join(', ')
            : null
        }
        problem={stays ? null : (problem?.why ?? null)}
      />
      {move.asked ? (
        <ConfirmDialog
          title="Move it outside of working hours?"
          isOpen
          onClose={move.refuse}
          confirmLabel="Move visit"
          onConfirm={move.agree}
          loading={false}
          submitError={null}
        >
          {move.asked.objection.why} The visit can be there all the same; it is marked as outside of hours.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
