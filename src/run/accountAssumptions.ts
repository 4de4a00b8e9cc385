import type { Tally } from '../billing/tally.js';
import type { RunCost } from '../model/cost.js';
import type { Instant } from '../model/instant.js';
import type { Assumption } from '../model/run.js';
import { dayTeller } from '../time/zone.js';
import { ASSUMED } from './assumed.js';
import type { MoneyTerms } from './money.js';
import { allowanceUsed } from './used.js';

/** What was billed, and when the log began if nobody knows what was before. */
interface Billed {
  readonly cost: RunCost;
  readonly all: Tally;
  readonly unseenBefore: Instant | null;
}

/** What the log cannot know of the account and the figures rest on, as far as the configuration does not say it. */
export function accountAssumptions(
  { cost, all, unseenBefore }: Billed,
  { used, portfolios }: Pick<MoneyTerms, 'used' | 'portfolios'>,
  timezone: string,
): readonly Assumption[] {
  return [...nothingUsed(all, unseenBefore, used, timezone), ...onePortfolio(cost, portfolios)];
}

/** A log that begins within a month does not show what an allowance had given before. */
function nothingUsed(
  { allowances }: Tally,
  unseenBefore: Instant | null,
  used: MoneyTerms['used'],
  timezone: string,
): readonly Assumption[] {
  if (unseenBefore === null) return [];
  const day = dayTeller(timezone)(unseenBefore);
  const month = day.slice(0, 'YYYY-MM'.length);
  if (day.endsWith('-01')) return [];
  const isSaid = (owner: string | null, per: 'account' | 'number'): boolean =>
    allowanceUsed(used, { per, owner, month }) > 0;
  let affected = 0;
  for (const { taken } of allowances.values()) {
    for (const { key } of taken) {
      if (key.month === month && !isSaid(key.number, 'number') && !isSaid(key.account, 'account')) affected += 1;
    }
  }
  if (affected === 0) return [];
  const statement = `nothing of an allowance was used in ${month} before the log begins (used in the configuration)`;
  return [{ id: 'used', value: '0', statement, source: ASSUMED.used.source, affected }];
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
