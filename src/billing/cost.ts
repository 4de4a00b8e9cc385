import type { ConversationCategory } from '../model/category.js';
import type { Counted, TierAdjustment, UnitKey } from '../model/cost.js';
import { add, isSameWorth, parseDecimal, subtract, times, ZERO, type Decimal } from '../model/money.js';
import type { TierRow } from '../rates/card.js';
import { TIERED_CATEGORIES, type TieredCategory } from '../rates/tier.js';
import { unitsOf, type Tally } from './tally.js';

export interface TierTerms {
  /** The portfolio of an account: tiers add up over all its accounts. */
  readonly portfolioOf: (account: string | null) => string | null;
  /** Null where no table is held, or the category has no tiers. */
  readonly tiers: (question: TierQuestion) => Pick<TierRow, 'upTo' | 'rates'> | null;
  /** Messages of the month that the portfolio sent before the log begins. */
  readonly used: (portfolio: string | null, market: string, group: TierGroup, month: string) => number;
}

interface TierQuestion {
  readonly month: string;
  readonly market: string;
  readonly category: ConversationCategory;
  readonly ruleSet: string;
}

/** Authentication and authentication-international count on in one series (rule 2d.6). */
type TierGroup = 'utility' | 'authentication';

interface Cost {
  /** List prices and tiers together; without what is unpriced. */
  readonly amount: Decimal;
  /** Units that are due and have no known rate. */
  readonly unpriced: number;
  readonly tiers: readonly TierAdjustment[];
}

export function costOf(tally: Tally, terms: TierTerms): Cost {
  const charged = unitsOf(tally).filter(({ key }) => key.type === 'regular');
  const tiers = tierAdjustments(charged, terms);
  const listed = sum(charged.map(listCost));
  return {
    amount: sum([listed, ...tiers.map(({ amount }) => amount)]),
    unpriced: charged.reduce((total, { key, count }) => total + (key.rate === null ? count : 0), 0),
    tiers,
  };
}

/** At list price; nothing where no rate is known. */
export function listCost({ key, count }: Counted): Decimal {
  const rate = key.rate === null ? null : parseDecimal(key.rate);
  return rate === null ? ZERO : times(rate, BigInt(count));
}

export function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce(add, ZERO);
}

const TIER_GROUPS: Partial<Record<ConversationCategory, TierGroup>> & Record<TieredCategory, TierGroup> = {
  utility: 'utility',
  authentication: 'authentication',
  authentication_international: 'authentication',
};

interface Series {
  readonly portfolio: string | null;
  readonly market: string;
  readonly group: TierGroup;
  readonly month: string;
  readonly counted: Counted[];
}

function tierAdjustments(charged: readonly Counted[], terms: TierTerms): readonly TierAdjustment[] {
  return [...seriesOfAll(charged, terms).values()].flatMap((one) => seriesAdjustments(one, terms));
}

/** Of what is due, the running counts of which tiers take something off, by name. */
export function reachedSeries(due: readonly Counted[], terms: TierTerms): readonly string[] {
  const series = [...seriesOfAll(due, terms)];
  return series.flatMap(([name, one]) => (seriesAdjustments(one, terms).length > 0 ? [name] : []));
}

function seriesOfAll(charged: readonly Counted[], terms: TierTerms): ReadonlyMap<string, Series> {
  const all = new Map<string, Series>();
  for (const one of charged) {
    const series = seriesOf(one.key, terms);
    if (series === null) continue;
    const name = nameOf(series);
    const known = all.get(name) ?? { ...series, counted: [] };
    all.set(name, known);
    known.counted.push(one);
  }
  return all;
}

/** The running count in which a unit stands; null where no volume tier counts it. */
export function seriesOf(
  { market, category, month, account, unit, group: toGroup }: UnitKey,
  { portfolioOf }: Pick<TierTerms, 'portfolioOf'>,
): Omit<Series, 'counted'> | null {
  const group = TIER_GROUPS[category];
  if (group === undefined || market === null || unit !== 'message' || toGroup) return null;
  return { portfolio: portfolioOf(account), market, group, month };
}

/** The same by name. */
export function seriesName(key: UnitKey, terms: Pick<TierTerms, 'portfolioOf'>): string | null {
  const series = seriesOf(key, terms);
  return series === null ? null : nameOf(series);
}

function nameOf({ portfolio, market, group, month }: Omit<Series, 'counted'>): string {
  return JSON.stringify([portfolio, market, group, month]);
}

/**
 * The running count of a month decides the tier of each message. Within a month authentication comes before
 * authentication-international, which begins at a start time; messages of one category cost the same, so their order among
 * themselves does not matter.
 */
function seriesAdjustments(
  { portfolio, market, group, month, counted }: Series,
  terms: TierTerms,
): readonly TierAdjustment[] {
  let before = terms.used(portfolio, market, group, month);
  return TIERED_CATEGORIES.flatMap((category) => {
    const own = counted.filter(({ key }) => key.category === category);
    const units = countOf(own);
    const first = before;
    before += units;
    const [any] = own;
    if (any === undefined || own.some(({ key }) => key.rate === null)) return [];
    const tiers = terms.tiers({ month, market, category, ruleSet: any.key.ruleSet });
    if (tiers === null) return [];
    // What has another list price, by a card of another day, keeps that; it counts in the month after the others.
    const tiered = own.filter((unit) => isListPrice(unit, tiers));
    const amount = subtract(tieredCost(tiers, countOf(tiered), first), sum(tiered.map(listCost)));
    return amount.units === 0n ? [] : [{ portfolio, market, category, month, units, amount }];
  });
}

function countOf(counted: readonly Counted[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

/** Whether the tiers are those of its card: the first of them is the list price. */
function isListPrice({ key }: Counted, { rates: [list = ''] }: Pick<TierRow, 'rates'>): boolean {
  const [own, first] = [parseDecimal(key.rate ?? ''), parseDecimal(list)];
  return own !== null && first !== null && isSameWorth(own, first);
}

/** What `units` messages cost after `before` others of the month: each at the rate of its own tier, bounds inclusive. */
export function tieredCost({ upTo, rates }: Pick<TierRow, 'upTo' | 'rates'>, units: number, before = 0): Decimal {
  let cost = ZERO;
  let low = before;
  for (const [tier, text] of rates.entries()) {
    const high = Math.min(before + units, upTo[tier] ?? Infinity);
    const rate = parseDecimal(text);
    if (high <= low || rate === null) continue;
    cost = add(cost, times(rate, BigInt(high - low)));
    low = high;
  }
  return cost;
}
