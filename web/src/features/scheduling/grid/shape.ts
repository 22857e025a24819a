import type { Span } from './layout.ts';

/*
 * What the time grid draws. It is given minutes on the clock of each column's day; it knows neither zones nor people.
 */

/** Pixels for a minute: a quarter of an hour is a comfortable line, and twenty minutes can be pressed with a finger. */
export const scale = 1.2;
export const dayHeight = 1440 * scale;
export const axisWidth = 56;

export interface GridVisit extends Span {
  id: string;
  /** Whom it is with. */
  title: string;
  detail: string;
  /** Read out after what can be seen: with whom, and where it stands. */
  spoken: string;
  /** The classes of the type's edge and ground. */
  look: string;
  /** No longer takes the time: drawn behind, with its title struck through. */
  over: boolean;
  /** A sign beside the title, as its state asks for it. */
  sign: 'confirmed' | 'arrived' | 'running' | 'done' | null;
  movable: boolean;
}

export interface GridColumn {
  key: string;
  title: string;
  detail: string;
  /** Read out for the column: the clinician and the day. */
  label: string;
  isToday: boolean;
  /** When the clinician does not work. */
  off: readonly Span[];
  blocked: readonly (Span & { id: string; title: string })[];
  visits: readonly GridVisit[];
}

export function top(minute: number): number {
  return Math.round(minute * scale);
}

/** "9 AM", on the axis. */
export function hourLabel(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** "9:05 AM", on the clock of the day. */
export function clock(minute: number): string {
  const whole = Math.round(minute) % 1440;
  const hour = Math.floor(whole / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(whole % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}

export function clockRange(from: number, to: number): string {
  const start = clock(from);
  const end = clock(to);
  return start.slice(-2) === end.slice(-2) ? `${start.slice(0, -3)}–${end}` : `${start} – ${end}`;
}
