import { describe, expect, test } from 'vitest';
import { readRecords, simulate, type RuleSet, type SimulateOptions } from '../../src/index.js';
import { DAY } from '../../src/model/instant.js';
import { extended } from '../../src/rules/extend.js';
import { revisionsOf } from '../../src/rules/ruleSets.js';

const [PMP_2025] = revisionsOf('pmp-2025') as readonly [RuleSet];
const [PMP_2026] = revisionsOf('pmp-2026') as readonly [RuleSet];

/** Rule sets of a user's own are asked by what they say, and not by the name of the one they extend. */
const SHORT_WINDOW = extended(PMP_2025, { extends: 'pmp-2025', id: 'an-hour', window: { lasts: '1h' } });
const RENAMED = extended(PMP_2025, { extends: 'pmp-2025', id: 'ours' });

describe('a window of an hour', () => {
  const run = (second: string, assume: SimulateOptions['assume'] = {}) =>
    simulate(
      readRecords([
        { time: '2025-10-06T10:00:00Z', contact: '+5511987654321', direction: 'in', type: 'text' },
        { time: `2025-10-06T${second}Z`, contact: '+5511987654321', direction: 'out', type: 'text' },
      ]),
      { rules: SHORT_WINDOW, assume },
    );

  test('a message at its end: C1 decides, and is named', () => {
    expect(run('11:00:00').totals.rejected).toBe(1);
    expect(run('11:00:00', { C1: 'open' }).totals.rejected).toBe(0);
    expect(run('11:00:00').assumptions).toMatchObject([{ id: 'D1' }, { id: 'C1', affected: 1 }]);
  });

  test('a second later it does not', () => {
    expect(run('11:00:01').assumptions).toMatchObject([{ id: 'D1' }]);
  });
});

test('a price of what is free inside the window shows that the window of an unseen past was closed', () => {
  const log = readRecords([
    {
      time: '2025-10-06T10:00:00Z',
      contact: '+5511987654321',
      direction: 'out',
      type: 'template',
      category: 'utility',
    },
  ]);
  const events = log.events.map((event) =>
    event.kind === 'outbound'
      ? {
          ...event,
          reported: {
            pricing: { billable: true, model: 'PMP', type: 'regular', category: 'utility' },
            conversation: null,
            errors: [],
          },
        }
      : event,
  );
  const windowUnder = (rules: RuleSet) =>
    simulate({ ...log, events }, { rules, past: 'unknown' }).pairs[0]?.states[0]?.window;
  expect(windowUnder(PMP_2025)).toBe('closed');
  expect(windowUnder(RENAMED)).toBe('closed');
});

// 29 days after the reply its entry point of 30 days is open, though the rules that are extended say at most 7 days.
test('an entry point that is made longer lasts at least as long as it surely does', () => {
  const LONG = extended(PMP_2026, { extends: 'pmp-2026', id: 'a-month', entry_point: { lasts: '30d' } });
  const log = readRecords([
    { time: '2026-10-05T10:00:00Z', contact: '1', direction: 'in', type: 'text', entry_point: 'ctwa' },
    { time: '2026-10-05T10:00:00Z', contact: '1', direction: 'out', type: 'text' },
    { time: '2026-11-03T10:00:00Z', contact: '1', direction: 'out', type: 'template', category: 'marketing' },
    { time: '2026-11-04T10:00:00Z', contact: '1', direction: 'out', type: 'template', category: 'marketing' },
  ]);
  const [pair] = simulate(log, { rules: LONG }).pairs;
  expect(pair?.entryPoints.map(({ openedAt, expiresAt }) => (expiresAt - openedAt) / DAY)).toEqual([30]);
  expect(simulate(log, { rules: LONG }).totals).toMatchObject({
    free: { free_entry_point: 2 },
    billable: { marketing: 1 },
  });
});
