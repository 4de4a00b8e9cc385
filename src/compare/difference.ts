import { CONVERSATION_CATEGORIES, type ConversationCategory } from '../model/category.js';
import { subtract, type Decimal } from '../model/money.js';
import { CAUSE_KINDS, effectOf, type AllowancesOf } from './cause.js';
import type { Cause, Change, Column, Difference, Figure, LeftOut } from './comparison.js';
import { compareSizes, driversOf, type Moved } from './drivers.js';
import { AmountsByCategory, NOTHING } from './figures.js';
import { matched, type Match } from './match.js';
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

/** What the other rule set changes against the base, message by message. */
export function differenceOf(base: Column, other: Column, allowancesOf: AllowancesOf): Difference {
  const matches = matched(base.run, other.run);
  const priced = matches.filter((match) => !isUnpriced(match));
  const tiers = minusMoney(other.figures.tiers, base.figures.tiers);
  const categories = categoryChanges(base, other, priced);
  return {
    base,
    other,
    categories,
    tiers,
    total: totalChange(base, other, categories, tiers),
    causes: causesOf(priced, allowancesOf),
    drivers: driversOf(movedBy(priced), base.run.timezone),
    leftOut: leftOutOf(base, other, matches.filter(isUnpriced)),
  };
}

/** Whether anything is not the same under both. */
export function isDifferent({ causes, tiers, categories }: Difference): boolean {
  return (
    causes.length > 0 ||
    !isNoMoney(tiers) ||
    categories.some(
      ({ units, base, other }) => units.least !== 0 || units.most !== 0 || base.unpriced !== other.unpriced,
    )
  );
}

function categoryChanges(base: Column, other: Column, priced: readonly Match[]): readonly Change[] {
  const amounts = new AmountsByCategory();
  for (const match of priced) {
    const { charge: before } = match.base;
    const { charge: after } = match.other;
    if (before !== null) amounts.add(before.category, negated(dueOf(match.base)));
    if (after !== null) amounts.add(after.category, dueOf(match.other));
  }
  return CONVERSATION_CATEGORIES.flatMap((category) => {
    const before = base.figures.categories.get(category);
    const after = other.figures.categories.get(category);
    if (before === undefined && after === undefined) return [];
    return [changeOf(category, before ?? NOTHING, after ?? NOTHING, amounts.of(category))];
  });
}

function dueOf(side: Match['base']): ByReading<Decimal> {
  return byReading((reading) => amountOf(verdictOf(side, reading)));
}

function negated(amount: ByReading<Decimal>): ByReading<Decimal> {
  return minusMoney(NO_MONEY, amount);
}

function totalChange(base: Column, other: Column, categories: readonly Change[], tiers: ByReading<Decimal>): Change {
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

/** What each priced message changes, under each reading for a reason of its own. */
function causesOf(priced: readonly Match[], allowancesOf: AllowancesOf): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const match of priced) {
    for (const reading of READINGS) {
      const from = verdictOf(match.base, reading);
      const to = verdictOf(match.other, reading);
      const effect = effectOf(match, from, to, allowancesOf);
      if (effect === null) continue;
      const name = `${effect.kind} ${effect.from} ${effect.to}`;
      const known = causes.get(name) ?? { ...effect, messages: NO_UNITS, amount: NO_MONEY };
      const amount = { ...NO_MONEY, [reading]: subtract(amountOf(to), amountOf(from)) };
      const messages = { ...known.messages, [reading]: known.messages[reading] + 1 };
      causes.set(name, { ...known, messages, amount: plusMoney(known.amount, amount) });
    }
  }
  return [...causes.values()].sort(dearestFirst);
}

function dearestFirst(a: Cause, b: Cause): number {
  return (
    compareSizes(a.amount, b.amount) ||
    b.messages.most - a.messages.most ||
    CAUSE_KINDS.indexOf(a.kind) - CAUSE_KINDS.indexOf(b.kind)
  );
}

function movedBy(priced: readonly Match[]): readonly Moved[] {
  return priced
    .map((match) => ({
      match,
      units: byReading((reading) => unitsOf(verdictOf(match.other, reading)) - unitsOf(verdictOf(match.base, reading))),
      amount: minusMoney(dueOf(match.other), dueOf(match.base)),
    }))
    .filter(({ units, amount }) => units.least !== 0 || units.most !== 0 || !isNoMoney(amount));
}

function leftOutOf(base: Column, other: Column, unpriced: readonly Match[]): LeftOut {
  const reasons = [
    ...reasonsOf(
      base.name,
      unpriced.map((match) => match.base),
    ),
    ...reasonsOf(
      other.name,
      unpriced.map((match) => match.other),
    ),
  ];
  const amount = unpriced.reduce(
    (sum, match) => plusMoney(sum, minusMoney(dueOf(match.other), dueOf(match.base))),
    NO_MONEY,
  );
  return { messages: unpriced.length, amount, reasons };
}

function reasonsOf(rules: string, sides: readonly Match['base'][]): LeftOut['reasons'] {
  const counts = new Map<string, number>();
  for (const { charge } of sides) {
    const reason = hasNoRate(charge) ? (charge?.price?.unpriced ?? null) : null;
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, messages]) => ({ rules, reason, messages }));
}
