import { describe, expect, test } from 'vitest';
import { CAUSE_CODES, CAUSES, type Cause } from '../../src/audit/causes.js';
import { audited, told } from './logs.js';
import { FAULTS } from './faults.js';

describe('one planted fault gives one finding', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { log, options, reading, finds }) => {
    expect(told(audited(log, options, reading))).toEqual(finds);
  });

  test('every cause is provoked', () => {
    const provoked = new Set(
      Object.values(FAULTS).flatMap(({ finds }) => finds.map((line) => line.split(' ')[0] as Cause)),
    );
    expect(CAUSE_CODES.filter((cause) => !provoked.has(cause))).toEqual([]);
  });
});

test('the likely reason of a finding is one that its cause is said to have', () => {
  const findings = Object.values(FAULTS).flatMap(
    ({ log, options, reading }) => audited(log, options, reading).findings,
  );
  const unsaid = findings.filter(({ cause, reason }) => !CAUSES[cause].reasons.some((one) => one === reason));
  expect(unsaid.map(({ cause, reason }) => `${cause}: ${reason}`)).toEqual([]);
});

describe('without the fault the same log agrees', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { options, reading, sound }) => {
    const { findings, compared } = audited(sound, options, reading);
    expect(findings).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
});

describe('the order of the lines changes nothing', () => {
  test.each(Object.entries(FAULTS))('%s', (_, { log, options, reading }) => {
    const lines = log.flatMap((line) => line.split('\n'));
    const shuffled = lines.map((line, index) => ({ line, rank: (index * 7919 + 3) % 101 }));
    shuffled.sort((a, b) => a.rank - b.rank);
    const plain = (given: readonly string[]) => JSON.stringify(audited(given, options, reading), withoutPlaces);
    expect(plain(shuffled.map(({ line }) => line))).toBe(plain(lines));
    expect(plain([...lines, ...lines].reverse())).toBe(plain(lines));
  });
});

/** Where something stands in the input is all that may differ. */
function withoutPlaces(key: string, value: unknown): unknown {
  if (key === 'source' || key === 'data') return undefined;
  return typeof value === 'bigint' ? value.toString() : value;
}
