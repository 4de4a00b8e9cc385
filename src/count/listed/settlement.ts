import { settlerOf } from '../../billing/bill.js';
import type { Tallies } from '../../billing/tally.js';
import type { Assembled } from '../../input/assemble.js';
import type { Row } from '../../input/row.js';
import type { RunCost } from '../../model/cost.js';
import type { Charge } from '../../model/outcome.js';
import type { PairRun } from '../../model/run.js';
import type { Settle } from '../../run/effect.js';
import { withCharges } from '../../run/judge.js';
import { costOfTallies } from '../../run/money.js';
import type { Purchase } from '../purchase.js';
import { replayContact, saleOf, type ListSetting } from './pairs.js';

/** What every contact comes to, once all of them were counted. */
export class Settlement {
  readonly cost: RunCost;
  /** Something is due that has no price. */
  readonly hasUnpriced: boolean;
  readonly #setting: ListSetting;
  readonly #settle: ReturnType<typeof settlerOf>;

  constructor(tallies: Tallies, setting: ListSetting) {
    const { schedule, terms, money } = setting;
    this.#setting = setting;
    this.#settle = settlerOf(tallies);
    this.cost = costOfTallies(tallies, schedule, terms, money);
    this.hasUnpriced = this.cost.units.some(({ key }) => key.type === 'regular' && key.unpriced !== null);
  }

  /** The pairs of one contact, each charge with its price and freed by allowances. */
  pairsOf(rows: readonly Row[]): readonly PairRun[] {
    return this.settled(rows).pairs;
  }

  /** The same, with what the rows tell. */
  settled(rows: readonly Row[]): { readonly assembled: Assembled; readonly pairs: readonly PairRun[] } {
    const { assembled, judged } = replayContact(rows, this.#setting);
    return { assembled, pairs: judged.map(({ pair }) => this.#settled(pair)) };
  }

  #settled(pair: PairRun): PairRun {
    return withCharges(pair, settledIn([pair], this.#settle, this.#setting.purchase));
  }
}

/** What becomes of the charges of these pairs. */
export function settledIn(pairs: readonly PairRun[], settle: ReturnType<typeof settlerOf>, purchase: Purchase): Settle {
  const settled = new Map<Charge, Charge>();
  for (const pair of pairs) {
    for (const charge of pair.charges) settled.set(charge, settle(saleOf(charge, pair, purchase)));
  }
  return (charge) => settled.get(charge) ?? charge;
}
