import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, ERAS, readRecords, type Comparison, type RuleSet } from '../../src/index.js';
import { ZERO, type Decimal } from '../../src/model/money.js';
import { records } from '../properties/timelines.js';

const RULES = ['auto', 'nbp', 'cbp-2022', 'cbp-2023', 'cbp-2024', 'pmp-2025', 'pmp-2026'];
const rulePairs = fc
  .shuffledSubarray(RULES, { minLength: 2, maxLength: 2 })
  .map(([base = 'auto', other = 'auto']) => [base, other] as const);
const READINGS = ['least', 'most'] as const;

/** A sum by plain integers at one scale: nothing here is shared with the decimals. */
const SCALE = 12;
function units({ units: own, scale }: Decimal): bigint {
  return own * 10n ** BigInt(SCALE - scale);
}
function sum(amounts: readonly (Decimal | undefined)[]): bigint {
  return amounts.reduce((total, amount) => total + units(amount ?? ZERO), 0n);
}

function comparisons(check: (comparison: Comparison) => void): void {
  fc.assert(
    fc.property(records, rulePairs, fc.constantFrom('USD', 'BRL'), (rows, rules, currency) => {
      check(compare(readRecords(rows), rules, { timezone: 'Europe/Amsterdam', currency }));
    }),
    { numRuns: 80 },
  );
}

test('causes and tiers are the difference, and with what is left out the difference of the totals', () => {
  comparisons(({ columns: [base, other], differences: [difference] }) => {
    for (const reading of READINGS) {
      const causes = sum(difference?.causes.map(({ amount }) => amount[reading]) ?? []);
      const tiers = sum([difference?.tiers[reading]]);
      expect(causes + tiers).toBe(sum([difference?.total.amount[reading]]));
      const before = reading === 'least' ? base?.run.cost?.amount : base?.run.cost?.possibleAmount;
      const after = reading === 'least' ? other?.run.cost?.amount : other?.run.cost?.possibleAmount;
      expect(causes + tiers + sum([difference?.leftOut.amount[reading]])).toBe(sum([after]) - sum([before]));
    }
  });
});

test('categories and every kind of driver add up to the same', () => {
  comparisons(({ differences: [difference] }) => {
    for (const reading of READINGS) {
      const causes = sum(difference?.causes.map(({ amount }) => amount[reading]) ?? []);
      expect(sum(difference?.categories.map(({ amount }) => amount[reading]) ?? [])).toBe(causes);
      for (const { top, rest } of Object.values(difference?.drivers ?? {})) {
        expect(sum([...top, rest].map(({ amount }) => amount[reading]))).toBe(causes);
      }
    }
  });
});

test('figures at list price and tiers are what the run costs', () => {
  comparisons(({ columns }) => {
    for (const { run, figures } of columns) {
      const listed = sum([...figures.categories.values()].map(({ amount }) => amount.most));
      expect(listed + sum(run.cost?.tiers.map(({ amount }) => amount) ?? [])).toBe(sum([run.cost?.possibleAmount]));
      // Some forty messages reach no tier.
      expect(sum([figures.tiers.least])).toBe(0n);
    }
  });
});

test('the other way round every amount has the other sign', () => {
  fc.assert(
    fc.property(records, rulePairs, (rows, [a, b]) => {
      const [there] = compare(readRecords(rows), [a, b]).differences;
      const [back] = compare(readRecords(rows), [b, a]).differences;
      for (const reading of READINGS) {
        expect(sum([back?.total.amount[reading]])).toBe(-sum([there?.total.amount[reading]]));
      }
      expect(back?.causes.length).toBe(there?.causes.length);
    }),
    { numRuns: 40 },
  );
});

test('a rule set against its like of another name makes no difference', () => {
  const like = { ...(ERAS.at(-1) as RuleSet), id: 'like', priced_as: 'pmp-2026' };
  fc.assert(
    fc.property(records, (rows) => {
      const [difference] = compare(readRecords(rows), ['pmp-2026', like]).differences;
      expect(difference?.causes).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
