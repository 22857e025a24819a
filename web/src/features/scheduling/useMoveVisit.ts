import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useReducer, useState } from 'react';
import type { Visit } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { whoOf } from '../../lib/visits.ts';
import { instantAt } from '../../lib/zone.ts';
import { toast } from '../../ui/toasts.ts';
import type { Place } from './columns.ts';
import { type GridShape, type Load, type Moving, type MovingEvent, moved, type Spot } from './grid/moving.ts';
import type { Objection } from './grid/objection.ts';

const still: Moving = { phase: 'still' };

/** A visit on its way over the grid. */
export function useMoving(shape: GridShape) {
  const { columns, step } = shape;
  const reduce = useCallback(
    (state: Moving, event: MovingEvent) => moved(state, event, { columns, step }),
    [columns, step],
  );
  return useReducer(reduce, still);
}

/** A move that somebody has to say yes to first. */
export interface Asked {
  visit: Visit;
  to: Place;
  startsAt: string;
  objection: Objection;
}

/**
 * Puts a visit elsewhere: at once on the screen, and back where it was when the server refuses. A moved visit is a new
 * one that names the old, so nothing but the screen has to be undone.
 */
export function useMoveVisit(zone: string) {
  const client = useQueryClient();
  const reschedule = useCall('reschedule-appointment', { refreshes: visitReads });
  const [asked, setAsked] = useState<Asked | null>(null);

  function put(visit: Visit, to: Place, startsAt: string, onPurpose: boolean) {
    const length = Date.parse(visit.ends_at) - Date.parse(visit.starts_at);
    const shown: Visit = {
      ...visit,
      clinician_id: to.clinicianId,
      clinician_name: to.clinicianName,
      starts_at: startsAt,
      ends_at: new Date(Date.parse(startsAt) + length).toISOString(),
      // Until the server has answered there is no visit there that anything could be done with.
      allowed_actions: [],
    };
    const before = client.getQueriesData<Visit[]>({ queryKey: ['get-appointments'] });
    void client.cancelQueries({ queryKey: ['get-appointments'] });
    client.setQueriesData<Visit[]>({ queryKey: ['get-appointments'] }, (visits) =>
      visits?.map((one) => (one.id === visit.id ? shown : one)),
    );
    reschedule.mutate(
      {
        id: visit.id,
        starts_at: startsAt,
        ...(to.clinicianId === visit.clinician_id ? {} : { clinician_id: to.clinicianId }),
        ...(onPurpose ? { outside_hours: true } : {}),
      },
      {
        onSuccess: () => toast(`${whoOf(visit)} is moved to ${moment(startsAt, zone)}`),
        onError: (failure) => {
          for (const [key, visits] of before) client.setQueryData(key, visits);
          toast(`${whoOf(visit)} stays at ${moment(visit.starts_at, zone)}: ${failure.message}`, { tone: 'danger' });
          void client.invalidateQueries({ queryKey: ['get-appointments'] });
        },
      },
    );
  }

  function drop(visit: Visit, load: Load, at: Spot, to: Place, objection: Objection | null) {
    if (at.column === load.from.column && at.minute === load.from.minute) return;
    const startsAt = instantAt(to.day, at.minute, zone).toISOString();
    if (objection && !objection.mayOverride) {
      toast(objection.why, { tone: 'warn' });
      return;
    }
    if (objection) setAsked({ visit, to, startsAt, objection });
    else put(visit, to, startsAt, false);
  }

  return {
    drop,
    asked,
    refuse: () => setAsked(null),
    agree: () => {
      if (asked) put(asked.visit, asked.to, asked.startsAt, true);
      setAsked(null);
    },
  };
}
