import { CONVERSATION_CATEGORIES, type ConversationCategory } from '../model/category.js';
import { ZERO, type Decimal } from '../model/money.js';
import type { PairRun, RunSums } from '../model/run.js';
import type { Figure, Figures } from './comparison.js';
import { minusMoney, NO_MONEY, NO_UNITS, plusMoney, plusUnits, type ByReading } from './reading.js';
import { hasNoRate } from './verdict.js';

export const NOTHING: Figure = { units: NO_UNITS, amount: NO_MONEY, unpriced: 0 };

/** Adds up what a run charges, by category and in total. */
export class FiguresSum {
  readonly #categories = new Map<ConversationCategory, Figure>();

  add({ charges }: PairRun): void {
    for (const charge of charges) {
      if (!charge.billable) continue;
      const amount = charge.price?.amount ?? ZERO;
      const own: Figure = {
        units: { least: charge.certain ? 1 : 0, most: 1 },
        amount: { least: charge.certain ? amount : ZERO, most: amount },
        unpriced: hasNoRate(charge) ? 1 : 0,
      };
      this.#categories.set(charge.category, plus(this.#categories.get(charge.category) ?? NOTHING, own));
    }
  }

  figures({ cost }: Pick<RunSums, 'cost'>): Figures {
    const categories = new Map<ConversationCategory, Figure>();
    for (const category of CONVERSATION_CATEGORIES) {
      const own = this.#categories.get(category);
      if (own !== undefined) categories.set(category, own);
    }
    const listed = [...categories.values()].reduce(plus, NOTHING);
    const due = cost === null ? NO_MONEY : { least: cost.amount, most: cost.possibleAmount };
    return { categories, tiers: minusMoney(due, listed.amount), total: { ...listed, amount: due } };
  }
}

function plus(a: Figure, b: Figure): Figure {
  return {
    units: plusUnits(a.units, b.units),
    amount: plusMoney(a.amount, b.amount),
    unpriced: a.unpriced + b.unpriced,
  };
}

/** Amounts by category, to be added to. */
export class AmountsByCategory {
  readonly #amounts = new Map<ConversationCategory, ByReading<Decimal>>();

  add(category: ConversationCategory, amount: ByReading<Decimal>): void {
    this.#amounts.set(category, plusMoney(this.of(category), amount));
  }

  of(category: ConversationCategory): ByReading<Decimal> {
    return this.#amounts.get(category) ?? NO_MONEY;
  }
}
