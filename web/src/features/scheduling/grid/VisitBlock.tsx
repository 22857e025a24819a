import { Check, CheckCheck, CircleDot, DoorOpen } from 'lucide-react';
import { cx } from '../../../ui/cx.ts';
import { drawnEnd, type Placed } from './layout.ts';
import { clockRange, type GridVisit, scale, top } from './shape.ts';

const signs = { confirmed: Check, arrived: DoorOpen, running: CircleDot, done: CheckCheck } as const;

/** One visit in its column: as high as it lasts, with as many lines as fit. */
export function VisitBlock({
  placed,
  away,
  onOpen,
}: {
  placed: Placed<GridVisit>;
  /** It is being moved: what stays here is only where it was. */
  away: boolean;
  onOpen: () => void;
}) {
  const visit = placed.item;
  const height = Math.max(top(drawnEnd(visit)) - top(visit.start) - 1, 22);
  const lines = height >= 56 ? 3 : height >= 34 ? 2 : 1;
  const Sign = visit.sign ? signs[visit.sign] : null;
  const time = clockRange(visit.start, visit.end);
  return (
    <li
      className="absolute px-px"
      style={{
        top: top(visit.start),
        height,
        left: `${(placed.lane / placed.lanes) * 100}%`,
        width: `${(placed.width / placed.lanes) * 100}%`,
      }}
    >
      <button
        type="button"
        data-visit={visit.id}
        onClick={onOpen}
        className={cx(
          'flex h-full w-full flex-col justify-start overflow-hidden rounded-[4px] border-l-3 px-1.5 text-left text-xs leading-[1.3] text-ink -outline-offset-1 select-none hover:brightness-[0.97]',
          height < 40 ? 'py-px' : 'py-1',
          visit.look,
          visit.over && 'text-ink-muted',
          away && 'opacity-40',
          visit.movable && 'active:cursor-grabbing',
        )}
      >
        <span className="flex w-full items-center gap-1 font-medium">
          <span className={cx('min-w-0 flex-1 truncate', visit.over && 'line-through')}>{visit.title}</span>
          {Sign ? <Sign aria-hidden size={13} className="shrink-0" /> : null}
        </span>
        {/* What does not fit is still read out. */}
        <span className={lines > 1 ? 'w-full truncate tabular-nums' : 'sr-only'}>{time}</span>
        <span className={lines > 2 ? 'w-full truncate text-ink-muted' : 'sr-only'}>{visit.detail}</span>
        <span className="sr-only">{visit.spoken}</span>
      </button>
    </li>
  );
}

/** Where a visit would be, and whether it may. */
export function Ghost({
  from,
  length,
  title,
  refused,
}: {
  from: number;
  length: number;
  title: string;
  refused: boolean;
}) {
  return (
    <div
      aria-hidden
      className={cx(
        'pointer-events-none absolute inset-x-0.5 z-10 overflow-hidden rounded-[4px] border-2 px-0.5 py-0.5 text-xs font-medium shadow-float',
        refused ? 'hatched-danger border-danger text-danger' : 'border-accent bg-accent-quiet text-accent',
      )}
      style={{ top: top(from), height: Math.max(Math.round(length * scale), 22) }}
    >
      <span className="block w-fit max-w-full truncate rounded-[3px] bg-raised/85 px-1">{title}</span>
      <span className="block w-fit max-w-full truncate rounded-[3px] bg-raised/85 px-1 tabular-nums">
        {clockRange(from, from + length)}
      </span>
    </div>
  );
}
