import type { Estimation, FreeReason, LineCost, ReadCard } from '../../estimate/estimation.js';
import { compare, subtract, ZERO, type Decimal } from '../../model/money.js';
import { percentOf } from '../../compare/ratio.js';
import { signedPercent } from '../compare/figures.js';
import { amountsInColumn, countText } from '../money.js';
import { trustWords } from '../rates/context.js';
import { visible } from '../text/text.js';
import { FREE_WORDS, plural, UNIT_WORDS } from '../words.js';
import { isSingle, noneWords } from './tables.js';

/** `Estimate for Brazil in 2026-10, in USD.` */
export function titleWords(estimation: Estimation): string {
  const { lines, currency } = estimation;
  const [first] = lines;
  if (first === undefined) return `Nothing to estimate: every volume is 0.`;
  if (isSingle(estimation)) {
    const markets = [...new Set(first.costs.flatMap(({ market }) => market ?? []))];
    const [market] = markets;
    const named = market === undefined || market === first.place ? '' : ` (${markets.join(', ')})`;
    return `Estimate for ${visible(first.place)}${named} in ${first.month}, in ${currency}.`;
  }
  const months = new Set(lines.map(({ month }) => month)).size;
  const markets = new Set(lines.map(({ place }) => place)).size;
  return `Estimate for ${plural(months, 'month')} and ${plural(markets, 'market')}, in ${currency}.`;
}

/** The cards behind the figures, what is free, what tiers take off, what has no price, what is assumed: a sentence each. */
export function aboutWords(estimation: Estimation): readonly string[] {
  const { rules, assumptions } = estimation;
  return [
    ...rules.flatMap((name, index) => {
      const costs = estimation.lines.flatMap((one) => one.costs[index] ?? []);
      return rulesWords(nameWords(name, costs), costs, estimation);
    }),
    `Assumed: ${assumptions.map(({ statement }) => visible(statement)).join('; ')}.`,
  ];
}

/** `auto (pmp-2026)`: which rules the dates chose. */
function nameWords(name: string, costs: readonly LineCost[]): string {
  const chosen = [...new Set(costs.map(({ ruleSet }) => ruleSet))];
  return name === 'auto' && chosen.length > 0 ? `auto (${chosen.map(visible).join(', ')})` : visible(name);
}

function rulesWords(name: string, costs: readonly LineCost[], { currency }: Estimation): readonly string[] {
  const parts = [
    cardWords(costs),
    ...unitWords(costs),
    ...freeWords(costs),
    ...tierWords(costs, currency),
    ...unpricedWords(costs),
  ];
  return [`${name}: ${parts.join('; ')}.`];
}

function cardWords(costs: readonly LineCost[]): string {
  const read = costs.flatMap(({ charged, rate, card }) =>
    charged > 0 && rate !== null && card !== null ? [card] : [],
  );
  const ids = [...new Set(read.map(({ id }) => id))];
  if (ids.length === 0)
    return costs.some(({ unpriced }) => unpriced !== null) ? noneWords(costs) : 'nothing is charged';
  return ids.map((id) => oneCard(read.filter((one) => one.id === id))).join(', ');
}

/** One card, and the day that stands for months in which the rules did not stand. */
function oneCard(read: readonly ReadCard[]): string {
  const [first] = read;
  if (first === undefined) return '';
  const nearest = read.find(({ isNearest }) => isNearest);
  const others = read.every(({ isNearest }) => isNearest) ? '' : ', for other months';
  const remark =
    nearest === undefined ? '' : `${others} read for ${nearest.day}, the nearest day on which these rules stood`;
  return `card ${first.id} (${trustWords(first.card)})${remark}`;
}

function unitWords(costs: readonly LineCost[]): readonly string[] {
  const units = new Set(costs.map(({ unit }) => unit));
  units.delete('message');
  return [...units].map((unit) => `charges ${UNIT_WORDS[unit]}`);
}

function freeWords(costs: readonly LineCost[]): readonly string[] {
  const counts = new Map<FreeReason, number>();
  for (const { free } of costs) for (const [why, count] of free) counts.set(why, (counts.get(why) ?? 0) + count);
  return [...counts].map(([why, count]) => `${countText(count)} ${REASONS[why]}`);
}

const REASONS: Readonly<Record<FreeReason, string>> = {
  ...FREE_WORDS,
  free_customer_service: 'free in the window',
  allowance: 'free in the monthly allowance',
  refused: 'refused',
};

function tierWords(costs: readonly LineCost[], currency: string): readonly string[] {
  const saved = costs.reduce((total, { tiers }) => subtract(total, tiers), ZERO);
  const missing = costs.flatMap(({ charged, rate, card }) =>
    charged > 0 && rate !== null && card?.tiersHeld === false ? [card.id] : [],
  );
  return [
    ...(saved.units === 0n ? [] : [`volume tiers take off ${numberText(saved)} ${currency}`]),
    ...(missing.length === 0 ? [] : [`volume tiers of ${[...new Set(missing)].join(', ')} are not held: list price`]),
  ];
}

function unpricedWords(costs: readonly LineCost[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { unpriced, charged } of costs) {
    if (unpriced !== null) counts.set(unpriced, (counts.get(unpriced) ?? 0) + charged);
  }
  return [...counts].map(([reason, count]) => `${countText(count)} without a price: ${visible(reason)}`);
}

/** The answers: `pmp-2026: 455.30 USD, 6.80 USD more than pmp-2025 (+1.5 %).` */
export function answerWords(estimation: Estimation): readonly string[] {
  const { rules, totals, currency } = estimation;
  const [base] = totals;
  return rules.map((name, index) => {
    const total = totals[index];
    if (total === undefined || base === undefined) return '';
    const costs = estimation.lines.flatMap((one) => one.costs[index] ?? []);
    const isUnknown = total.unpriced > 0 && total.unpriced === total.charged;
    const missing = total.unpriced === 0 ? '' : ` and ${countText(total.unpriced)} unpriced`;
    const cost = isUnknown ? noneWords(costs) : `${numberText(total.amount)} ${currency}${missing}`;
    const isComparable = index > 0 && total.unpriced + base.unpriced === 0;
    const change = isComparable
      ? `, ${changeWords(total.amount, base.amount, currency)} ${visible(rules[0] ?? '')}`
      : '';
    const ratio = isComparable ? ratioWords(total.amount, base.amount) : '';
    return `${nameWords(name, costs)}: ${cost}${change}${ratio}.`;
  });
}

function changeWords(amount: Decimal, base: Decimal, currency: string): string {
  const sign = compare(amount, base);
  if (sign === 0) return 'the same as';
  const size = sign > 0 ? subtract(amount, base) : subtract(base, amount);
  return `${numberText(size)} ${currency} ${sign > 0 ? 'more' : 'less'} than`;
}

function ratioWords(amount: Decimal, base: Decimal): string {
  const percent = percentOf(subtract(amount, base), base);
  if (percent !== null) return percent.units === 0n ? '' : ` (${signedPercent(percent)} %)`;
  return amount.units === 0n ? '' : ' (from nothing)';
}

function numberText(amount: Decimal): string {
  return amountsInColumn([amount])(amount);
}
