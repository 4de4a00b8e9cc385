import type { InternationalTerms } from '../billing/international.js';
import { FOREVER, NEVER } from '../model/instant.js';
import { COUNT, INSTANT, NAME, within, type Limit } from '../model/limit.js';
import { MONTH } from '../rates/day.js';
import { COUNTRY, MARKET } from '../rates/market.js';
import type { AccountKind } from '../rules/ruleSet.js';
import type { SimulateOptions } from './options.js';

/** Throws a UsageFault on what the types of the options allow and nobody can mean. */
export function checkMeaning(options: SimulateOptions): void {
  const { account, accounts, international, permanentSessions = [], portfolios, used } = options;
  if (account !== undefined) within('account', account, ACCOUNT, account.length === 0 ? 'empty' : account.join(', '));
  checkNames('accounts', accounts);
  checkNames('portfolios', portfolios);
  permanentSessions.forEach((name) => within('permanentSessions', name, NAME));
  if (international !== undefined) checkInternational(international);
  used?.allowances?.forEach(({ owner, month, units }, index) => {
    const place = `used.allowances[${index}]`;
    for (const name of [owner].flat()) within(`${place}.owner`, name, NAME);
    within(`${place}.month`, month, MONTH);
    within(`${place}.units`, units, COUNT);
  });
  used?.tiers?.forEach(({ portfolio, market, month, units }, index) => {
    const place = `used.tiers[${index}]`;
    if (portfolio !== undefined) within(`${place}.portfolio`, portfolio, NAME);
    within(`${place}.market`, market, MARKET);
    within(`${place}.month`, month, MONTH);
    within(`${place}.units`, units, COUNT);
  });
}

const ACCOUNT: Limit<readonly AccountKind[]> = {
  holds: (kinds) => kinds.includes('direct') !== kinds.includes('solution_partner'),
  allowed: 'either direct or solution_partner, and government beside it where it is one',
};

function checkNames(option: string, names: Readonly<Record<string, string>> = {}): void {
  for (const [key, name] of Object.entries(names)) {
    within(`a key of ${option}`, key, NAME);
    within(`${option}[${JSON.stringify(key)}]`, name, NAME);
  }
}

/** Since ever and never are times as well. */
const START: Limit<InternationalTerms['from']> = {
  holds: (at) => INSTANT.holds(at) || at === NEVER || at === FOREVER,
  allowed: `${INSTANT.allowed}, NEVER or FOREVER`,
};

function checkInternational({ home, from, exceptions }: InternationalTerms): void {
  if (home !== null) within('international.home', home, COUNTRY);
  within('international.from', from, START);
  for (const [country, start] of exceptions) {
    within('a country of international.exceptions', country, COUNTRY);
    within(`international.exceptions of ${country}`, start, START);
  }
}
