import type { Visit } from '../../api/functions.gen.ts';
import { timeRange } from '../../lib/dates.ts';
import { isLive, looks, placeOf, statusNames, statusTones, whoOf } from '../../lib/visits.ts';
import { dayOf } from '../../lib/zone.ts';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/cx.ts';
import { dayHeading } from './view.ts';

/** The days as a list: also how a phone shows the calendar. Days without visits are named only where they are alone. */
export function Agenda({
  visits,
  days,
  today,
  zone,
  withClinician,
  onOpen,
}: {
  visits: readonly Visit[];
  days: readonly string[];
  today: string;
  zone: string;
  /** The list is of several clinicians. */
  withClinician: boolean;
  onOpen: (id: string) => void;
}) {
  return (
    <div className="flex max-w-4xl flex-col gap-6 pb-8">
      {days.map((day) => {
        const own = visits.filter((visit) => dayOf(visit.starts_at, zone) === day);
        if (own.length === 0 && day !== today) return null;
        return (
          <section key={day} aria-label={dayHeading(day, today)}>
            <h2 className={cx('border-b border-line pb-1.5 font-semibold', day === today && 'text-accent')}>
              {dayHeading(day, today)}
            </h2>
            {own.length === 0 ? <p className="py-3 text-ink-muted">No visits.</p> : null}
            <ul className="divide-y divide-line">
              {own.map((visit) => (
                <li key={visit.id}>
                  <AgendaRow visit={visit} zone={zone} withClinician={withClinician} onOpen={() => onOpen(visit.id)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function AgendaRow({
  visit,
  zone,
  withClinician,
  onOpen,
}: {
  visit: Visit;
  zone: string;
  withClinician: boolean;
  onOpen: () => void;
}) {
  const over = !isLive(visit.status);
  return (
    <button
      type="button"
      onClick={onOpen}
      className="grid min-h-14 w-full grid-cols-[0.25rem_minmax(0,1fr)_auto] items-center gap-x-3 py-2 text-left -outline-offset-2 hover:bg-hover sm:grid-cols-[0.25rem_9.5rem_minmax(0,1fr)_auto]"
    >
      <span aria-hidden className={cx('row-span-2 h-full rounded-full sm:row-span-1', looks[visit.color].dot)} />
      <span className={cx('text-sm tabular-nums sm:text-base', over && 'text-ink-muted line-through')}>
        {timeRange(visit.starts_at, visit.ends_at, zone)}
      </span>
      <span className="col-start-2 row-start-2 min-w-0 sm:col-start-3 sm:row-start-1">
        <span className={cx('block truncate font-semibold', over && 'text-ink-muted line-through')}>
          {whoOf(visit)}
        </span>
        <span className="block truncate text-sm text-ink-muted">
          {[visit.type_name, placeOf(visit), withClinician ? visit.clinician_name : null].filter(Boolean).join(' · ')}
        </span>
      </span>
      <Badge tone={statusTones[visit.status]}>{statusNames[visit.status]}</Badge>
    </button>
  );
}
