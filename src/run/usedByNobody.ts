import { scopeOf, type AllowanceScope } from '../billing/allowance.js';
import type { Tally } from '../billing/tally.js';
import type { RunCost } from '../model/cost.js';
import { finding, type Finding } from '../model/finding.js';
import { compareText } from '../model/text.js';
import type { MoneyTerms } from './money.js';
import { isOf } from './used.js';

/** What was billed, and who might have been. */
interface Billed {
  readonly cost: RunCost;
  readonly all: Tally;
  /** Of the log, whether or not something was charged for them. */
  readonly numbers: Iterable<string | null>;
  /** The account that pays for a number's messages. */
  readonly accounts: ReadonlyMap<string, string>;
}

/**
 * Figures of nobody, which would be passed over: most often their owner is misspelt. Those of other months may be of an owner
 * that is in other logs, and so may those of a number, account or portfolio that the configuration names elsewhere.
 */
export function usedByNobody(billed: Billed, money: Pick<MoneyTerms, 'used' | 'portfolios'>): readonly Finding[] {
  return [...allowancesOfNobody(billed, money), ...tiersOfNobody(billed, money)];
}

type Per = AllowanceScope['per'];

function allowancesOfNobody(
  { cost, all, numbers, accounts }: Billed,
  { used, portfolios }: Pick<MoneyTerms, 'used' | 'portfolios'>,
): readonly Finding[] {
  const told = (used.allowances ?? []).filter(({ units }) => units > 0);
  if (told.length === 0) return [];
  const scopes = [...all.allowances.keys()].map(scopeOf);
  const inLog: Readonly<Record<Per, ReadonlySet<string>>> = {
    number: namesOf(numbers),
    account: namesOf(cost.units.map(({ key }) => key.account)),
  };
  const elsewhere: Readonly<Record<Per, ReadonlySet<string>>> = {
    number: new Set(accounts.keys()),
    account: new Set([...accounts.values(), ...portfolios.keys()]),
  };
  return told.flatMap((one) => {
    const pers = [...new Set(scopes.filter(({ month }) => month === one.month).map(({ per }) => per))].sort();
    const names = pers.flatMap((per) => [...inLog[per], ...elsewhere[per]]);
    if (pers.length === 0 || names.some((name) => isOf(one, name))) return [];
    const { source = null } = one;
    const [owner = ''] = [one.owner].flat();
    const message =
      `${one.units} units of ${one.month} are said to be used by ${owner} (used.allowances), ` +
      `and the log ${missing(pers.join(' or '), new Set(pers.flatMap((per) => [...inLog[per]])))}`;
    return [finding('UNKNOWN_OWNER', { message, source })];
  });
}

function namesOf(names: Iterable<string | null>): ReadonlySet<string> {
  return new Set([...names].flatMap((name) => name ?? []).sort(compareText));
}

const MOST_NAMED = 3;

function missing(what: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return `names no ${what}`;
  const more = names.size > MOST_NAMED ? ` and ${names.size - MOST_NAMED} more` : '';
  return `has no ${what} of that name: it has ${[...names].slice(0, MOST_NAMED).join(', ')}${more}`;
}

function tiersOfNobody(
  { cost }: Billed,
  { used, portfolios }: Pick<MoneyTerms, 'used' | 'portfolios'>,
): readonly Finding[] {
  const named = new Set(portfolios.values());
  return (used.tiers ?? []).flatMap(({ portfolio, market, category, month, units, source = null }) => {
    const isKnown = portfolio === undefined || named.has(portfolio);
    const matters = cost.units.some(({ key }) => key.month === month && key.market === market);
    if (isKnown || units === 0 || !matters) return [];
    const message =
      `${units} ${category} messages of ${month} to ${market} are said to be sent by the portfolio ${portfolio} ` +
      '(used.tiers), and portfolios puts no account in one of that name';
    return [finding('UNKNOWN_OWNER', { message, source })];
  });
}
