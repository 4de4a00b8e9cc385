import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReplay, instantOf, readRecords, simulate, type MessageKind } from '../../src/index.js';
import { MINUTE } from '../../src/model/instant.js';
import { records, START, type Record_ } from '../properties/timelines.js';

const OPTIONS = { timezone: 'Europe/Amsterdam' };
const RUNS = { numRuns: 60 };
const PAIR = { contact: '+31612345678', number: '+31201111111' };

const kinds = fc.constantFrom<MessageKind>('free_form', 'marketing', 'utility', 'authentication');
const asked = fc.integer({ min: 0, max: 15 * 24 * 60 });

function rowsUntil(rows: readonly Record_[], at: number): readonly Record_[] {
  const isBefore = (time: string): boolean => time === '' || Date.parse(time) <= at;
  return rows.filter(
    ({ contact, number, time, delivered_at: deliveredAt }) =>
      contact === PAIR.contact && number === PAIR.number && isBefore(time) && isBefore(deliveredAt),
  );
}

test('how things stand is what the replay of everything before shows', () => {
  fc.assert(
    fc.property(records, asked, fc.constantFrom('unknown', 'closed'), (rows, minute, past) => {
      const at = instantOf(START + minute * MINUTE);
      const before = rowsUntil(rows, at);
      if (before.length === 0) return;
      const timeline = readRecords(before);
      const replay = createReplay({ ...OPTIONS, ...(past === 'unknown' && { logStart: timeline.events[0]!.at }) });
      for (const event of timeline.events) replay.add(event);
      const { window, entryPoint, conversations } = replay.check(PAIR, at);
      const [pair] = simulate(timeline, { ...OPTIONS, past }).pairs;
      const state = pair?.states.findLast(({ from }) => from <= at);
      expect(window.state).toBe(state?.window);
      expect(window.state === 'closed' ? null : window.until).toBe(state?.windowUntil);
      // One that may have been opened before the log begins is a doubt of the answer, and nothing that a replay saw open.
      const seen = entryPoint.openedBy !== null;
      expect(seen ? entryPoint.until : null).toBe(state?.entryPointUntil);
      expect(conversations.map(({ category, until }) => ({ category, expiresAt: until }))).toEqual(
        state?.conversations,
      );
    }),
    RUNS,
  );
});

test('what a message would be charged as is what it is charged as when it is sent', () => {
  fc.assert(
    fc.property(records, asked, kinds, (rows, minute, kind) => {
      const at = instantOf(START + minute * MINUTE);
      const before = rowsUntil(rows, at);
      const time = new Date(at).toISOString();
      const type = kind === 'free_form' ? { type: 'text' } : { type: 'template', category: kind };
      const sent = { ...PAIR, time, direction: 'outbound', ...type, id: 'zz' };
      const replay = createReplay(OPTIONS);
      if (before.length > 0) for (const event of readRecords(before).events) replay.add(event);
      const message = replay.check(PAIR, at).messages.find((one) => one.kind === kind);

      // Allowances and their price are left to the whole run.
      const run = simulate(readRecords([...before, sent]), OPTIONS);
      const outcomes = run.pairs.flatMap(({ steps }) => steps.filter(({ event }) => event?.handle === 'zz'));
      const rejected = run.pairs.flatMap(({ rejections }) => rejections).find(({ handle }) => handle === 'zz');
      const charge = run.pairs.flatMap(({ charges }) => charges).find(({ handle }) => handle === 'zz');
      expect(outcomes).toHaveLength(1);
      expect(message?.allowed === 'no').toBe(rejected !== undefined);
      expect(message?.charge?.category).toBe(charge?.category);
      if (charge?.type !== 'free_tier') expect(message?.charge?.type).toBe(charge?.type);
    }),
    RUNS,
  );
});
