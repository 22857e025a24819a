import { useQuery } from '@tanstack/react-query';
import type { DayVisit } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { builtPaths } from '../../app/pages.ts';
import { useVisitSteps } from '../../app/useVisitSteps.ts';
import { toast } from '../../ui/toasts.ts';
import { type Reader, rowOf } from './rows.ts';

const none: readonly DayVisit[] = [];

/** The visits of today, one's own or those of the whole practice, as rows that can be acted on. */
export function useDay(now: Date, whose: 'mine' | 'all') {
  const me = useMe();
  const zone = me.practice.timeZone;
  const read = useQuery(query('get-day', whose === 'mine' ? { clinician_ids: [me.id] } : {}));
  const steps = useVisitSteps();
  const reader: Reader = {
    id: me.id,
    now,
    notePath: builtPaths.has('/notes/new') ? (visit) => `/notes/new?appointment=${visit.id}` : null,
    pendingId: steps.pendingId,
    withClinician: whose === 'all',
    take: (step, visit) =>
      steps.take(step, visit, { onError: (failure) => toast(failure.message, { tone: 'danger' }) }),
  };
  // What was moved stands where it was moved to.
  const day = (read.data ?? none).filter(({ visit }) => visit.status !== 'rescheduled');
  return { read, visits: day.map((one) => one.visit), rows: day.map((one) => rowOf(one, reader)), zone };
}
