import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { query } from '../../api/query.ts';
import { day as dayWords, time } from '../../lib/dates.ts';
import { addDays, dayOf, minuteOf } from '../../lib/zone.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';

export interface OpeningsProps {
  clinicianId: string;
  day: string;
  minutes: number;
  clientIds: readonly string[];
  locationId: string | null;
  roomId: string | null;
  /** What is chosen: minutes on the clock of the day. */
  value: number | null;
  zone: string;
  onChoose: (day: string, minute: number) => void;
}

const parts = [
  { name: 'Morning', to: 12 * 60 },
  { name: 'Afternoon', to: 17 * 60 },
  { name: 'Evening', to: 24 * 60 },
];

/** The free times of a day, to be chosen by one press; where there are none, the next day that has some. */
export function Openings(props: OpeningsProps) {
  const [looking, setLooking] = useState(false);
  const asked = {
    clinician_id: props.clinicianId,
    minutes: props.minutes,
    client_ids: [...props.clientIds],
    location_id: props.locationId,
    room_id: props.roomId,
    only_free: true,
  };
  const slots = useQuery({
    ...query('get-available-slots', { ...asked, day: props.day, days: 1 }),
    placeholderData: keepPreviousData,
  });
  const later = useQuery({
    ...query('get-available-slots', { ...asked, day: addDays(props.day, 1), days: 14 }),
    enabled: looking,
  });
  if (slots.isError) return <p className="text-sm text-danger">{slots.error.message}</p>;
  if (!slots.data) return null;
  const minutes = slots.data
    .filter((slot) => dayOf(slot.starts_at, props.zone) === props.day)
    .map((slot) => ({ minute: minuteOf(slot.starts_at, props.day, props.zone), startsAt: slot.starts_at }));
  const next = later.data?.[0];
  if (minutes.length === 0 && !slots.isPlaceholderData) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <span className="text-ink-muted">
          {looking && later.isSuccess && !next ? 'Nothing is free in the next two weeks.' : 'Nothing is free that day.'}
        </span>
        {next ? (
          <Button
            size="small"
            onPress={() => {
              const day = dayOf(next.starts_at, props.zone);
              setLooking(false);
              props.onChoose(day, minuteOf(next.starts_at, day, props.zone));
            }}
          >
            {`${dayWords(next.starts_at, props.zone)}, ${time(next.starts_at, props.zone)}`}
          </Button>
        ) : (
          <Button size="small" isPending={later.isFetching} onPress={() => setLooking(true)}>
            Find the next opening
          </Button>
        )}
      </div>
    );
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Free times</legend>
      {parts.map((part, index) => {
        const from = parts[index - 1]?.to ?? 0;
        const own = minutes.filter((one) => one.minute >= from && one.minute < part.to);
        if (own.length === 0) return null;
        return (
          <div key={part.name} className="grid grid-cols-[5rem_minmax(0,1fr)] items-baseline gap-2">
            <span className="text-sm text-ink-muted">{part.name}</span>
            <span className="flex flex-wrap gap-1">
              {own.map((one) => (
                <button
                  key={one.startsAt}
                  type="button"
                  aria-pressed={one.minute === props.value}
                  onClick={() => props.onChoose(props.day, one.minute)}
                  className={cx(
                    'h-7 rounded-control border px-2 text-sm tabular-nums',
                    one.minute === props.value
                      ? 'border-accent bg-accent-quiet font-medium text-accent'
                      : 'border-line hover:border-line-control hover:bg-hover',
                  )}
                >
                  {time(one.startsAt, props.zone).slice(0, -3)}
                </button>
              ))}
            </span>
          </div>
        );
      })}
    </fieldset>
  );
}
