import { seriesOf } from '../billing/cost.js';
import type { Tally } from '../billing/tally.js';
import type { RunCost } from '../model/cost.js';
import type { Instant } from '../model/instant.js';
import type { Assumption } from '../model/run.js';
import { dayTeller } from '../time/zone.js';
import { ASSUMED } from './assumed.js';
import { portfolioIn, type MoneyTerms } from './money.js';
import { allowanceUsed, tierUsed } from './used.js';

/** What was billed, and when the log began if nobody knows what was before. */
interface Billed {
  readonly cost: RunCost;
  readonly all: Tally;
  readonly unseenBefore: Instant | null;
}

/** What the log cannot know of the account and the figures rest on, as far as the configuration does not say it. */
export function accountAssumptions(billed: Billed, money: MoneyTerms, timezone: string): readonly Assumption[] {
  return [...nothingUsed(billed, money, timezone), ...onePortfolio(billed.cost, money.portfolios)];
}

/** A log that begins within a month does not show what allowances and volume tiers had counted before. */
function nothingUsed({ cost, all, unseenBefore }: Billed, money: MoneyTerms, timezone: string): readonly Assumption[] {
  if (unseenBefore === null) return [];
  const day = dayTeller(timezone)(unseenBefore);
  const month = day.slice(0, 'YYYY-MM'.length);
  if (day.endsWith('-01')) return [];
  const allowed = allowedUnits(all, month, money.used);
  const tiered = tieredUnits(cost, month, money);
  if (allowed + tiered === 0) return [];
  const what = [...(allowed > 0 ? ['an allowance'] : []), ...(tiered > 0 ? ['a volume tier'] : [])].join(' or of ');
  const statement = `nothing of ${what} was used in ${month} before the log begins (used in the configuration)`;
  return [{ id: 'used', value: '0', statement, source: ASSUMED.used.source, affected: allowed + tiered }];
}

/** What allowances of the month made free. */
function allowedUnits({ allowances }: Tally, month: string, used: MoneyTerms['used']): number {
  const isSaid = (owner: string | null, per: 'account' | 'number'): boolean =>
    allowanceUsed(used, { per, owner, month }) > 0;
  let units = 0;
  for (const { taken } of allowances.values()) {
    for (const { key } of taken) {
      if (key.month === month && !isSaid(key.number, 'number') && !isSaid(key.account, 'account')) units += 1;
    }
  }
  return units;
}

/** What is due in the month and counts in volume tiers that are held. */
function tieredUnits({ units }: RunCost, month: string, { book, currency, used, portfolios }: MoneyTerms): number {
  const usedBefore = tierUsed(used);
  const portfolioOf = portfolioIn(portfolios);
  const tiers = book.tiers.filter((table) => table.currency === currency).flatMap(({ rows }) => rows);
  return units.reduce((total, { key, count }) => {
    const series = key.type === 'regular' && key.month === month ? seriesOf(key, { portfolioOf }) : null;
    if (series === null || usedBefore(series.portfolio, series.market, series.group, month) > 0) return total;
    const isHeld = tiers.some(({ market, category }) => market === key.market && category === key.category);
    return isHeld ? total + count : total;
  }, 0);
}

/** Volume tiers add up over the accounts of a portfolio (2e.5): those that nobody puts in one are taken for one of their own. */
function onePortfolio({ tiers, units }: RunCost, portfolios: MoneyTerms['portfolios']): readonly Assumption[] {
  const assumed = tiers.filter(({ portfolio }) => portfolio === null);
  const accounts = new Set(
    units.flatMap(({ key }) => {
      const isTiered = assumed.some(
        ({ market, category, month }) => market === key.market && category === key.category && month === key.month,
      );
      const isAlone = key.account === null || !portfolios.has(key.account);
      return isTiered && key.type === 'regular' && isAlone ? [key.account] : [];
    }),
  );
  if (accounts.size < 2) return [];
  const statement = `${accounts.size} accounts are one portfolio, over which volume tiers add up (portfolios in the configuration)`;
  const affected = assumed.reduce((total, tier) => total + tier.units, 0);
  return [{ id: 'portfolio', value: 'one', statement, source: ASSUMED.portfolio.source, affected }];
}
