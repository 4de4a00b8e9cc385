import { UsageFault } from '../model/fault.js';
import { within } from '../model/limit.js';
import { add, decimalText, parseDecimal, ZERO, type Decimal } from '../model/money.js';
import { checkOptions, listOf } from '../model/shape.js';
import { MONTH } from '../rates/day.js';
import { checkMeaning } from '../run/meaning.js';
import type { MoneyTerms } from '../run/money.js';
import { RULES } from '../run/shape.js';
import { moneyTerms, nameOf, refuseTwice, type Asked, type SimulateOptions } from '../run/options.js';
import type { Terms } from './terms.js';
import { assumptionsOf } from './assumptions.js';
import { contested } from './contested.js';
import type { Estimation, Line, LineCost, Sum } from './estimation.js';
import { MESSAGES, NUMBERS, PER_CONVERSATION, SHARE } from './limits.js';
import { monthCosts, type Given } from './month.js';
import { ESTIMATE_OPTIONS, VOLUME } from './shape.js';
import { VOLUME_CATEGORIES, type Volume } from './volume.js';

export interface EstimateOptions extends Pick<SimulateOptions, 'assume' | 'account' | 'currency' | 'rates'> {
  /** Business numbers, over which volumes are spread evenly. Default 1. */
  readonly numbers?: number;
  /** Messages that one conversation holds. Default 1: volumes are conversations where those are charged. */
  readonly messagesPerConversation?: Decimal;
}

const ONE = parseDecimal('1') ?? ZERO;

/**
 * What monthly volumes cost under each rule set, allowances and volume tiers of each month applied. Throws a UsageFault on
 * an option that makes no sense.
 */
export function estimate(
  volumes: readonly Volume[],
  rules: readonly [Asked, ...Asked[]],
  options: EstimateOptions = {},
): Estimation {
  listOf(VOLUME)('volumes', volumes);
  listOf(RULES)('rules', rules);
  checkOptions(ESTIMATE_OPTIONS, options);
  const { numbers = 1, messagesPerConversation = ONE, assume, account } = options;
  checkMeaning(options);
  checkAsked(volumes, rules, numbers, messagesPerConversation);
  const terms: Terms = { numbers, messagesPerConversation, ...(assume && { assume }), ...(account && { account }) };
  const money = moneyTerms(options);
  const linesUnder = (assumed: Terms) => linesOf(volumes, rules, assumed, money);
  const lines = linesUnder(terms);
  return {
    currency: money.currency,
    numbers,
    rules: rules.map(nameOf),
    lines,
    totals: sumsOf(lines, rules.length),
    assumptions: [...assumptionsOf(volumes, lines, terms), ...contested(lines, terms, linesUnder)],
  };
}

function checkAsked(
  volumes: readonly Volume[],
  rules: readonly Asked[],
  numbers: number,
  messagesPerConversation: Decimal,
): void {
  if (rules.length === 0) throw new UsageFault('an estimate takes one rule set at least');
  refuseTwice(rules);
  if (volumes.length === 0) throw new UsageFault('an estimate takes one volume at least');
  within('numbers', numbers, NUMBERS);
  const percent = (option: string, share: Decimal) => within(option, share, SHARE, `${decimalText(share)}%`);
  within('messagesPerConversation', messagesPerConversation, PER_CONVERSATION, decimalText(messagesPerConversation));
  volumes.forEach(({ month, volumes: own, shares }, index) => {
    const place = `volumes[${index}]`;
    within(`${place}.month`, month, MONTH);
    for (const category of VOLUME_CATEGORIES) within(`${place}.volumes.${category}`, own[category], MESSAGES);
    percent(`${place}.shares.utilityInWindow`, shares.utilityInWindow);
    percent(`${place}.shares.inEntryPoint`, shares.inEntryPoint);
  });
}

function linesOf(
  volumes: readonly Volume[],
  rules: readonly Asked[],
  terms: Terms,
  money: MoneyTerms,
): readonly Line[] {
  return monthsOf(volumes).flatMap((month) => {
    const given = givenIn(volumes, month);
    const costs = rules.map((asked) => monthCosts(month, given, asked, terms, money));
    return given.map(({ place, category, volume }, index): Line => {
      const own = costs.flatMap((all) => all[index] ?? []);
      return { month, place: place.name, category, volume, costs: own };
    });
  });
}

function monthsOf(volumes: readonly Volume[]): readonly string[] {
  return [...new Set(volumes.map(({ month }) => month))].sort();
}

function givenIn(volumes: readonly Volume[], month: string): readonly Given[] {
  return volumes
    .filter((volume) => volume.month === month)
    .flatMap(({ place, volumes: own, shares }) =>
      VOLUME_CATEGORIES.map((category) => ({ place, category, volume: own[category], shares })),
    )
    .filter(({ volume }) => volume > 0);
}

/** The sums of some lines, for each rule set in turn. */
export function sumsOf(lines: readonly Line[], rules: number): readonly Sum[] {
  return Array.from({ length: rules }, (_, index) => sumOf(lines.flatMap(({ costs }) => costs[index] ?? [])));
}

function sumOf(costs: readonly LineCost[]): Sum {
  return {
    charged: costs.reduce((total, { charged }) => total + charged, 0),
    amount: costs.reduce((total, { amount }) => add(total, amount ?? ZERO), ZERO),
    unpriced: costs.reduce((total, { charged, amount }) => total + (amount === null ? charged : 0), 0),
  };
}
