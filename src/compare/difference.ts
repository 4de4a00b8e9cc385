import { CONVERSATION_CATEGORIES, type ConversationCategory } from '../model/category.js';
import { subtract, type Decimal } from '../model/money.js';
import type { PairRun } from '../model/run.js';
import { CAUSE_KINDS, effectOf, type AllowancesOf } from './cause.js';
import type { Cause, Change, Column, Difference, Figure, LeftOut } from './comparison.js';
import { compareSizes, DriversSum } from './drivers.js';
import { AmountsByCategory, NOTHING } from './figures.js';
import { matchedIn, type Match } from './match.js';
import { percentOf } from './ratio.js';
import {
  byReading,
  isNoMoney,
  minusMoney,
  minusUnits,
  NO_MONEY,
  NO_UNITS,
  plusMoney,
  READINGS,
  type ByReading,
} from './reading.js';
import { amountOf, hasNoRate, isUnpriced, unitsOf, verdictOf } from './verdict.js';

/** Adds up what another rule set changes against the base, message by message. */
export class DifferenceSum {
  readonly #allowancesOf: AllowancesOf;
  readonly #amounts = new AmountsByCategory();
  readonly #causes = new Map<string, Cause>();
  readonly #drivers: DriversSum;
  readonly #leftOut = new LeftOutSum();

  constructor(timezone: string, allowancesOf: AllowancesOf) {
    this.#drivers = new DriversSum(timezone);
    this.#allowancesOf = allowancesOf;
  }

  /** The same pair under both. */
  add(base: PairRun, other: PairRun): void {
    for (const match of matchedIn(base, other)) {
      if (isUnpriced(match)) this.#leftOut.add(match);
      else this.#addPriced(match);
    }
  }

  difference<R>(base: Column<R>, other: Column<R>): Difference<R> {
    const tiers = minusMoney(other.figures.tiers, base.figures.tiers);
    const categories = this.#categoryChanges(base, other);
    return {
      base,
      other,
      categories,
      tiers,
      total: totalChange(base, other, categories, tiers),
      causes: [...this.#causes.values()].sort(dearestFirst),
      drivers: this.#drivers.drivers(),
      leftOut: this.#leftOut.leftOut(base.name, other.name),
    };
  }

  #addPriced(match: Match): void {
    const { charge: before } = match.base;
    const { charge: after } = match.other;
    if (before !== null) this.#amounts.add(before.category, negated(dueOf(match.base)));
    if (after !== null) this.#amounts.add(after.category, dueOf(match.other));
    this.#addCauses(match);
    const units = byReading(
      (reading) => unitsOf(verdictOf(match.other, reading)) - unitsOf(verdictOf(match.base, reading)),
    );
    const amount = minusMoney(dueOf(match.other), dueOf(match.base));
    const isMoved = units.least !== 0 || units.most !== 0 || !isNoMoney(amount);
    if (isMoved) this.#drivers.add({ match, units, amount });
  }

  /** What the message changes, under each reading for a reason of its own. */
  #addCauses(match: Match): void {
    for (const reading of READINGS) {
      const from = verdictOf(match.base, reading);
      const to = verdictOf(match.other, reading);
      const effect = effectOf(match, from, to, this.#allowancesOf);
      if (effect === null) continue;
      const name = `${effect.kind} ${effect.from} ${effect.to}`;
      const known = this.#causes.get(name) ?? { ...effect, messages: NO_UNITS, amount: NO_MONEY };
      const amount = { ...NO_MONEY, [reading]: subtract(amountOf(to), amountOf(from)) };
      const messages = { ...known.messages, [reading]: known.messages[reading] + 1 };
      this.#causes.set(name, { ...known, messages, amount: plusMoney(known.amount, amount) });
    }
  }

  #categoryChanges<R>(base: Column<R>, other: Column<R>): readonly Change[] {
    return CONVERSATION_CATEGORIES.flatMap((category) => {
      const before = base.figures.categories.get(category);
      const after = other.figures.categories.get(category);
      if (before === undefined && after === undefined) return [];
      return [changeOf(category, before ?? NOTHING, after ?? NOTHING, this.#amounts.of(category))];
    });
  }
}

/** Whether anything is not the same under both. */
export function isDifferent({ causes, tiers, categories }: Difference<unknown>): boolean {
  return (
    causes.length > 0 ||
    !isNoMoney(tiers) ||
    categories.some(
      ({ units, base, other }) => units.least !== 0 || units.most !== 0 || base.unpriced !== other.unpriced,
    )
  );
}

function dueOf(side: Match['base']): ByReading<Decimal> {
  return byReading((reading) => amountOf(verdictOf(side, reading)));
}

function negated(amount: ByReading<Decimal>): ByReading<Decimal> {
  return minusMoney(NO_MONEY, amount);
}

function totalChange<R>(
  base: Column<R>,
  other: Column<R>,
  categories: readonly Change[],
  tiers: ByReading<Decimal>,
): Change {
  const amount = categories.reduce((sum, change) => plusMoney(sum, change.amount), tiers);
  return changeOf(null, base.figures.total, other.figures.total, amount);
}

function changeOf(
  category: ConversationCategory | null,
  base: Figure,
  other: Figure,
  amount: ByReading<Decimal>,
): Change {
  const isWhole = base.unpriced === 0 && other.unpriced === 0;
  return {
    category,
    base,
    other,
    units: minusUnits(other.units, base.units),
    amount,
    percent: isWhole ? percentOf(amount.most, base.amount.most) : null,
  };
}

function dearestFirst(a: Cause, b: Cause): number {
  return (
    compareSizes(a.amount, b.amount) ||
    b.messages.most - a.messages.most ||
    CAUSE_KINDS.indexOf(a.kind) - CAUSE_KINDS.indexOf(b.kind)
  );
}

/** Adds up messages that have no price under one of the two. */
class LeftOutSum {
  #messages = 0;
  #amount = NO_MONEY;
  readonly #base = new Map<string, number>();
  readonly #other = new Map<string, number>();

  add({ base, other }: Match): void {
    this.#messages += 1;
    this.#amount = plusMoney(this.#amount, minusMoney(dueOf(other), dueOf(base)));
    noteReason(this.#base, base);
    noteReason(this.#other, other);
  }

  leftOut(base: string, other: string): LeftOut {
    const reasons = [
      ...[...this.#base].map(([reason, messages]) => ({ rules: base, reason, messages })),
      ...[...this.#other].map(([reason, messages]) => ({ rules: other, reason, messages })),
    ];
    return { messages: this.#messages, amount: this.#amount, reasons };
  }
}

function noteReason(counts: Map<string, number>, { charge }: Match['base']): void {
  const reason = hasNoRate(charge) ? (charge?.price?.unpriced ?? null) : null;
  if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
}
