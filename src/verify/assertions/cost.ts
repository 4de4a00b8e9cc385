import type { RunCost } from '../../model/cost.js';
import { compare, decimalText, isSameWorth, type Money } from '../../model/money.js';
import type { Expectation } from '../../schema/expectation.js';
import { fault, type Assertion, type Judgement } from '../judgement.js';
import { costOf, moneyOf, unpricedMessage } from './money.js';

type Expected = NonNullable<Expectation['cost']>;

/** Exact: to the last digit, and for certain. Bounds: the least that is due, and the most. */
export const cost: Assertion<Expected> = {
  contacts: 'all',
  when: 'either',
  judge(expected, subject) {
    const got = costOf(subject);
    if ('message' in got) return fault(got.message);
    const amounts = typeof expected === 'string' ? [expected] : Object.values(expected);
    const other = amounts.map(moneyOf).find(({ currency }) => currency !== got.currency);
    if (other !== undefined) return fault(`the cost is in ${got.currency}, and ${other.currency} is expected`);
    return typeof expected === 'string' ? exact(expected, got) : bounded(expected, got);
  },
};

function exact(expected: string, cost: RunCost): Judgement {
  if (cost.unpriced > 0) return fault(unpricedMessage(cost.unpriced));
  const { amount } = moneyOf(expected);
  const meets = isSameWorth(amount, cost.amount) && isSameWorth(amount, cost.possibleAmount);
  const got = meets ? expected : costText(cost);
  const update = isSameWorth(cost.amount, cost.possibleAmount) ? { update: got } : {};
  return { kind: 'compared', expected, got, differs: meets ? null : { suspect: null, ...update } };
}

function bounded(expected: Exclude<Expected, string>, cost: RunCost): Judgement {
  const { at_least: least, at_most: most } = expected;
  if (most !== undefined && cost.unpriced > 0) return fault(unpricedMessage(cost.unpriced));
  const below = least !== undefined && compare(cost.amount, moneyOf(least).amount) < 0;
  const above = most !== undefined && compare(cost.possibleAmount, moneyOf(most).amount) > 0;
  const got = costText(cost);
  return { kind: 'compared', expected, got, differs: below || above ? { suspect: null } : null };
}

/** One amount where it is known, and else the least and the most. */
function costText({ amount, possibleAmount, currency }: RunCost): string {
  const low = moneyText({ amount, currency });
  return isSameWorth(amount, possibleAmount)
    ? low
    : `${decimalText(amount)} to ${moneyText({ amount: possibleAmount, currency })}`;
}

function moneyText({ amount, currency }: Money): string {
  return `${decimalText(amount)} ${currency}`;
}
