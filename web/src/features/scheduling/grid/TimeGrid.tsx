import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { cx } from '../../../ui/cx.ts';
import { Column } from './Column.tsx';
import { type Load, type Moving, type MovingEvent, type Spot, stepped } from './moving.ts';
import { axisWidth, clock, dayHeight, type GridColumn, hourLabel, top } from './shape.ts';
import { useGridPointer } from './useGridPointer.ts';
import { Ghost } from './VisitBlock.tsx';

export interface TimeGridProps {
  columns: readonly GridColumn[];
  step: number;
  /** What the clock of today shows, in minutes. */
  now: number;
  /** Columns are days: the head of today is marked. */
  marksToday: boolean;
  /** The minute to begin with at the top. */
  opensAt: number;
  moving: Moving;
  dispatch: (event: MovingEvent) => void;
  /** The visit on its way may not be dropped where it is. */
  refused: boolean;
  /** What moves with the pointer; null where the visit may not be moved. */
  loadOf: (id: string) => Load | null;
  onOpen: (id: string) => void;
  /** Left out for those who may not book. */
  onPick: ((spot: Spot) => void) | null;
  onDrop: (load: Load, at: Spot) => void;
  onTurn: (by: -1 | 1) => void;
}

const hours = Array.from({ length: 23 }, (_, index) => index + 1);

/** The day as a sheet: time from top to bottom, a column for each clinician or day, heads and hours always in sight. */
export function TimeGrid(props: TimeGridProps) {
  const { columns, step, moving, dispatch } = props;
  const scroller = useRef<HTMLElement>(null);
  const surface = useRef<HTMLDivElement>(null);
  const { hover } = useGridPointer({
    scroller,
    surface,
    columns: columns.length,
    step,
    moving,
    dispatch,
    loadOf: props.loadOf,
    onDrop: props.onDrop,
    onPick: props.onPick,
  });
  const begin = useRef(props.opensAt);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = Math.max(0, top(begin.current) - 12);
  }, []);
  const template = {
    gridTemplateColumns: `${axisWidth}px repeat(${columns.length}, minmax(${props.marksToday ? 6 : 8.5}rem, 1fr))`,
  };
  const ghost = moving.phase === 'moving' ? moving : null;
  const title = ghost ? visitIn(columns, ghost.load.id)?.title : undefined;
  useKeepInSight(scroller, ghost?.by === 'keys' ? ghost.at.minute : null);
  return (
    // Who may book scrolls with the line under the keys; for everybody else the sheet itself is the stop for Tab.
    <section
      ref={scroller}
      aria-label="Time sheet"
      tabIndex={props.onPick ? undefined : 0}
      className="relative min-h-0 flex-1 overflow-auto rounded-surface border border-line"
    >
      <div className="min-w-max">
        <div className="sticky top-0 z-20 grid border-b border-line bg-surface" style={template}>
          <span />
          {columns.map((column) => (
            <p key={column.key} className="min-w-0 border-l border-line px-2 py-2">
              <span className={cx('block truncate font-semibold', column.isToday && props.marksToday && 'text-accent')}>
                {column.title}
              </span>
              <span className="block truncate text-xs text-ink-muted">{column.detail}</span>
            </p>
          ))}
        </div>
        <div
          ref={surface}
          className={cx('relative grid', ghost && 'cursor-grabbing select-none')}
          style={{ ...template, height: dayHeight }}
        >
          <Axis now={columns.some((column) => column.isToday) ? props.now : null} />
          {columns.map((column, index) => (
            <div key={column.key} className="relative">
              <Column
                column={column}
                awayId={ghost?.load.id ?? null}
                now={column.isToday ? props.now : null}
                onOpen={props.onOpen}
              />
              {hover?.column === index ? <Hover minute={hover.minute} step={step} /> : null}
              {ghost?.at.column === index ? (
                <Ghost from={ghost.at.minute} length={ghost.load.length} title={title ?? ''} refused={props.refused} />
              ) : null}
            </div>
          ))}
          {props.onPick ? <Cursor {...props} onPick={props.onPick} scroller={scroller} /> : null}
        </div>
      </div>
    </section>
  );
}

function visitIn(columns: readonly GridColumn[], id: string) {
  return columns.flatMap((column) => column.visits).find((visit) => visit.id === id);
}

function Axis({ now }: { now: number | null }) {
  return (
    <div aria-hidden className="sticky left-0 z-10 bg-surface text-xs text-ink-muted tabular-nums">
      {hours.map((hour) => (
        <span
          key={hour}
          className="absolute right-2 -translate-y-1/2 whitespace-nowrap"
          style={{ top: top(hour * 60) }}
        >
          {hourLabel(hour)}
        </span>
      ))}
      {now === null ? null : (
        <span
          className="absolute right-1 -translate-y-1/2 rounded-[4px] bg-accent px-1 font-semibold text-on-accent"
          style={{ top: top(now) }}
        >
          {clock(now).slice(0, -3)}
        </span>
      )}
    </div>
  );
}

function Hover({ minute, step }: { minute: number; step: number }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0.5 flex items-center rounded-[4px] bg-accent-quiet px-1.5 text-xs font-medium text-accent"
      style={{ top: top(minute), height: Math.max(top(step), 18) }}
    >
      {clock(minute)}
    </div>
  );
}

/** Follows a ghost that keys move out of sight. */
function useKeepInSight(scroller: React.RefObject<HTMLElement | null>, minute: number | null) {
  useEffect(() => {
    if (minute !== null) keepInSight(scroller.current, minute);
  }, [scroller, minute]);
}

function keepInSight(scroller: HTMLElement | null, minute: number) {
  if (!scroller) return;
  const y = top(minute);
  const room = scroller.clientHeight - 160;
  if (y < scroller.scrollTop + 24) scroller.scrollTop = Math.max(0, y - 24);
  else if (y > scroller.scrollTop + room) scroller.scrollTop = y - room;
}

/**
 * The free line under the keys. It is one stop for Tab, arrows carry it over the sheet, and Enter books there; its
 * name says where it is.
 */
function Cursor({
  columns,
  step,
  onPick,
  onTurn,
  opensAt,
  scroller,
}: TimeGridProps & { onPick: (spot: Spot) => void; scroller: React.RefObject<HTMLElement | null> }) {
  const [spot, setSpot] = useState<Spot>({ column: 0, minute: opensAt });
  const help = useId();
  const column = Math.min(spot.column, Math.max(0, columns.length - 1));
  const here = { ...spot, column };
  function press(event: KeyboardEvent) {
    const next = stepped(here, event, { columns: columns.length, step }, step);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if ('turn' in next) {
      onTurn(next.turn);
      setSpot(next.spot);
      return;
    }
    setSpot(next);
    keepInSight(scroller.current, next.minute);
  }
  const share = 100 / Math.max(columns.length, 1);
  return (
    <>
      <button
        type="button"
        aria-label={`Book ${columns[column]?.label ?? ''}, ${clock(here.minute)}`}
        aria-describedby={help}
        onKeyDown={press}
        onClick={() => onPick(here)}
        className="pointer-events-none absolute z-10 rounded-[4px] px-1.5 text-left text-xs font-medium text-accent opacity-0 focus-visible:bg-accent-quiet focus-visible:opacity-100"
        style={{
          top: top(here.minute),
          height: Math.max(top(step), 24),
          left: `calc(${axisWidth}px + (100% - ${axisWidth}px) * ${(share * column) / 100})`,
          width: `calc((100% - ${axisWidth}px) * ${share / 100})`,
        }}
      >
        {clock(here.minute)}
      </button>
      <span id={help} hidden>
        Arrow keys move to another time or column, Page Up and Page Down by an hour, Enter books.
      </span>
    </>
  );
}
