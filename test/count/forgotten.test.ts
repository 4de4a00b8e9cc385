import { describe, expect, test } from 'vitest';
import { CountKernel } from '../../src/count/kernel/kernel.js';

const HORIZON = 36;
const ARRIVED = 4;
const READ = 8;

/** Ids of all 64 bits, each told at an hour of its own, a third of them read. */
function remembered(count: number, everyHours: number) {
  const kernel = new CountKernel();
  const recent = kernel.makeRecent(HORIZON, 2);
  kernel.keepForgotten(recent, 0, READ);
  const ids = Array.from({ length: count }, (_, index) => ({
    high: Math.imul(index + 1, 0x9e3779b1),
    low: Math.imul(index + 7, 0x85ebca6b) ^ (index << 17),
    told: index % 3 === 0 ? READ : ARRIVED,
  }));
  for (const [index, { high, low, told }] of ids.entries()) {
    const at = kernel.addId(recent, high, low, index * everyHours);
    kernel.integers[at >>> 2] = told;
  }
  const found = (what: number) =>
    ids.filter(({ high, low, told }) => told === what && kernel.isForgotten(recent, high, low)).length;
  return { arrived: found(ARRIVED), read: found(READ) };
}

describe('ids that were told long ago are found, but for those of what was read', () => {
  test('few in many spans of the horizon', () => {
    expect(remembered(300, 10)).toEqual({ arrived: 200, read: 0 });
  });

  test('many in a few', () => {
    expect(remembered(300_000, 1 / 2000)).toEqual({ arrived: 200_000, read: 0 });
  });
});
