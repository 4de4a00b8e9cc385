import { spelling } from '../input/lookup.js';
import { readTime } from '../input/time.js';
import { instantOf, type Instant } from '../model/instant.js';
import { compare, parseDecimal, type Decimal } from '../model/money.js';
import type { InternationalTerms } from '../billing/international.js';
import type { RunCost } from '../model/cost.js';
import { isCountry } from '../rates/market.js';
import type { SimulateOptions } from '../run/options.js';
import type { RulesFlags } from './commands/sharedOptions.js';
import type { Config } from './config.js';
import { InvalidDocument } from './errors.js';
import { invalid } from './options.js';

type MoneyOptions = Pick<SimulateOptions, 'currency' | 'international' | 'portfolios' | 'used'>;

/** What the command line and the configuration say about money. Throws an InvalidDocument on a time that is none. */
export function moneyOptions(flags: RulesFlags, { values, name }: Config): MoneyOptions {
  const currency = flags.currency?.toUpperCase() ?? values.currency;
  const international = internationalTerms(homeCountry(flags, values.home_country), values, name);
  return {
    ...(currency !== undefined && { currency }),
    ...(international !== null && { international }),
    ...(values.portfolios !== undefined && { portfolios: values.portfolios }),
    ...(values.used !== undefined && { used: { ...values.used, allowances: allowancesUsed(values.used) } }),
  };
}

/** An owner is an account by its name, or a number in any usual spelling: which of them, only the rules say. */
function allowancesUsed({
  allowances = [],
}: NonNullable<Config['values']['used']>): NonNullable<NonNullable<SimulateOptions['used']>['allowances']> {
  return allowances.flatMap((used) => {
    const spelt = spelling(used.owner);
    return spelt === used.owner ? [used] : [used, { ...used, owner: spelt }];
  });
}

function homeCountry({ homeCountry: asked }: RulesFlags, configured: string | undefined): string | null {
  if (asked !== undefined && !isCountry(asked.toUpperCase())) {
    throw invalid('--home-country <code>', asked, 'Use a country by its two letters, such as BR.');
  }
  return (asked ?? configured)?.toUpperCase() ?? null;
}

/** Null while the account is not eligible: then authentication is authentication everywhere (rule 2d.1). */
function internationalTerms(
  home: string | null,
  { authentication_international: eligibility }: Config['values'],
  name: string | null,
): InternationalTerms | null {
  if (eligibility === undefined) return null;
  const time = (key: string, value: string | number): Instant => timeOf(`${name ?? ''}: ${key}`, value);
  return {
    home,
    from: time('authentication_international.start_time', eligibility.start_time),
    exceptions: new Map(
      Object.entries(eligibility.exception_countries ?? {}).map(([country, start]) => [
        country.toUpperCase(),
        time(`authentication_international.exception_countries.${country}`, start),
      ]),
    ),
  };
}

function timeOf(place: string, value: string | number): Instant {
  const reading = readTime(String(value), undefined);
  if (reading.kind === 'dated') return instantOf(reading.at);
  throw new InvalidDocument(`${place}: ${String(value)} is no instant; write 2026-10-01T00:00:00Z, or Unix seconds`);
}

interface Budget {
  readonly currency: string;
  readonly amount: Decimal;
}

/** `12.50USD` or `12.50 USD`. */
export function budgetOf(flag: string, value: string): Budget {
  const [, amount = '', currency = ''] = /^(\S*\d)\s*([A-Za-z]{3})$/.exec(value) ?? [];
  const decimal = parseDecimal(amount);
  if (decimal === null) throw invalid(flag, value, 'Use an amount and a currency, such as 12.50USD.');
  return { amount: decimal, currency: currency.toUpperCase() };
}

/** Why a run is over budget: the most it can cost counts, and what has no price fails it. Null when it is not. */
export function overBudget({ amount, currency }: Budget, cost: RunCost | null): string | null {
  if (cost === null) return 'a timeline without dates has no cost: place Hour 0 with --start';
  if (cost.currency !== currency) return `the cost is in ${cost.currency}, the budget in ${currency}`;
  if (cost.unpriced > 0) return `${String(cost.unpriced)} charges are unpriced`;
  return compare(cost.possibleAmount, amount) > 0 ? 'over budget' : null;
}
