import { spelling } from '../input/lookup.js';
import { readTime } from '../input/time.js';
import { instantOf, type Instant } from '../model/instant.js';
import { compare, parseDecimal, type Decimal } from '../model/money.js';
import type { InternationalTerms } from '../billing/international.js';
import type { RunCost } from '../model/cost.js';
import type { RateBook } from '../rates/card.js';
import { COUNTRY } from '../rates/market.js';
import { moneyText } from '../report/money.js';
import { currencyFault, type SimulateOptions } from '../run/options.js';
import type { Used } from '../run/used.js';
import type { RulesFlags } from './commands/sharedOptions.js';
import type { Config } from './config.js';
import { InvalidDocument, UsageError } from './errors.js';
import { invalid } from './options.js';
import type { Path } from './yamlFile.js';

type MoneyOptions = Pick<SimulateOptions, 'currency' | 'international' | 'portfolios' | 'used'>;

/** What the command line and the configuration say about money. Throws an InvalidDocument on what the latter cannot mean. */
export function moneyOptions(flags: RulesFlags, config: Config, rates: RateBook): MoneyOptions {
  const { values } = config;
  const currency = flags.currency?.toUpperCase() ?? configuredCurrency(config, rates);
  const international = internationalTerms(homeCountry(flags, values.home_country), config);
  return {
    ...(currency !== undefined && { currency }),
    ...(international !== null && { international }),
    ...(values.portfolios !== undefined && { portfolios: values.portfolios }),
    ...(values.used !== undefined && { used: usedUnits(values.used, config) }),
  };
}

/** Throws an InvalidDocument on a currency of which no card is held: what the command line says of it is judged by the run. */
export function configuredCurrency({ values, placed }: Config, book: RateBook): string | undefined {
  const currency = values.currency?.toUpperCase();
  const fault = currency === undefined ? null : currencyFault(currency, book);
  if (fault === null) return currency;
  throw new InvalidDocument(`${placed(['currency'])}: ${fault}`);
}

/** An owner is an account by its name, or a number in any usual spelling: which of them, only the rules say. */
function usedUnits(
  { allowances = [], tiers = [] }: NonNullable<Config['values']['used']>,
  { sourceOf }: Config,
): Required<Used> {
  const placed = (path: Path) => {
    const source = sourceOf(['used', ...path]);
    return source === null ? {} : { source };
  };
  return {
    allowances: allowances.map(({ owner, ...used }, index) => ({
      ...used,
      owner: [...new Set([owner, spelling(owner)])],
      ...placed(['allowances', index, 'owner']),
    })),
    tiers: tiers.map((tier, index) => ({ ...tier, ...placed(['tiers', index, 'portfolio']) })),
  };
}

function homeCountry({ homeCountry: asked }: RulesFlags, configured: string | undefined): string | null {
  if (asked !== undefined && !COUNTRY.holds(asked.toUpperCase())) {
    throw invalid('--home-country <code>', asked, `Use ${COUNTRY.allowed}.`);
  }
  return (asked ?? configured)?.toUpperCase() ?? null;
}

/** Null while the account is not eligible: then authentication is authentication everywhere (rule 2d.1). */
function internationalTerms(
  home: string | null,
  { values: { authentication_international: eligibility }, placed }: Config,
): InternationalTerms | null {
  if (eligibility === undefined) return null;
  const time = (key: Path, value: string | number): Instant =>
    timeOf(placed(['authentication_international', ...key]), value);
  return {
    home,
    from: time(['start_time'], eligibility.start_time),
    exceptions: new Map(
      Object.entries(eligibility.exception_countries ?? {}).map(([country, start]) => [
        country.toUpperCase(),
        time(['exception_countries', country], start),
      ]),
    ),
  };
}

function timeOf(place: string, value: string | number): Instant {
  const reading = readTime(String(value), undefined);
  if (reading.kind === 'dated') return instantOf(reading.at);
  throw new InvalidDocument(`${place}: ${String(value)} is no instant; write 2026-10-01T00:00:00Z, or Unix seconds`);
}

export interface Budget {
  readonly currency: string;
  readonly amount: Decimal;
}

/** `12.50USD` or `12.50 USD`. */
export function budgetOf(flag: string, value: string): Budget {
  const [, amount = '', currency = ''] = /^(\S*\d)\s*([A-Za-z]{3})$/.exec(value) ?? [];
  const decimal = parseDecimal(amount);
  if (decimal === null || decimal.units < 0n) {
    throw invalid(flag, value, 'Use an amount and a currency, such as 12.50USD.');
  }
  return { amount: decimal, currency: currency.toUpperCase() };
}

/** Money in two currencies cannot be compared: that is refused before any work is done. */
export function refuseOtherCurrency(flag: string, budget: Budget, currency = 'USD'): void {
  if (budget.currency === currency) return;
  throw new UsageError(
    `${flag} is in ${budget.currency}, and the cost in ${currency}. Give it in ${currency}, or name the account's currency ` +
      `with --currency.`,
  );
}

/** Why a run is over budget: the most it can cost counts, and what has no price fails it. Null when it is not. */
export function overBudget({ amount, currency }: Budget, cost: RunCost | null): string | null {
  if (cost === null) return 'a timeline without dates has no cost: place Hour 0 with --start';
  if (cost.unpriced > 0) return `${String(cost.unpriced)} charges are unpriced`;
  if (compare(cost.possibleAmount, amount) <= 0) return null;
  const most = compare(cost.amount, cost.possibleAmount) === 0 ? '' : 'at most ';
  return `${most}${moneyText(cost.possibleAmount, currency)} is over the budget of ${moneyText(amount, currency)}`;
}
