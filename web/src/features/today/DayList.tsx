import { MapPin, Phone, Video } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-aria-components/Link';
import { timeRange } from '../../lib/dates.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import type { Tone } from '../../ui/tone.tsx';
import { useRowKeys } from '../../ui/useRowKeys.ts';

export interface Visit {
  id: string;
  start: string;
  end: string;
  /** As the client chose to be called. */
  client: string;
  pronouns?: string;
  type: string;
  place: { kind: 'room' | 'video' | 'phone'; name: string };
  /** Where the list is of several clinicians. */
  clinician?: string;
  state: { word: string; tone: Tone };
  /** No longer takes place. */
  off?: boolean;
  /** What this visit still needs, in the fewest words: "note", "copay $25". */
  needs: readonly string[];
  /** The one thing to do next, when there is one. */
  next?: { label: string; primary?: boolean; pending?: boolean } & ({ onPress: () => void } | { href: string });
}

/** The day as rows in the order of the clock, with a line where now is. j and k walk through them. */
export function DayList({
  visits,
  timeZone,
  now,
  onOpen,
}: {
  visits: readonly Visit[];
  timeZone: string;
  now: Date;
  onOpen?: (id: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const { shortcuts } = usePreferences();
  useRowKeys(list, shortcuts === 'on');
  const upcoming = visits.findIndex((visit) => new Date(visit.end) > now);
  return (
    <ol ref={list} aria-label="Visits today" className="border-t border-line">
      {visits.map((visit, index) => (
        <li key={visit.id} className="relative border-b border-line has-[[data-row]:focus-visible]:bg-hover">
          {index === upcoming ? <NowLine /> : null}
          <VisitRow
            visit={visit}
            timeZone={timeZone}
            over={new Date(visit.end) <= now}
            {...(onOpen ? { onOpen: () => onOpen(visit.id) } : {})}
          />
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

function VisitRow({
  visit,
  timeZone,
  over,
  onOpen,
}: {
  visit: Visit;
  timeZone: string;
  over: boolean;
  onOpen?: () => void;
}) {
  const about = [visit.type, visit.place.name, visit.clinician].filter(Boolean).join(' · ');
  return (
    <div className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-2 lg:grid-cols-[10.5rem_minmax(0,1fr)_7.5rem_8rem]">
      <p
        className={cx(
          'col-span-full text-sm tabular-nums lg:col-span-1 lg:text-base',
          over || visit.off ? 'text-ink-muted' : 'font-medium',
          visit.off && 'line-through',
        )}
      >
        {timeRange(visit.start, visit.end, timeZone)}
      </p>
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-1.5">
          <Name visit={visit} onOpen={onOpen} />
          {visit.pronouns ? <span className="shrink-0 text-sm text-ink-muted">{visit.pronouns}</span> : null}
        </p>
        <p className="flex items-center gap-1.5 truncate text-sm text-ink-muted">
          <PlaceIcon kind={visit.place.kind} />
          <span className="truncate">
            {about}
            <span className="lg:hidden"> · {visit.state.word}</span>
          </span>
        </p>
        <Needs needs={visit.needs} />
      </div>
      <span className="hidden lg:block">
        <Badge tone={visit.state.tone}>{visit.state.word}</Badge>
      </span>
      <span className="col-start-2 row-start-2 justify-self-end lg:col-start-auto lg:row-start-auto">
        <Next next={visit.next} />
      </span>
    </div>
  );
}

function Name({ visit, onOpen }: { visit: Visit; onOpen: (() => void) | undefined }) {
  const look = cx('font-semibold', visit.off && 'text-ink-muted line-through');
  if (!onOpen) return <span className={look}>{visit.client}</span>;
  return (
    <button
      type="button"
      data-row
      onClick={onOpen}
      className={cx(look, 'inline-flex min-h-6 items-center text-left hover:underline')}
    >
      {visit.client}
    </button>
  );
}

function Next({ next }: { next: Visit['next'] }) {
  if (!next) return null;
  const kind = next.primary ? 'primary' : 'secondary';
  if ('href' in next) {
    return (
      <Link href={next.href} className={buttonClass(kind, 'small')}>
        {next.label}
      </Link>
    );
  }
  return (
    <Button size="small" kind={kind} isPending={next.pending ?? false} onPress={next.onPress}>
      {next.label}
    </Button>
  );
}

const placeIcons = { room: MapPin, video: Video, phone: Phone } as const;

function PlaceIcon({ kind }: { kind: Visit['place']['kind'] }): ReactNode {
  const Icon = placeIcons[kind];
  return <Icon aria-hidden size={14} className="shrink-0" />;
}

function Needs({ needs }: { needs: readonly string[] }) {
  if (needs.length === 0) return null;
  return (
    <p className="text-sm text-warn">
      <span className="sr-only">Still needs: </span>
      {needs.join(' · ')}
    </p>
  );
}
