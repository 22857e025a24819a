import { useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useMemo } from 'react';
import { mayOpen, useMe } from '../../app/me.ts';
import { openVisitDays, openVisits } from '../../app/openVisits.ts';
import { useVisitPanels } from '../../app/visits.tsx';
import { useNow } from '../../lib/useNow.ts';
import { dayOf } from '../../lib/zone.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Agenda } from './Agenda.tsx';
import { wholePractice } from './useCalendar.ts';

/** Visits that are over and of which nobody has said whether they were held: each is closed from its panel. */
export default function OpenVisitsPage() {
  const me = useMe();
  const zone = me.practice.timeZone;
  const today = dayOf(useNow(), zone);
  const panels = useVisitPanels();
  const wide = mayOpen(me.roles, wholePractice);
  const visits = useQuery(openVisits(today, zone, wide ? null : me.id));
  const days = useMemo(
    () => [...new Set((visits.data ?? []).map((visit) => dayOf(visit.starts_at, zone)))].reverse(),
    [visits.data, zone],
  );
  return (
    <>
      <PageHeader
        title="Visits to close"
        about={`From the last ${openVisitDays} days, not yet checked out, marked as no-show or cancelled.`}
      />
      {visits.isError ? (
        <ErrorState
          message={visits.error.message}
          requestId={visits.error.requestId}
          onRetry={() => visits.refetch()}
        />
      ) : null}
      {visits.isPending ? <Skeleton rows={5} /> : null}
      {visits.data?.length === 0 ? (
        <EmptyState icon={<CircleCheck aria-hidden size={20} />} title="Every visit is closed">
          Those of today are on Today and on the front desk’s board.
        </EmptyState>
      ) : null}
      {visits.data && visits.data.length > 0 ? (
        <Agenda
          visits={visits.data}
          days={days}
          today={today}
          zone={zone}
          withClinician={wide}
          onOpen={(id) => panels.open(id)}
        />
      ) : null}
    </>
  );
}
