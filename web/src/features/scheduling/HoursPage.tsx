import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { plainDay } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { addDays, dayOf, startOf } from '../../lib/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { PageHeader, Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { BlockedTimes } from './BlockedTimes.tsx';
import { clockRange } from './grid/shape.ts';
import { HoursPanel } from './HoursPanel.tsx';
import { minutesOf, weekdays } from './hours.ts';
import { TimeOff } from './TimeOff.tsx';
import { dayNames } from './words.ts';

/** When somebody works: the hours of a week, time kept free, time off. Clinicians keep their own, administrators all. */
export default function HoursPage() {
  const me = useMe();
  const zone = me.practice.timeZone;
  const today = dayOf(useNow(), zone);
  const { filters, setFilter } = useUrlFilters(['clinician']);
  const clinicians = useQuery(query('get-clinicians', {}));
  const all = mayOpen(me.roles, ['administrator', 'front_desk']);
  const decides = mayOpen(me.roles, ['administrator', 'supervisor']);
  const people = (clinicians.data ?? [])
    .filter((one) => all || one.profile_id === me.id)
    .map((one) => ({ value: one.profile_id, label: `${one.first_name} ${one.last_name}` }));
  const clinician =
    people.find((one) => one.value === filters.clinician) ?? people.find((one) => one.value === me.id) ?? people[0];
  return (
    <>
      <PageHeader title="Hours and time off" about="What the calendar knows of when visits can be." />
      {clinicians.isPending ? <Skeleton rows={4} /> : null}
      {clinicians.isSuccess && !clinician ? (
        <EmptyState title="You have no calendar">
          Hours are kept for those with whom visits are booked. An administrator makes somebody bookable under People.
        </EmptyState>
      ) : null}
      {decides ? (
        <div className="max-w-3xl">
          <TimeOff clinicianId={null} today={today} zone={zone} />
        </div>
      ) : null}
      {people.length > 1 && clinician ? (
        <FilterBar>
          <FilterChoice
            label="Clinician"
            value={clinician.value}
            options={people}
            onChange={(id) => setFilter('clinician', id)}
            required
          />
        </FilterBar>
      ) : null}
      {clinician ? (
        <div key={clinician.value} className="max-w-3xl">
          <WeeklyHours clinicianId={clinician.value} name={clinician.label} today={today} zone={zone} />
          <BlockedTimes clinicianId={clinician.value} today={today} zone={zone} />
          <TimeOff clinicianId={clinician.value} today={today} zone={zone} />
        </div>
      ) : null}
    </>
  );
}

function WeeklyHours({
  clinicianId,
  name,
  today,
  zone,
}: {
  clinicianId: string;
  name: string;
  today: string;
  zone: string;
}) {
  const me = useMe();
  const [changing, setChanging] = useState(false);
  const span = useMemo(
    () => ({
      from: startOf(today, zone).toISOString(),
      to: startOf(addDays(today, 365), zone).toISOString(),
      clinician_ids: [clinicianId],
    }),
    [today, zone, clinicianId],
  );
  const schedules = useQuery(query('get-clinician-schedules', span));
  const mayChange = clinicianId === me.id || mayOpen(me.roles, ['administrator']);
  const holds = schedules.data?.find((one) => one.valid_from <= today);
  const later = schedules.data?.filter((one) => one.valid_from > today) ?? [];
  return (
    <Section
      title="Weekly hours"
      about={holds ? `Since ${plainDay(holds.valid_from)}` : 'Visits can be booked at any hour until hours are set.'}
      actions={
        mayChange && schedules.isSuccess ? (
          <Button size="small" onPress={() => setChanging(true)}>
            {holds || later.length > 0 ? 'Change hours' : 'Set hours'}
          </Button>
        ) : null
      }
    >
      {schedules.isPending ? <Skeleton rows={3} /> : null}
      {schedules.isError ? (
        <ErrorState
          message={schedules.error.message}
          requestId={schedules.error.requestId}
          onRetry={() => schedules.refetch()}
        />
      ) : null}
      {holds ? (
        <dl className="grid max-w-md grid-cols-[8rem_1fr] gap-y-1.5">
          {weekdays.map((weekday) => {
            const shifts = holds.shifts.filter((shift) => shift.weekday === weekday);
            return (
              <div key={weekday} className="contents">
                <dt className="text-ink-muted">{dayNames[weekday]}</dt>
                <dd className="tabular-nums">
                  {shifts.length === 0
                    ? 'Does not work'
                    : shifts.map((shift) => clockRange(minutesOf(shift.starts), minutesOf(shift.ends))).join(', ')}
                </dd>
              </div>
            );
          })}
        </dl>
      ) : null}
      {later.map((one) => (
        <p key={one.id} className="mt-3 text-ink-muted">
          Other hours hold from {plainDay(one.valid_from)} on.
        </p>
      ))}
      {changing ? (
        <HoursPanel
          clinicianId={clinicianId}
          name={name}
          today={today}
          before={later.at(-1) ?? holds ?? null}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </Section>
  );
}
