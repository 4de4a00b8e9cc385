import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Reorder } from '../../src/count/reorder.js';

const HORIZON = 60_000;

/** What is released of these times, instant by instant, and what came too late. */
function released(times: readonly number[]): { instants: number[][]; late: number[] } {
  const at: number[] = [];
  const instants: number[][] = [];
  const reorder = new Reorder(HORIZON, (slots) => {
    instants.push(slots.map((slot) => at[slot] ?? NaN));
  });
  const late = times.filter((time) => {
    const slot = reorder.add(time);
    if (slot !== null) at[slot] = time;
    return slot === null;
  });
  reorder.flush();
  return { instants, late };
}

test('what comes out of order within the horizon is released in order, an instant at a time', () => {
  expect(released([5000, 3000, 3500, 5000, 90_000]).instants).toEqual([[3000], [3500], [5000, 5000], [90_000]]);
});

test('what is older than the horizon is too late', () => {
  expect(released([100_000, 39_000, 40_000])).toEqual({ instants: [[40_000], [100_000]], late: [39_000] });
});

test('everything is released once, in order, but for what is too late', () => {
  const time = fc.integer({ min: 1_700_000_000_000, max: 1_700_000_300_000 });
  fc.assert(
    fc.property(fc.array(time, { maxLength: 200 }), (times) => {
      const { instants, late } = released(times);
      const all = instants.flat();
      expect(all).toEqual([...all].sort((a, b) => a - b));
      expect([...all, ...late].sort((a, b) => a - b)).toEqual([...times].sort((a, b) => a - b));
      expect(instants.every((instant) => new Set(instant).size === 1)).toBe(true);
    }),
  );
});
