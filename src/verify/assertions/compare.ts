import type { RunCost } from '../../model/cost.js';
import {
  compare as compareWorth,
  decimalText,
  parseDecimal,
  subtract,
  times,
  type Decimal,
} from '../../model/money.js';
import { RULE_SET_IDS } from '../../rules/ruleSets.js';
import type { Expectation } from '../../schema/expectation.js';
import { fault, type Assertion } from '../judgement.js';
import { nearest } from '../../input/words.js';
import type { Evidence, Subject } from '../subject.js';
import { costOf, moneyOf, unpricedMessage } from './money.js';

type Expected = NonNullable<Expectation['compare']>;

/** How much more the most that is due is than the least that is due under the other rules. */
export const compare: Assertion<Expected> = {
  contacts: 'all',
  when: 'either',
  judge(expected, subject) {
    const { rules } = expected;
    if (!areRules(rules, subject.evidence.ruleFiles)) {
      const meant = nearest(rules, RULE_SET_IDS);
      return fault(`there is no rule set ${rules}${meant === null ? '' : `; did you mean ${meant}?`}`);
    }
    const here = priced(subject, null);
    if ('message' in here) return fault(here.message);
    const there = priced(subject, rules);
    if ('message' in there) return fault(`under ${rules}: ${there.message}`);
    if (here.currency !== there.currency)
      return fault(`costs in ${here.currency} and ${there.currency} do not compare`);
    const above = subtract(here.possibleAmount, there.amount);
    const bound = boundOf(expected.at_most_above, there);
    if (bound === null)
      return fault(`at_most_above is in another currency than the cost, which is in ${here.currency}`);
    const got = {
      rules,
      above: `${decimalText(above)} ${here.currency} (${text(here, here.possibleAmount)} against ${text(there, there.amount)})`,
    };
    return { kind: 'compared', expected, got, differs: compareWorth(above, bound) > 0 ? { suspect: null } : null };
  },
};

/** Whether rules are called so: a rule set, or a rule file. */
export function areRules(name: string, ruleFiles: Evidence['ruleFiles']): boolean {
  return name === 'auto' || ruleFiles.has(name) || RULE_SET_IDS.includes(name);
}

function priced(subject: Subject, rules: string | null): RunCost | { readonly message: string } {
  const cost = costOf(subject, rules);
  if ('message' in cost || cost.unpriced === 0) return cost;
  return { message: unpricedMessage(cost.unpriced) };
}

/** In money, or as a part of what it costs under the other rules; null in another currency. */
function boundOf(written: string, other: RunCost): Decimal | null {
  if (!written.endsWith('%')) {
    const { amount, currency } = moneyOf(written);
    return currency === other.currency ? amount : null;
  }
  const percent = parseDecimal(written.slice(0, -1));
  if (percent === null) return null;
  const product = times(other.amount, percent.units);
  return { units: product.units, scale: product.scale + percent.scale + 2 };
}

function text({ currency }: RunCost, amount: Decimal): string {
  return `${decimalText(amount)} ${currency}`;
}
