/*
 * How large a page is shown: 1 is its size on paper. A reader starts with the whole width, and not larger than is easy
 * to read.
 */

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
const largestAtFirst = 1.25;

/** What a width of the window leaves for a page of a width on paper. */
export function fitting(room: number, paper: number): number {
  if (room <= 0 || paper <= 0) return 1;
  return Math.min(Math.max(room / paper, steps[0]), 4);
}

/** The size a reader starts with. */
export function atFirst(room: number, paper: number): number {
  return Math.min(fitting(room, paper), largestAtFirst);
}

/** The next larger step, or none. */
export function larger(zoom: number): number | undefined {
  return steps.find((step) => step > zoom + 0.01);
}

/** The next smaller step, or none. */
export function smaller(zoom: number): number | undefined {
  return steps.findLast((step) => step < zoom - 0.01);
}

/** Which page a reader looks at: the last one that begins in the upper third of the window. */
export function pageInSight(tops: readonly number[], scrolled: number, height: number): number {
  const line = scrolled + height / 3;
  const at = tops.findLastIndex((top) => top <= line);
  return Math.max(at, 0) + 1;
}
