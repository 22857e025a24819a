import { describe, expect, test } from 'vitest';
import { kept, type Load, type Moving, type MovingEvent, moved, snapped, stepped } from './moving.ts';

const shape = { columns: 3, step: 15 };
const load: Load = { id: 'v', length: 50, from: { column: 0, minute: 545 } };
const still: Moving = { phase: 'still' };
const doing = (...events: MovingEvent[]) => events.reduce<Moving>((state, event) => moved(state, event, shape), still);
const hold: MovingEvent = { type: 'hold', load, x: 100, y: 100, spot: { column: 0, minute: 560 } };
const travel = (x: number, y: number, column: number, minute: number): MovingEvent => ({
  type: 'travel',
  x,
  y,
  spot: { column, minute },
});

describe('the lines of the grid', () => {
  test('draw what is near', () => {
    expect([snapped(547, 15), snapped(548, 15), snapped(-3, 15)].map((minute) => minute + 0)).toEqual([540, 555, 0]);
  });

  test('keep a visit on its day', () => {
    expect(kept(-30, 50, 15)).toBe(0);
    expect(kept(1435, 50, 15)).toBe(1380);
    expect(kept(700, 2000, 15)).toBe(0);
  });
});

describe('the keys', () => {
  const at = { column: 1, minute: 540 };
  test.each([
    ['ArrowDown', false, { column: 1, minute: 555 }],
    ['ArrowUp', false, { column: 1, minute: 525 }],
    ['ArrowDown', true, { column: 1, minute: 600 }],
    ['PageUp', false, { column: 1, minute: 480 }],
    ['ArrowRight', false, { column: 2, minute: 540 }],
    ['ArrowLeft', false, { column: 0, minute: 540 }],
    ['x', false, null],
  ])('%s with shift %s', (key, shiftKey, expected) => {
    expect(stepped(at, { key, shiftKey }, shape, 15)).toEqual(expected);
  });

  test('from between two lines lead to a line', () => {
    expect(stepped({ column: 0, minute: 547 }, { key: 'ArrowDown' }, shape, 15)).toEqual({ column: 0, minute: 555 });
    expect(stepped({ column: 0, minute: 547 }, { key: 'ArrowUp' }, shape, 15)).toEqual({ column: 0, minute: 540 });
  });

  test('over the edge turn the page', () => {
    expect(stepped({ column: 2, minute: 540 }, { key: 'ArrowRight' }, shape, 15)).toEqual({
      turn: 1,
      spot: { column: 0, minute: 540 },
    });
    expect(stepped({ column: 0, minute: 540 }, { key: 'ArrowLeft' }, shape, 15)).toEqual({
      turn: -1,
      spot: { column: 2, minute: 540 },
    });
  });

  test('stop at the ends of the day', () => {
    expect(stepped({ column: 0, minute: 0 }, { key: 'ArrowUp' }, shape, 15)).toEqual({ column: 0, minute: 0 });
    expect(stepped({ column: 0, minute: 1425 }, { key: 'ArrowDown' }, shape, 15)).toEqual({ column: 0, minute: 1425 });
  });
});

describe('a visit on its way', () => {
  test('a press that trembles is a press', () => {
    expect(doing(hold, travel(102, 103, 0, 561)).phase).toBe('held');
    expect(doing(hold, travel(102, 103, 0, 561), { type: 'end' })).toEqual(still);
  });

  test('it begins where the hand holds it, on a line', () => {
    // Held fifteen minutes below its beginning.
    expect(doing(hold, travel(100, 140, 1, 650))).toMatchObject({ phase: 'moving', at: { column: 1, minute: 630 } });
  });

  test('outside the grid it stays where it was last', () => {
    const before = doing(hold, travel(100, 140, 1, 650));
    expect(moved(before, { type: 'travel', x: 0, y: 0, spot: null }, shape)).toBe(before);
  });

  test('within a line nothing is drawn anew', () => {
    const before = doing(hold, travel(100, 140, 1, 650));
    expect(moved(before, travel(101, 141, 1, 651), shape)).toBe(before);
  });

  test('keys move what was lifted, and only that', () => {
    const lifted = doing({ type: 'lift', load });
    expect(lifted).toMatchObject({ phase: 'moving', by: 'keys', at: load.from });
    const down = moved(lifted, { type: 'press', press: { key: 'ArrowDown' } }, shape);
    expect(down).toMatchObject({ at: { column: 0, minute: 555 } });
    expect(moved(down, { type: 'press', press: { key: 'ArrowLeft' } }, shape)).toBe(down);
    const dragged = doing(hold, travel(100, 140, 1, 650));
    expect(moved(dragged, { type: 'press', press: { key: 'ArrowDown' } }, shape)).toBe(dragged);
    expect(moved(lifted, travel(0, 0, 2, 0), shape)).toBe(lifted);
  });

  test('a second hand takes nothing away', () => {
    const dragged = doing(hold, travel(100, 140, 1, 650));
    expect(moved(dragged, hold, shape)).toBe(dragged);
    expect(moved(dragged, { type: 'lift', load }, shape)).toBe(dragged);
  });

  test('however it is moved, it stays on the grid', () => {
    let seed = 7;
    const below = (n: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed % n;
    };
    let state = doing({ type: 'lift', load });
    for (let turn = 0; turn < 2000; turn += 1) {
      const key = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'][below(6)] ?? '';
      state = moved(state, { type: 'press', press: { key, shiftKey: below(2) === 1 } }, shape);
      if (state.phase !== 'moving') throw new Error('it was put down');
      expect(state.at.minute).toBeGreaterThanOrEqual(0);
      expect(state.at.minute + load.length).toBeLessThanOrEqual(1440);
      expect(state.at.column).toBeGreaterThanOrEqual(0);
      expect(state.at.column).toBeLessThan(shape.columns);
    }
  });
});
