import { memo } from 'react';
import { placed } from './layout.ts';
import { dayHeight, type GridColumn, scale, top } from './shape.ts';
import { VisitBlock } from './VisitBlock.tsx';

/** One column: the hours nobody works, the time kept free, the visits. Drawn again only when it is another one. */
export const Column = memo(function Column({
  column,
  awayId,
  now,
  onOpen,
}: {
  column: GridColumn;
  awayId: string | null;
  /** What the clock shows, in the column of today. */
  now: number | null;
  onOpen: (id: string) => void;
}) {
  return (
    <section
      aria-label={column.label}
      className="relative border-l border-line bg-surface"
      style={{ height: dayHeight }}
    >
      {column.off.map((span) => (
        <div
          key={span.start}
          aria-hidden
          className="absolute inset-x-0 bg-canvas"
          style={{ top: top(span.start), height: Math.round((span.end - span.start) * scale) }}
        />
      ))}
      <div aria-hidden className="hour-lines absolute inset-0" />
      {column.blocked.map((block) => (
        <div
          key={block.id}
          className="hatched absolute inset-x-0 overflow-hidden border-y border-line px-1.5 py-0.5 text-xs text-ink-muted"
          style={{ top: top(block.start), height: Math.max(Math.round((block.end - block.start) * scale), 18) }}
        >
          <span className="bg-surface/80 pr-1">{block.title}</span>
        </div>
      ))}
      {/* Behind the visits: what is going on can be read. */}
      {now === null ? null : (
        <span aria-hidden className="absolute inset-x-0 h-0.5 bg-accent" style={{ top: top(now) - 1 }} />
      )}
      <ul className="absolute inset-y-0 right-1.5 left-0.5">
        {placed(column.visits).map((one) => (
          <VisitBlock key={one.item.id} placed={one} away={one.item.id === awayId} onOpen={() => onOpen(one.item.id)} />
        ))}
      </ul>
    </section>
  );
});
