import { ChevronDown, ChevronUp, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { IconButton } from '../../ui/Button.tsx';

/** What a reader turns and sizes with. */
export function ReaderBar({ children }: { children: ReactNode }) {
  return (
    <Group
      aria-label="Reading"
      className="flex flex-wrap items-center justify-between gap-x-6 border-b outline-none border-line px-2 py-1"
    >
      {children}
    </Group>
  );
}

/** Page 3 of 12, and to others. */
export function PageTools({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  function turn(event: FormEvent) {
    event.preventDefault();
    const wanted = Number.parseInt(typed, 10);
    if (Number.isNaN(wanted)) setTyped(String(page));
    else onTurn(Math.min(Math.max(wanted, 1), pages));
  }
  return (
    <div className="flex items-center gap-1">
      <IconButton label="Previous page" isDisabled={page <= 1} onPress={() => onTurn(page - 1)}>
        <ChevronUp aria-hidden size={18} />
      </IconButton>
      <IconButton label="Next page" isDisabled={page >= pages} onPress={() => onTurn(page + 1)}>
        <ChevronDown aria-hidden size={18} />
      </IconButton>
      <form onSubmit={turn} className="flex items-center gap-2 pl-1 text-sm">
        <Input
          aria-label="Page"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(String(page))}
          className="control h-8 min-h-8 w-12 px-2 text-right tabular-nums"
        />
        <span className="text-ink-muted tabular-nums">of {pages}</span>
      </form>
    </div>
  );
}

/** Larger, smaller, and as wide as the window. */
export function ZoomTools({
  zoom,
  onLarger,
  onSmaller,
  onFit,
}: {
  zoom: number;
  onLarger: (() => void) | undefined;
  onSmaller: (() => void) | undefined;
  onFit: () => void;
}) {
  return (
    <div className="flex items-center gap-1">
      <IconButton label="Smaller" isDisabled={!onSmaller} onPress={() => onSmaller?.()}>
        <ZoomOut aria-hidden size={18} />
      </IconButton>
      <output aria-label="Size" className="w-12 text-center text-sm text-ink-muted tabular-nums">
        {Math.round(zoom * 100)}%
      </output>
      <IconButton label="Larger" isDisabled={!onLarger} onPress={() => onLarger?.()}>
        <ZoomIn aria-hidden size={18} />
      </IconButton>
      <IconButton label="Fit the width" onPress={onFit}>
        <MoveHorizontal aria-hidden size={18} />
      </IconButton>
    </div>
  );
}
