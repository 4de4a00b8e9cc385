import { amountText, isSameWorth, parseDecimal, type Decimal } from '../../model/money.js';
import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import type { Expectation } from '../../schema/expectation.js';
import { instantText } from '../instants.js';
import { nameLike, shortName } from '../messages.js';
import { readInstant, type Read } from '../moment.js';
import type { Subject } from '../subject.js';
import { mapOf, type Value } from '../value.js';

type Listed = Extract<NonNullable<Expectation['charges']>, readonly unknown[]>[number];
type Key = keyof Listed;

export interface ChargeOfPair {
  readonly pair: PairRun;
  readonly charge: Charge;
}

/** In order of time. */
export function chargesOf({ pairs }: Subject): readonly ChargeOfPair[] {
  return pairs
    .flatMap((pair) => pair.charges.map((charge) => ({ pair, charge })))
    .sort((a, b) => a.charge.at - b.charge.at);
}

const PARTS: { readonly [K in Key]-?: (one: ChargeOfPair, subject: Subject) => Value } = {
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
  market: ({ charge }) => charge.price?.market ?? null,
  rate: ({ charge }) => charge.price?.rate ?? null,
  amount: ({ charge: { price } }) => (price?.amount ? amountText(price.amount) : null),
  currency: ({ charge }) => charge.price?.currency ?? null,
  rate_card: ({ charge }) => charge.price?.card ?? null,
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

export function gotParts(expected: Omit<Listed, 'message'> | undefined, one: ChargeOfPair, subject: Subject): Value {
  return partsOf(expected ?? {}, expected === undefined ? UNASKED : (Object.keys(expected) as Key[]), one, subject);
}

/** The same in a list, where a charge is told by its message too. */
export function gotListed(expected: Listed | undefined, one: ChargeOfPair, subject: Subject): Value {
  if (expected !== undefined) return gotParts(expected, one, subject);
  return partsOf({}, ['message', ...UNASKED], one, subject);
}

function partsOf(expected: Listed, keys: readonly Key[], one: ChargeOfPair, subject: Subject): Value {
  return Object.fromEntries(
    keys.map((key) => [key, inTheWordsOf(expected[key], PARTS[key](one, subject), one, key, subject)]),
  );
}

/** A message as it was named; an amount of the same worth as it was written. */
function inTheWordsOf(
  expected: Value | undefined,
  got: Value,
  { charge }: ChargeOfPair,
  key: Key,
  subject: Subject,
): Value {
  if (key === 'message' && typeof expected === 'string') return nameLike(charge.handle, expected, subject);
  if ((key === 'rate' || key === 'amount') && isWorth(expected, got)) return expected ?? null;
  return got;
}

function isWorth(expected: Value | undefined, got: Value): boolean {
  const [a, b] = [decimalOf(expected), decimalOf(got)];
  return a !== null && b !== null && isSameWorth(a, b);
}

function decimalOf(value: Value | undefined): Decimal | null {
  return typeof value === 'string' || typeof value === 'number' ? parseDecimal(String(value)) : null;
}
