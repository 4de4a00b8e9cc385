import { CONVERSATION_CATEGORIES, type ConversationCategory } from '../model/category.js';
import { add, ZERO, type Decimal } from '../model/money.js';
import type { Charge } from '../model/outcome.js';
import type { Run } from '../model/run.js';
import type { Figure, Figures } from './comparison.js';
import { byReading, minusMoney, NO_MONEY, NO_UNITS, plusMoney, plusUnits, type ByReading } from './reading.js';
import { hasNoRate } from './verdict.js';

export const NOTHING: Figure = { units: NO_UNITS, amount: NO_MONEY, unpriced: 0 };

/** What a run charges, by category and in total. */
export function figuresOf({ pairs, cost }: Run): Figures {
  const charged = pairs.flatMap(({ charges }) => charges.filter(({ billable }) => billable));
  const categories = new Map<ConversationCategory, Figure>();
  for (const category of CONVERSATION_CATEGORIES) {
    const own = charged.filter((charge) => charge.category === category);
    if (own.length > 0) categories.set(category, figureOf(own));
  }
  const listed = [...categories.values()].reduce(plus, NOTHING);
  const due = cost === null ? NO_MONEY : { least: cost.amount, most: cost.possibleAmount };
  return { categories, tiers: minusMoney(due, listed.amount), total: { ...listed, amount: due } };
}

function figureOf(charged: readonly Charge[]): Figure {
  const certain = charged.filter((charge) => charge.certain);
  const by = { least: certain, most: charged };
  return {
    units: byReading((reading) => by[reading].length),
    amount: byReading((reading) => amountOf(by[reading])),
    unpriced: charged.filter(hasNoRate).length,
  };
}

function amountOf(charged: readonly Charge[]): Decimal {
  return charged.reduce((sum, { price }) => add(sum, price?.amount ?? ZERO), ZERO);
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
