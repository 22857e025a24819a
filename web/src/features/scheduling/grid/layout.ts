/*
 * Where things stand in one column of the calendar: beside each other where they overlap, as wide as there is room.
 */

export interface Span {
  /** Minutes on the clock of the day. */
  start: number;
  end: number;
}

export interface Placed<T extends Span> {
  item: T;
  /** From the left, of `lanes` equal ones. */
  lane: number;
  lanes: number;
  /** How many lanes it may fill to its right. */
  width: number;
}

/** Shorter things are drawn this long, so that they can be read and pressed, and keep their neighbours away. */
export const shortest = 20;

/** The end as it is drawn. A visit over the hour that comes twice may end before it began, on the clock. */
export function drawnEnd({ start, end }: Span): number {
  return Math.max(end, start + shortest);
}

/** Gives each thing its lane. What begins first stands left; of two that begin together, the longer. */
export function placed<T extends Span>(items: readonly T[]): Placed<T>[] {
  const inOrder = [...items].sort((one, other) => one.start - other.start || drawnEnd(other) - drawnEnd(one));
  const result: Placed<T>[] = [];
  let group: Placed<T>[] = [];
  let groupEnd = Number.NEGATIVE_INFINITY;
  for (const item of inOrder) {
    if (item.start >= groupEnd) {
      result.push(...widened(group));
      group = [];
    }
    const taken = new Set(group.filter((other) => drawnEnd(other.item) > item.start).map((other) => other.lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ item, lane, lanes: 1, width: 1 });
    groupEnd = Math.max(groupEnd, drawnEnd(item));
  }
  result.push(...widened(group));
  return result;
}

/** All of a group share its number of lanes, and each fills what is free to its right. */
function widened<T extends Span>(group: Placed<T>[]): Placed<T>[] {
  const lanes = Math.max(0, ...group.map((one) => one.lane + 1));
  return group.map((one) => {
    const beside = group.filter(
      (other) =>
        other.lane > one.lane && other.item.start < drawnEnd(one.item) && one.item.start < drawnEnd(other.item),
    );
    const next = Math.min(lanes, ...beside.map((other) => other.lane));
    return { ...one, lanes, width: next - one.lane };
  });
}

/** The part of the day that is not in any of the spans: hours somebody does not work. */
export function gaps(spans: readonly Span[], from: number, to: number): Span[] {
  const inOrder = [...spans].sort((one, other) => one.start - other.start);
  const free: Span[] = [];
  let at = from;
  for (const span of inOrder) {
    if (span.start > at) free.push({ start: at, end: Math.min(span.start, to) });
    at = Math.max(at, span.end);
    if (at >= to) break;
  }
  if (at < to) free.push({ start: at, end: to });
  return free.filter((span) => span.end > span.start);
}
