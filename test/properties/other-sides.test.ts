import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from '../../src/index.js';
import { HOUR } from '../../src/model/instant.js';
import { compileRules } from '../../src/rules/compile.js';
import { ERAS } from '../../src/rules/ruleSets.js';
import type { RuleSet } from '../../src/rules/ruleSet.js';
import { DEFAULT_SWITCHES, SWITCH_IDS, type Switches } from '../../src/rules/switches.js';
import { appliedSources } from '../../src/run/assumptions.js';
import { OUTERMOST_ZONES } from '../../src/run/contested.js';
import { differingEvents, type Reach, type Taken } from '../../src/run/differing.js';
import { judge } from '../../src/run/judge.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { openPoints, otherSides, reachOf } from '../../src/run/otherSides.js';
import { reachOfZone } from '../../src/run/otherZones.js';
import { pairsOf } from '../../src/run/pairs.js';
import type { Terms } from '../../src/run/schedule.js';
import { settingOf } from '../../src/run/setting.js';

const NUMBERS = ['+551130001000', '+551130002000'];
/** Egypt's prices changed on both of the first two midnights below; the market of Kazakhstan is contested (C13). */
const CONTACTS = ['+201012345678', '+5511987654321', '+77011234567'];

const KINDS = [
  { direction: 'inbound', type: 'text' },
  { direction: 'inbound', type: 'text', entry_point: 'ctwa' },
  { direction: 'inbound', type: 'text', entry_point: 'page_cta' },
  { direction: 'inbound', type: 'reaction' },
  { direction: 'outbound', type: 'template', category: 'marketing' },
  { direction: 'outbound', type: 'template', category: 'utility' },
  { direction: 'outbound', type: 'text' },
  { direction: 'outbound', type: 'text' },
] as const;

const ROW = fc.record({
  step: fc.oneof(
    fc.integer({ min: 0, max: 6 * HOUR }),
    fc.constantFrom(0, HOUR, 20 * HOUR, 24 * HOUR - 1, 24 * HOUR, 24 * HOUR + 1),
  ),
  late: fc.option(fc.oneof(fc.constantFrom(0, 1000, HOUR), fc.integer({ min: 0, max: 50 * HOUR }))),
  contact: fc.constantFrom(...CONTACTS),
  number: fc.constantFrom(...NUMBERS),
  kind: fc.constantFrom(...KINDS),
});

/** Midnights at which rules, cards or months change. */
const MIDNIGHTS = [
  '2025-10-01',
  '2026-01-01',
  '2023-06-01',
  '2024-11-01',
  '2025-07-01',
  '2026-09-28',
  '2026-10-01',
  '2026-11-01',
];

const LOG = fc
  .record({
    midnight: fc.constantFrom(...MIDNIGHTS),
    before: fc.integer({ min: 0, max: 72 * HOUR }),
    rows: fc.array(ROW, { minLength: 1, maxLength: 40 }),
  })
  .map(({ midnight, before, rows }) => {
    let at = Date.parse(midnight) - before;
    return rows.map(({ step, late, contact, number, kind }, index) => {
      at += step;
      const isDelivered = kind.direction === 'outbound' && late !== null;
      return {
        ...kind,
        time: new Date(at).toISOString(),
        contact,
        number,
        id: `m${index}`,
        ...(isDelivered && { delivered_at: new Date(at + late).toISOString() }),
      };
    });
  });

/** Two units are left in the allowance of each number, or of the account. */
const NEARLY_USED: SimulateOptions['used'] = {
  allowances: ['2023-05', '2023-06', '2026-09', '2026-10', '2026-11'].flatMap((month) =>
    [...NUMBERS, 'account'].map((owner) => ({ owner, month, units: 998 })),
  ),
};

const OPTIONS: fc.Arbitrary<SimulateOptions> = fc.record({
  past: fc.constantFrom('closed', 'unknown'),
  used: fc.constantFrom({}, NEARLY_USED),
  accounts: fc.constantFrom({}, Object.fromEntries(NUMBERS.map((number) => [number, 'account']))),
  assume: fc.constantFrom(
    {},
    { C2: '168h' },
    { C3: 'delivered' },
    { C4: 'delivered' },
    { C5: 'account' },
    { C17: 'restarts' },
  ),
});

function judged(rows: readonly unknown[], options: SimulateOptions): Taken {
  const timeline = readRecords(rows);
  const setting = settingOf(timeline, options);
  const pairs = pairsOf(timeline.events, setting.accounts);
  return { setting, pairs, judgement: judge(pairs, setting, setting.terms) };
}

/** All of it is judged again. */
const EVERYTHING: Reach = { outcomesOf: () => true, bill: 'allowances' };

test('what other terms cannot reach is as it was: judging all of it again finds no other event', () => {
  fc.assert(
    fc.property(LOG, OPTIONS, (rows, options) => {
      const taken = judged(rows, options);
      const { setting } = taken;
      const all = (terms: Terms) => differingEvents(taken, terms, EVERYTHING);
      for (const { id, sides } of openPoints(taken, appliedSources(taken))) {
        for (const { terms, value, reach } of sides) {
          expect([id, value, differingEvents(taken, terms, reach)]).toEqual([id, value, all(terms)]);
        }
      }
      for (const timezone of [...OUTERMOST_ZONES, 'America/Sao_Paulo']) {
        const terms = { ...setting.terms, timezone };
        expect([timezone, differingEvents(taken, terms, reachOfZone(terms, setting))]).toEqual([timezone, all(terms)]);
      }
    }),
    { numRuns: 150 },
  );
});

test('a switch whose question does not arise changes nothing', () => {
  fc.assert(
    fc.property(LOG, OPTIONS, (rows, options) => {
      const taken = judged(rows, options);
      const asked = openPoints(taken, appliedSources(taken)).map(({ id }) => id);
      for (const id of SWITCH_IDS.filter((one) => !asked.includes(one))) {
        for (const { terms, value } of otherSides(taken.setting.terms, id)) {
          expect([id, value, differingEvents(taken, terms, EVERYTHING)]).toEqual([id, value, 0]);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test.each(SWITCH_IDS.filter((id) => reachOf(id, { unseenBefore: null }, new Map()).bill))(
  '%s stands in allowances, prices and months alone: nothing else of any era is compiled from it',
  (id) => {
    const terms: Terms = { timezone: 'UTC', switches: DEFAULT_SWITCHES, account: ['direct'] };
    for (const { terms: other } of otherSides(terms, id)) {
      for (const era of ERAS)
        expect(withoutAllowances(era, other.switches)).toBe(withoutAllowances(era, DEFAULT_SWITCHES));
    }
  },
);

/** What an era is compiled to, as text. */
function withoutAllowances(era: RuleSet, switches: Switches): string {
  return JSON.stringify({ ...compileRules(era, switches), allowances: [] }, (_key, value: unknown) => {
    if (value instanceof Set || value instanceof Map) return [...(value as Iterable<unknown>)];
    return typeof value === 'function' ? value.toString() : value;
  });
}
