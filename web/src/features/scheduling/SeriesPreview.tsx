import type { Occurrence } from '../../api/functions.gen.ts';
import { day, time } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { isAbsolute, obstacleNames } from './words.ts';

/** The days on which a series cannot be: left out when it is booked. On purpose, only what nobody can be asked to do. */
export function leftOut(occurrences: readonly Occurrence[], onPurpose: boolean): Occurrence[] {
  return occurrences.filter(({ obstacles }) => (onPurpose ? obstacles.some(isAbsolute) : obstacles.length > 0));
}

/** Every visit of a series before it is booked, with what stands in the way of each. */
export function SeriesPreview({
  occurrences,
  onPurpose,
  zone,
}: {
  occurrences: readonly Occurrence[];
  onPurpose: boolean;
  zone: string;
}) {
  const out = new Set(leftOut(occurrences, onPurpose).map((one) => one.day));
  return (
    <section aria-label="Visits of the series" className="flex flex-col gap-2">
      <p className="font-medium" role="status">
        {out.size === 0
          ? `All ${occurrences.length} visits can be booked.`
          : `${out.size} of ${occurrences.length} visits cannot be booked and are left out.`}
      </p>
      <ol className="divide-y divide-line border-y border-line">
        {occurrences.map((one) => (
          <li key={one.day} className="flex min-h-9 flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1">
            <span className={out.has(one.day) ? 'text-ink-muted tabular-nums line-through' : 'tabular-nums'}>
              {day(one.starts_at, zone)}, {time(one.starts_at, zone)}
            </span>
            {one.obstacles.length > 0 ? (
              <Badge tone={out.has(one.day) ? 'danger' : 'warn'}>
                {one.obstacles.map((obstacle) => obstacleNames[obstacle]).join(', ')}
              </Badge>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
