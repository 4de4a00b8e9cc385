import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState, readRecords, simulate, step, type Outcome, type Run } from '../../src/index.js';
import { DAY } from '../../src/model/instant.js';
import { rulesAt } from '../../src/rules/schedule.js';
import { scheduleByDate } from '../../src/run/schedule.js';
import { DEFAULT_SWITCHES } from '../../src/rules/switches.js';
import { toDocument } from '../../src/report/index.js';
import { records, type Record_ } from './timelines.js';

const OPTIONS = { timezone: 'Europe/Amsterdam' };
const RUNS = { numRuns: 60 };

function replayed(rows: readonly Record_[], rules = 'auto'): Run {
  return simulate(readRecords(rows), { ...OPTIONS, rules });
}

/** What a run says, without the places of its records in the input. */
function said(run: Run): string {
  return JSON.stringify({ ...toDocument(run, { every: null }), findings: [] });
}

test('the order of the input does not matter', () => {
  const shuffled = records.chain((rows) =>
    fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })),
  );
  fc.assert(
    fc.property(shuffled, ([rows, mixed]) => {
      expect(said(replayed(mixed))).toBe(said(replayed(rows)));
    }),
    RUNS,
  );
});

test('a record told twice counts once', () => {
  fc.assert(
    fc.property(records, (rows) => {
      expect(said(replayed([...rows, ...rows]))).toBe(said(replayed(rows)));
    }),
    RUNS,
  );
});

test('pairs replayed together are as each is alone', () => {
  fc.assert(
    fc.property(records, (rows) => {
      const together = replayed(rows);
      for (const pair of together.pairs) {
        const own = rows.filter(({ contact, number }) => contact === pair.contact && number === pair.number);
        const [alone] = replayed(own).pairs;
        expect(alone).toMatchObject({ windows: pair.windows, conversations: pair.conversations });
        expect(alone?.charges.length).toBe(pair.charges.length);
        expect(alone?.rejections).toEqual(pair.rejections);
      }
    }),
    RUNS,
  );
});

test('a timeline moved by whole days gives the same under one rule set', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: -40, max: 40 }), (rows, days) => {
      const move = (time: string): string => (time === '' ? '' : new Date(Date.parse(time) + days * DAY).toISOString());
      const moved = rows.map((row) => ({ ...row, time: move(row.time), delivered_at: move(row.delivered_at) }));
      const strip = (run: Run, by: number) =>
        run.pairs.map(({ conversations, rejections, windows }) => ({
          conversations: conversations.map((c) => [c.category, c.openedAt - by, c.expiresAt - by, c.members]),
          rejections: rejections.map((r) => r.at - by),
          windows: windows.map((w) => [w.openedAt - by, w.expiresAt - by]),
        }));
      expect(strip(replayed(moved, 'cbp-2024'), days * DAY)).toEqual(strip(replayed(rows, 'cbp-2024'), 0));
    }),
    RUNS,
  );
});

test('step by step gives what the replay gives, and leaves each state as it was', () => {
  const schedule = scheduleByDate({ timezone: 'Europe/Amsterdam', switches: DEFAULT_SWITCHES, account: ['direct'] });
  fc.assert(
    fc.property(records, (rows) => {
      const contact = rows[0]?.contact;
      const number = rows[0]?.number;
      const timeline = readRecords(rows.filter((row) => row.contact === contact && row.number === number));
      let state = initialState();
      const outcomes: Outcome[] = [];
      for (const event of timeline.events) {
        const before = JSON.stringify({ ...state, underway: [...state.underway.keys()] });
        const rules = rulesAt(schedule, event.at);
        if (rules === null) throw new Error('the eras have no gap');
        const result = step(state, event, rules);
        expect(JSON.stringify({ ...state, underway: [...state.underway.keys()] })).toBe(before);
        state = result.state;
        outcomes.push(...result.outcomes);
      }
      const [pair] = simulate(timeline, OPTIONS).pairs;
      const kinds = (list: readonly Outcome[]) =>
        list.map(({ kind }) => kind).filter((kind) => !kind.endsWith('_closed'));
      const listed = pair?.steps.flatMap((one) => one.outcomes) ?? [];
      expect(kinds(outcomes).sort()).toEqual(kinds(listed).sort());
    }),
    RUNS,
  );
});
