import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TallyBuilder } from '../../src/billing/tally.js';
import { Taken } from '../../src/count/taken.js';
import type { Line } from '../../src/count/ledger.js';
import { ContactNames } from '../../src/count/names.js';
import { instantOf } from '../../src/model/instant.js';
import type { UnitKey } from '../../src/model/cost.js';

const BRAZIL: UnitKey = {
  account: null,
  number: null,
  month: '2026-10',
  market: 'Brazil',
  category: 'service',
  listed: 'service',
  unit: 'message',
  group: false,
  type: 'regular',
  ruleSet: 'era',
  template: null,
  rate: null,
  card: null,
  unpriced: null,
};
const KEYS = [BRAZIL, { ...BRAZIL, market: 'Germany' }] as const;

const CONTACTS = [5511999999999, 4915112345678, 0] as const;

/** Deliveries in any order, many of them at once, some even of one id. */
const deliveries = fc.array(
  fc.record({ at: fc.nat({ max: 20 }), id: fc.nat({ max: 9 }), pair: fc.nat({ max: 2 }), line: fc.nat({ max: 1 }) }),
  { maxLength: 80 },
);

test('what an allowance takes is what a tally takes, in whatever order deliveries are told', () => {
  fc.assert(
    fc.property(deliveries, fc.integer({ min: 1, max: 40 }), (all, units) => {
      const lines = KEYS.map((key): Line => ({ key, allowance: null, all: 0, sure: 0 }));
      const names = new ContactNames();
      const taken = new Taken(names);
      const tally = new TallyBuilder();
      for (const { at, id, pair, line } of all) {
        const key = KEYS[line]!;
        const entry = { at: instantOf(at), handle: `wamid.${id}`, contact: names.textOf(CONTACTS[pair]!), key };
        tally.allow('', { units, type: 'free_tier', rule: 'R' }, entry);
        if (!taken.hasRoom(entry.at, units)) {
          lines[line]!.all += 1;
          continue;
        }
        taken.add(entry.at, entry.handle, CONTACTS[pair]!, lines[line]!);
        if (taken.length > units) taken.pop().all += 1;
      }
      const { counts, allowances } = tally.tally();
      expect([...taken]).toEqual([...(allowances.get('')?.taken ?? [])]);
      const counted = lines.filter((line) => line.all > 0).map(({ key, all: count }) => ({ key, count }));
      expect(counted).toEqual([...counts.values()].sort((a, b) => (a.key.market! < b.key.market! ? -1 : 1)));
    }),
    { numRuns: 500 },
  );
});
