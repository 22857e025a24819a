import { type RefObject, useEffect, useRef, useState } from 'react';
import { kept, type Load, type Moving, type MovingEvent, type Spot, same } from './moving.ts';
import { axisWidth, scale } from './shape.ts';

interface Options {
  scroller: RefObject<HTMLElement | null>;
  surface: RefObject<HTMLDivElement | null>;
  columns: number;
  step: number;
  moving: Moving;
  dispatch: (event: MovingEvent) => void;
  /** The load of a visit that may be moved. */
  loadOf: (id: string) => Load | null;
  onDrop: (load: Load, at: Spot) => void;
  onPick: ((spot: Spot) => void) | null;
}

/**
 * The pointer over the grid: which line it is at, a press on a free line, and a visit taken along. A finger scrolls;
 * who touches moves a visit by its button.
 */
export function useGridPointer(options: Options): { hover: Spot | null } {
  const [hover, setHover] = useState<Spot | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const surface = options.surface.current;
    const scroller = options.scroller.current;
    if (!surface || !scroller) return;
    const abort = new AbortController();
    const { signal } = abort;
    let dragged = false;

    const spotAt = (x: number, y: number): Spot | null => {
      const { columns } = latest.current;
      const box = surface.getBoundingClientRect();
      const left = x - box.left - axisWidth;
      const width = box.width - axisWidth;
      if (left < 0 || left >= width || columns === 0) return null;
      return { column: Math.floor((left / width) * columns), minute: (y - box.top) / scale };
    };
    const lineAt = (event: PointerEvent | MouseEvent): Spot | null => {
      const spot = spotAt(event.clientX, event.clientY);
      const { step } = latest.current;
      return spot ? { ...spot, minute: kept(Math.floor(spot.minute / step) * step, step, step) } : null;
    };
    const onVisit = (event: Event) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-visit]') : null;

    surface.addEventListener(
      'pointerdown',
      (event) => {
        dragged = false;
        const id = event.pointerType === 'touch' || event.button !== 0 ? null : onVisit(event)?.dataset.visit;
        const load = id ? latest.current.loadOf(id) : null;
        const spot = spotAt(event.clientX, event.clientY);
        if (load && spot) latest.current.dispatch({ type: 'hold', load, x: event.clientX, y: event.clientY, spot });
      },
      { signal },
    );
    surface.addEventListener(
      'pointermove',
      (event) => {
        const free = latest.current.onPick && event.pointerType !== 'touch' && !onVisit(event);
        const next = free && latest.current.moving.phase === 'still' ? lineAt(event) : null;
        setHover((before) => (before && next && same(before, next) ? before : next));
      },
      { signal },
    );
    surface.addEventListener('pointerleave', () => setHover(null), { signal });
    window.addEventListener(
      'pointermove',
      (event) => {
        const { moving, dispatch } = latest.current;
        if (moving.phase === 'still' || (moving.phase === 'moving' && moving.by === 'keys')) return;
        if (moving.phase === 'moving') {
          dragged = true;
          scrollNear(scroller, event.clientY);
        }
        dispatch({
          type: 'travel',
          x: event.clientX,
          y: event.clientY,
          spot: spotAt(event.clientX, event.clientY),
        });
      },
      { signal },
    );
    window.addEventListener(
      'pointerup',
      () => {
        const { moving, dispatch, onDrop } = latest.current;
        if (moving.phase === 'still' || (moving.phase === 'moving' && moving.by === 'keys')) return;
        dragged = moving.phase === 'moving';
        if (moving.phase === 'moving' && !same(moving.at, moving.load.from)) onDrop(moving.load, moving.at);
        dispatch({ type: 'end' });
      },
      { signal },
    );
    // The click that ends a move opens nothing.
    surface.addEventListener(
      'click',
      (event) => {
        if (dragged) {
          event.stopPropagation();
          event.preventDefault();
          dragged = false;
          return;
        }
        if (event.target instanceof Element && event.target.closest('button')) return;
        const line = lineAt(event);
        if (line && latest.current.moving.phase === 'still') latest.current.onPick?.(line);
      },
      { signal, capture: true },
    );
    return () => abort.abort();
  }, [options.surface, options.scroller]);
  return { hover };
}

/** Goes along when the hand comes near an edge. */
function scrollNear(scroller: HTMLElement, y: number) {
  const box = scroller.getBoundingClientRect();
  const reach = 48;
  if (y < box.top + reach + 40) scroller.scrollTop -= 12;
  else if (y > box.bottom - reach) scroller.scrollTop += 12;
}
