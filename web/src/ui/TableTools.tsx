import { ChevronLeft, ChevronRight, Columns3, Rows3, Rows4 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, IconButton } from './Button.tsx';
import { ChoiceMenu } from './Menu.tsx';
import type { Column } from './table.ts';

/** Which columns to show. */
export function ColumnChoice<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly Column<Row>[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: Set<string>) => void;
}) {
  const choices = columns.filter((column) => !column.fixed).map(({ id, title }) => ({ value: id, label: title }));
  const shown = new Set(choices.filter((choice) => !hidden.has(choice.value)).map((choice) => choice.value));
  return (
    <ChoiceMenu
      label="Columns"
      trigger={
        <Button size="small" kind="quiet" icon={<Columns3 aria-hidden size={16} />}>
          Columns
        </Button>
      }
      choices={choices}
      selected={shown}
      onChange={(next) =>
        onChange(new Set(choices.filter((choice) => !next.has(choice.value)).map((choice) => choice.value)))
      }
    />
  );
}

export function DensityToggle({
  density,
  onChange,
}: {
  density: 'regular' | 'compact';
  onChange: (density: 'regular' | 'compact') => void;
}) {
  const compact = density === 'compact';
  return (
    <IconButton
      size="small"
      label={compact ? 'Use regular rows' : 'Use compact rows'}
      onPress={() => onChange(compact ? 'regular' : 'compact')}
    >
      {compact ? <Rows4 aria-hidden size={16} /> : <Rows3 aria-hidden size={16} />}
    </IconButton>
  );
}

export interface Page {
  /** "1–25 of 312" or, where counting would be slow, "1–25". */
  summary: string;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** Moves through pages the server cut. Under a list of nothing there is nothing to move through. */
export function Pager({ page }: { page: Page }) {
  if (page.summary === '' && !page.onPrevious && !page.onNext) return null;
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 py-2 text-sm text-ink-muted">
      <span className="tabular-nums">{page.summary}</span>
      <IconButton size="small" label="Previous page" isDisabled={!page.onPrevious} onPress={() => page.onPrevious?.()}>
        <ChevronLeft aria-hidden size={18} />
      </IconButton>
      <IconButton size="small" label="Next page" isDisabled={!page.onNext} onPress={() => page.onNext?.()}>
        <ChevronRight aria-hidden size={18} />
      </IconButton>
    </nav>
  );
}

/** What can be done with the selected rows, at the bottom, where it covers nothing being read. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="Selected rows"
      className="sticky bottom-4 z-10 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-surface border border-line bg-raised px-3 py-2 shadow-float"
    >
      <span className="px-1 text-sm font-medium tabular-nums">{count} selected</span>
      {children}
      <Button size="small" kind="quiet" onPress={onClear}>
        Clear
      </Button>
    </div>
  );
}
