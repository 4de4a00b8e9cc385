import { describe, expect, test } from 'vitest';
import { readRecords, simulate, type PairRun, type Run } from '../../src/index.js';
import { HOUR } from '../../src/model/instant.js';

/**
 * The reply to an ad of Hour 0 is sent at Hour 1 and delivered at Hour 80, when the entry point that it opens, from 1 to
 * 1 + 72 = 73, is over. At the same instant the customer writes and is answered.
 */
const OVER_WHEN_HEARD_OF = [
  { time: 'Hour 0', direction: 'inbound', type: 'text', entry_point: 'ctwa', id: 'ad' },
  { time: 'Hour 1', direction: 'outbound', type: 'text', id: 'a-reply', delivered_at: 'Hour 80' },
  { time: 'Hour 80', direction: 'inbound', type: 'text', id: 'hello' },
  { time: 'Hour 80', direction: 'outbound', type: 'text', id: 'b-answer' },
];

function only({ pairs: [pair] }: Run): PairRun {
  if (pair === undefined) throw new Error('one contact');
  return pair;
}

const replayed = only(simulate(readRecords(OVER_WHEN_HEARD_OF), { rules: 'pmp-2025' }));

describe('an entry point that is over when the receipt of its reply comes', () => {
  test('is listed as it was', () => {
    expect(replayed.entryPoints.map(({ openedAt, expiresAt }) => [openedAt / HOUR, expiresAt / HOUR])).toEqual([
      [1, 73],
    ]);
  });

  test('does not turn back time: the window opens with the message of Hour 80', () => {
    expect(replayed.states.map(({ from, window }) => `${from / HOUR} ${window}`)).toEqual([
      '0 open',
      '24 closed',
      '80 open',
      '104 closed',
    ]);
  });

  test('is not told to end after the fact', () => {
    const told = replayed.steps.flatMap(({ at, outcomes }) => outcomes.map(({ kind }) => `${at / HOUR} ${kind}`));
    expect(told).toEqual([
      '0 window_opened',
      '24 window_closed',
      '80 window_opened',
      '80 charged',
      '80 entry_point_opened',
      '80 charged',
      '104 window_closed',
    ]);
  });
});
