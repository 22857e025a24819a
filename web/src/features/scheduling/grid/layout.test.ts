import { describe, expect, test } from 'vitest';
import { drawnEnd, gaps, type Placed, placed, type Span } from './layout.ts';

const span = (start: number, end: number) => ({ start, end });
const seen = (items: readonly Span[]) => placed(items).map(({ lane, lanes, width }) => [lane, lanes, width]);

/** A generator of its own, so that a failure can be repeated. */
function numbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

describe('lanes', () => {
  test('what does not overlap takes the whole width', () => {
    expect(seen([span(540, 600), span(600, 660)])).toEqual([
      [0, 1, 1],
      [0, 1, 1],
    ]);
  });

  test('two at the same time stand beside each other, the longer on the left', () => {
    const [first, second] = placed([span(540, 570), span(540, 600)]);
    expect(first?.item.end).toBe(600);
    expect([first?.lane, first?.lanes, second?.lane, second?.lanes]).toEqual([0, 2, 1, 2]);
  });

  test('a free lane is used again, and filled as far as there is room', () => {
    // One long; beside it two pairs of which the later one has room for two lanes.
    expect(seen([span(0, 300), span(0, 100), span(50, 100), span(200, 300)])).toEqual([
      [0, 3, 1],
      [1, 3, 1],
      [2, 3, 1],
      [1, 3, 2],
    ]);
  });

  test('something very short keeps what follows beside it and not under it', () => {
    expect(seen([span(540, 545), span(550, 600)])).toEqual([
      [0, 2, 1],
      [1, 2, 1],
    ]);
  });

  test('a visit over the hour that comes twice has a height', () => {
    expect(drawnEnd(span(105, 75))).toBe(125);
  });

  test('nothing covers anything, whatever overlaps', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const below = numbers(seed);
      const items = Array.from({ length: 1 + below(14) }, () => {
        const start = below(96) * 15;
        return span(start, start + 5 + below(120));
      });
      const all = placed(items);
      expect(all).toHaveLength(items.length);
      for (const [index, one] of all.entries()) {
        expect(one.lane + one.width).toBeLessThanOrEqual(one.lanes);
        for (const other of all.slice(index + 1)) expect(covers(one, other), `seed ${seed}`).toBe(false);
      }
    }
  });
});

function covers(one: Placed<Span>, other: Placed<Span>): boolean {
  const inTime = one.item.start < drawnEnd(other.item) && other.item.start < drawnEnd(one.item);
  const left = (placedOne: Placed<Span>) => placedOne.lane / placedOne.lanes;
  const right = (placedOne: Placed<Span>) => (placedOne.lane + placedOne.width) / placedOne.lanes;
  return inTime && left(one) < right(other) - 1e-9 && left(other) < right(one) - 1e-9;
}

describe('hours nobody works', () => {
  test('are what the shifts leave, and all of a day without any', () => {
    expect(gaps([span(780, 1020), span(540, 720)], 0, 1440)).toEqual([span(0, 540), span(720, 780), span(1020, 1440)]);
    expect(gaps([], 0, 1440)).toEqual([span(0, 1440)]);
  });

  test('are none where a shift reaches over the edges', () => {
    expect(gaps([span(-60, 600), span(500, 1500)], 0, 1440)).toEqual([]);
  });
});
