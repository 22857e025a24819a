import { MapPin, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { timeRange } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import type { Tone } from '../../ui/tone.tsx';

export interface Visit {
  id: string;
  start: string;
  end: string;
  /** As the client chose to be called. */
  client: string;
  pronouns?: string;
  type: string;
  place: { kind: 'room'; name: string } | { kind: 'video' };
  state: { word: string; tone: Tone };
  /** What this visit still needs, in the fewest words: "note", "copay $25". */
  needs: readonly string[];
  /** The one thing to do next, when there is one. */
  next?: { label: string; onPress: () => void; primary?: boolean };
}

/** The day as rows in the order of the clock, with a line where now is. */
export function DayList({ visits, timeZone, now }: { visits: readonly Visit[]; timeZone: string; now: Date }) {
  const upcoming = visits.findIndex((visit) => new Date(visit.end) > now);
  return (
    <ol aria-label="Visits today" className="border-t border-line">
      {visits.map((visit, index) => (
        <li key={visit.id} className="relative border-b border-line">
          {index === upcoming ? <NowLine /> : null}
          <VisitRow visit={visit} timeZone={timeZone} over={new Date(visit.end) <= now} />
        </li>
      ))}
    </ol>
  );
}

function NowLine() {
  return (
    <span aria-hidden className="absolute inset-x-0 -top-px h-0.5 bg-accent">
      <span className="absolute -top-[3px] left-0 size-2 rounded-full bg-accent" />
    </span>
  );
}

function VisitRow({ visit, timeZone, over }: { visit: Visit; timeZone: string; over: boolean }) {
  return (
    <div className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 lg:grid-cols-[8.5rem_minmax(0,1.6fr)_minmax(0,1fr)_7.5rem_8rem]">
      <p
        className={cx(
          'col-span-full text-sm tabular-nums lg:col-span-1 lg:text-base',
          over ? 'text-ink-muted' : 'font-medium',
        )}
      >
        {timeRange(visit.start, visit.end, timeZone)}
      </p>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="font-semibold">{visit.client}</span>
          {visit.pronouns ? <span className="shrink-0 text-sm text-ink-muted">{visit.pronouns}</span> : null}
        </p>
        <p className="flex items-center gap-1.5 truncate text-sm text-ink-muted">
          <PlaceIcon place={visit.place} />
          <span className="truncate">
            {visit.type} · {visit.place.kind === 'video' ? 'Video' : visit.place.name}
          </span>
        </p>
      </div>
      <Needs needs={visit.needs} />
      <span className="hidden lg:block">
        <Badge tone={visit.state.tone}>{visit.state.word}</Badge>
      </span>
      <span className="col-start-2 row-start-2 justify-self-end lg:col-start-auto lg:row-start-auto">
        {visit.next ? (
          <Button size="small" kind={visit.next.primary ? 'primary' : 'secondary'} onPress={visit.next.onPress}>
            {visit.next.label}
          </Button>
        ) : null}
      </span>
    </div>
  );
}

function PlaceIcon({ place }: { place: Visit['place'] }): ReactNode {
  const Icon = place.kind === 'video' ? Video : MapPin;
  return <Icon aria-hidden size={14} className="shrink-0" />;
}

function Needs({ needs }: { needs: readonly string[] }) {
  if (needs.length === 0) return <span className="hidden lg:block" />;
  return (
    <p className="col-span-full text-sm text-warn lg:col-span-1">
      <span className="sr-only">Still needs: </span>
      {needs.join(' · ')}
    </p>
  );
}
