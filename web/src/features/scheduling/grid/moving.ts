/*
 * The cursor on the time grid, and a visit on its way to another time. One machine for both hands: the pointer and the
 * keys move the same ghost, and both learn in the same sentence why it may not be dropped where it is.
 */

/** A place on the grid. */
export interface Spot {
  column: number;
  /** On the clock of the column's day. */
  minute: number;
}

export interface GridShape {
  columns: number;
  /** Minutes from one line to the next. */
  step: number;
}

export const lastMinute = 1440;

/** The nearest line. */
export function snapped(minute: number, step: number): number {
  return Math.round(minute / step) * step;
}

/** A beginning for something of that length that stays on the day. */
export function kept(minute: number, length: number, step: number): number {
  const latest = Math.floor((lastMinute - Math.min(length, lastMinute)) / step) * step;
  return Math.min(Math.max(snapped(minute, step), 0), latest);
}

export interface Press {
  key: string;
  shiftKey?: boolean;
}

/** Where a key leads on the grid; over its edge, which way to turn the page; nothing for other keys. */
export function stepped(
  spot: Spot,
  press: Press,
  shape: GridShape,
  length: number,
): Spot | { turn: -1 | 1; spot: Spot } | null {
  const to = (minute: number): Spot => ({ column: spot.column, minute: kept(minute, length, shape.step) });
  // Between two lines, the next key leads to the line.
  const below = Math.floor(spot.minute / shape.step + 1e-9) * shape.step + shape.step;
  const above = Math.ceil(spot.minute / shape.step - 1e-9) * shape.step - shape.step;
  switch (press.key) {
    case 'ArrowDown':
      return press.shiftKey ? to(spot.minute + 60) : to(below);
    case 'ArrowUp':
      return press.shiftKey ? to(spot.minute - 60) : to(above);
    case 'PageDown':
      return to(spot.minute + 60);
    case 'PageUp':
      return to(spot.minute - 60);
    case 'ArrowRight':
      return spot.column + 1 < shape.columns
        ? { ...spot, column: spot.column + 1 }
        : { turn: 1, spot: { ...spot, column: 0 } };
    case 'ArrowLeft':
      return spot.column > 0
        ? { ...spot, column: spot.column - 1 }
        : { turn: -1, spot: { ...spot, column: Math.max(0, shape.columns - 1) } };
    default:
      return null;
  }
}

/** What is being moved. */
export interface Load {
  id: string;
  /** Minutes it lasts. */
  length: number;
  from: Spot;
}

export type Moving =
  | { phase: 'still' }
  /** The button is down, but the hand may only have meant to press. */
  | { phase: 'held'; load: Load; x: number; y: number; grip: number }
  | { phase: 'moving'; by: 'pointer' | 'keys'; load: Load; at: Spot; grip: number };

export type MovingEvent =
  | { type: 'hold'; load: Load; x: number; y: number; spot: Spot }
  | { type: 'travel'; x: number; y: number; spot: Spot | null }
  | { type: 'lift'; load: Load }
  | { type: 'press'; press: Press }
  | { type: 'end' };

/** Pixels a pointer travels before a press becomes a move. */
export const slack = 5;

export function moved(state: Moving, event: MovingEvent, shape: GridShape): Moving {
  switch (event.type) {
    case 'hold':
      return state.phase === 'still'
        ? { phase: 'held', load: event.load, x: event.x, y: event.y, grip: event.spot.minute - event.load.from.minute }
        : state;
    case 'travel': {
      if (state.phase === 'held') {
        if (Math.hypot(event.x - state.x, event.y - state.y) < slack) return state;
        const at = event.spot ? carried(event.spot, state.load, state.grip, shape) : state.load.from;
        return { phase: 'moving', by: 'pointer', load: state.load, at, grip: state.grip };
      }
      if (state.phase !== 'moving' || state.by !== 'pointer' || !event.spot) return state;
      const at = carried(event.spot, state.load, state.grip, shape);
      return same(at, state.at) ? state : { ...state, at };
    }
    case 'lift':
      return state.phase === 'still'
        ? { phase: 'moving', by: 'keys', load: event.load, at: event.load.from, grip: 0 }
        : state;
    case 'press': {
      if (state.phase !== 'moving' || state.by !== 'keys') return state;
      const next = stepped(state.at, event.press, shape, state.load.length);
      if (!next || 'turn' in next || same(next, state.at)) return state;
      return { ...state, at: next };
    }
    case 'end':
      return { phase: 'still' };
  }
}

/** The ghost begins where the hand holds it, not where the hand is. */
function carried(hand: Spot, load: Load, grip: number, shape: GridShape): Spot {
  return { column: hand.column, minute: kept(hand.minute - grip, load.length, shape.step) };
}

export function same(one: Spot, other: Spot): boolean {
  return one.column === other.column && one.minute === other.minute;
}
