import { compare, parseDecimal, type Decimal } from '../../model/money.js';
import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import type { Expectation } from '../../schema/expectation.js';
import type { RunDocument } from '../../schema/run.js';
import { instantText } from '../instants.js';
import { nameLike, shortName } from '../messages.js';
import { readInstant, type Read } from '../moment.js';
import type { Subject } from '../subject.js';
import { mapOf, type Value } from '../value.js';

type Listed = Extract<NonNullable<Expectation['charges']>, readonly unknown[]>[number];
type Key = keyof Listed;

/** A charge with its price as the run document states it. */
export interface PricedCharge {
  readonly pair: PairRun;
  readonly charge: Charge;
  readonly price: RunDocument['charges'][number] | undefined;
}

/** In order of time. */
export function pricedCharges({ pairs, evidence }: Subject): readonly PricedCharge[] {
  const { charges } = evidence.documentOf(evidence.run);
  const prices = new Map(charges.map((entry) => [keyOf(entry, entry.source), entry]));
  return pairs
    .flatMap((pair) => pair.charges.map((charge) => ({ pair, charge, price: prices.get(keyOf(pair, charge.handle)) })))
    .sort((a, b) => a.charge.at - b.charge.at);
}

function keyOf({ contact, number }: Pick<PairRun, 'contact' | 'number'>, handle: string): string {
  return JSON.stringify([contact, number, handle]);
}

const PARTS: { readonly [K in Key]-?: (one: PricedCharge, subject: Subject) => Value } = {
  message: ({ charge }, subject) => shortName(charge.handle, subject),
  contact: ({ pair }) => pair.contact,
  number: ({ pair }) => pair.number,
  account: ({ charge }) => charge.account,
  at: ({ charge }, subject) => instantText(charge.at, subject),
  unit: ({ charge }) => charge.unit,
  category: ({ charge }) => charge.category,
  type: ({ charge }) => charge.type,
  billable: ({ charge }) => charge.billable,
  certain: ({ charge }) => charge.certain,
  market: ({ price }) => price?.market ?? null,
  rate: ({ price }) => price?.rate ?? null,
  amount: ({ price }) => price?.amount ?? null,
  currency: ({ price }) => price?.currency ?? null,
  rate_card: ({ price }) => price?.rateCard ?? null,
  rule_set: ({ charge }) => charge.ruleSet,
  rule: ({ charge }) => charge.rule,
};

export function expectedParts(expected: Listed, subject: Subject): Read<Value> {
  if (expected.at === undefined) return { ok: true, value: mapOf(expected) };
  const at = readInstant(expected.at, subject);
  if (!at.ok) return { ok: false, message: `at of a charge: ${at.message}` };
  return { ok: true, value: mapOf({ ...expected, at: instantText(at.value, subject) }) };
}

/** Where nothing was expected: what tells one charge from another. */
const UNASKED = ['category', 'type'] as const satisfies readonly Key[];

export function gotParts(expected: Omit<Listed, 'message'> | undefined, one: PricedCharge, subject: Subject): Value {
  return partsOf(expected ?? {}, expected === undefined ? UNASKED : (Object.keys(expected) as Key[]), one, subject);
}

/** The same in a list, where a charge is told by its message too. */
export function gotListed(expected: Listed | undefined, one: PricedCharge, subject: Subject): Value {
  if (expected !== undefined) return gotParts(expected, one, subject);
  return partsOf({}, ['message', ...UNASKED], one, subject);
}

function partsOf(expected: Listed, keys: readonly Key[], one: PricedCharge, subject: Subject): Value {
  return Object.fromEntries(
    keys.map((key) => [key, inTheWordsOf(expected[key], PARTS[key](one, subject), one, key, subject)]),
  );
}

/** A message as it was named; an amount of the same worth as it was written. */
function inTheWordsOf(
  expected: Value | undefined,
  got: Value,
  { charge }: PricedCharge,
  key: Key,
  subject: Subject,
): Value {
  if (key === 'message' && typeof expected === 'string') return nameLike(charge.handle, expected, subject);
  if ((key === 'rate' || key === 'amount') && isWorth(expected, got)) return expected ?? null;
  return got;
}

function isWorth(expected: Value | undefined, got: Value): boolean {
  const [a, b] = [decimalOf(expected), decimalOf(got)];
  return a !== null && b !== null && compare(a, b) === 0;
}

function decimalOf(value: Value | undefined): Decimal | null {
  return typeof value === 'string' || typeof value === 'number' ? parseDecimal(String(value)) : null;
}
