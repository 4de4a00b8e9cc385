import { revisionsOf, RULE_SET_IDS } from '../rules/ruleSets.js';
import type { AccountKind, RuleSet } from '../rules/ruleSet.js';
import { DEFAULT_SWITCHES, SWITCHES, SWITCH_IDS, valuesOf, type SwitchId, type Switches } from '../rules/switches.js';
import type { InternationalTerms } from '../billing/international.js';
import { BUILT_IN } from '../rates/book.js';
import { currenciesOf, type RateBook } from '../rates/card.js';
import { UsageFault } from '../model/fault.js';
import type { MoneyTerms } from './money.js';
import type { Used } from './used.js';

/** `auto`, the id of a rule set, or a rule set of one's own. */
export type Asked = string | RuleSet;

export function nameOf(asked: Asked): string {
  return typeof asked === 'string' ? asked : asked.id;
}

/** Throws a UsageFault where two rule sets have one name: what is said of one would be said of the other. */
export function refuseTwice(rules: readonly Asked[]): void {
  const names = rules.map(nameOf);
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again !== undefined) throw new UsageFault(`rules names ${again} twice: use each rule set once`);
}

export interface SimulateOptions {
  /** The account's zone, an IANA name: decides era switches, months and how instants are shown. Default UTC. */
  readonly timezone?: string;
  /** `auto` (by the date of each event), the id of one rule set for all, or a rule set of one's own. */
  readonly rules?: Asked;
  /** Switch id to value, for example `{ C1: 'open' }`. */
  readonly assume?: Readonly<Record<string, string>>;
  /** What the account is, where allowances depend on it (rules 2b.3 and 2f.8). Default: a direct customer of Meta. */
  readonly account?: readonly AccountKind[];
  /** The account that pays for the messages of a number, where the input does not name it. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** What was open before the first event: nobody knows, or nothing. Default: by the kind of input. */
  readonly past?: 'unknown' | 'closed';
  /** Whether what Meta said of a pair's first message may tell what was open before. Default true. */
  readonly pastEvidence?: boolean;
  /** The account's currency, ISO 4217. Default USD. */
  readonly currency?: string;
  /** Prices to use. Default: those that come with this version. */
  readonly rates?: RateBook;
  /** Where an account eligible for authentication-international is at home, and from when on it pays that rate (2d). */
  readonly international?: InternationalTerms;
  /** The business portfolio of an account; volume tiers add up over all accounts of one. */
  readonly portfolios?: Readonly<Record<string, string>>;
  /** Units of allowances and volume tiers used before the log begins. */
  readonly used?: Used;
  /** Business numbers and channels whose sessions never close, in dialects that know such sessions. */
  readonly permanentSessions?: readonly string[];
}

/** Every revision of the rule set. Throws a UsageFault on an unknown id. */
export function namedRuleSet(id: string): readonly RuleSet[] {
  const revisions = revisionsOf(id);
  if (revisions.length > 0) return revisions;
  const known = ['auto', ...RULE_SET_IDS].join(', ');
  throw new UsageFault(`unknown rule set "${id}": this version holds ${known}`);
}

/** The side taken on every switch. Throws a UsageFault on an unknown switch or value. */
export function switchesFrom(assume: Readonly<Record<string, string>>): Switches {
  const taken: Record<SwitchId, string> = { ...DEFAULT_SWITCHES };
  for (const [id, value] of Object.entries(assume)) {
    if (!isSwitch(id)) throw new UsageFault(`unknown switch "${id}": this version has ${SWITCH_IDS.join(', ')}`);
    const values: readonly string[] = valuesOf(id);
    if (!values.includes(value)) {
      throw new UsageFault(`switch ${id} has no value "${value}": choose ${values.join(', ')}`);
    }
    taken[id] = value;
  }
  return taken as Switches;
}

function isSwitch(id: string): id is SwitchId {
  return Object.hasOwn(SWITCHES, id);
}

/** Why there are no prices in a currency; null where a card of it is held. */
export function currencyFault(currency: string, rates: RateBook): string | null {
  const held = currenciesOf(rates);
  if (held.includes(currency)) return null;
  if (held.length === 0) return `no rate card in ${currency}: the rates hold no card at all`;
  return `no rate card in ${currency === '' ? '""' : currency}: there are cards in ${held.join(', ')}`;
}

/** What the account says about money. Throws a UsageFault on a currency of which no card is held. */
export function moneyTerms({
  currency = 'USD',
  rates = BUILT_IN,
  international,
  portfolios = {},
  used = {},
}: SimulateOptions): MoneyTerms {
  const fault = currencyFault(currency, rates);
  if (fault !== null) throw new UsageFault(fault);
  return {
    book: rates,
    currency,
    international: international ?? null,
    portfolios: new Map(Object.entries(portfolios)),
    used,
  };
}
