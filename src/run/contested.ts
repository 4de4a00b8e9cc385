import { NEIGHBOURS_OF_UNLISTED } from '../billing/price.js';
import type { Instant } from '../model/instant.js';
import type { Assumption } from '../model/run.js';
import { INTERNATIONAL_FROM } from '../rates/data/internationalCountries.js';
import type { Day } from '../rates/day.js';
import { ERAS } from '../rules/ruleSets.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { SWITCHES, SWITCH_IDS, type SwitchId } from '../rules/switches.js';
import { dayTeller } from '../time/zone.js';
import { ASSUMED } from './assumed.js';
import type { MoneyTerms } from './money.js';
import type { Terms } from './schedule.js';

/** What of a log decides whether the question of a switch can arise in it at all. */
export interface Traits {
  /** The rule sets, with their revisions, that apply to some event. */
  readonly sources: readonly RuleSet[];
  /** What is left to a number may be other than what is left to its account. */
  readonly ownersDiffer: boolean;
  /** A window’s end is met to the millisecond. */
  readonly atTheEdge: boolean;
  readonly ad: boolean;
  /** What was open before the log begins is not known: an entry point may be open without an ad message in the log. */
  readonly unseenPast: boolean;
  readonly pageButton: boolean;
  /** A message was delivered when the window may have been another than at its sending. */
  readonly lateForWindow: boolean;
  /** A message was delivered when prices or months may have been others than at its sending. */
  readonly lateForMoney: boolean;
  /** A reaction, edit or deletion by a customer. */
  readonly customerReaction: boolean;
  readonly group: boolean;
  readonly unlistedCountry: boolean;
}

/** The switches whose question arises: where it does not, the other side would change nothing. */
export function arising(traits: Traits): readonly SwitchId[] {
  return SWITCH_IDS.filter((id) => arises(id, traits));
}

export function arises(id: SwitchId, traits: Traits): boolean {
  return ARISES[id](traits);
}

const ARISES: Readonly<Record<SwitchId, (traits: Traits) => boolean>> = {
  C1: ({ atTheEdge }) => atTheEdge,
  C2: ({ sources, ...seen }) =>
    mayHoldEntryPoint(seen) && sources.some(({ entry_point: entryPoint }) => entryPoint?.lasts_at_most !== undefined),
  C3: ({ sources, lateForWindow }) =>
    lateForWindow && sources.some(({ window_counts_at: counted }) => counted === 'C3'),
  C4: ({ sources }) => sources.some(hasConversations),
  C5: ({ sources, ownersDiffer }) =>
    ownersDiffer && sources.some(({ allowances }) => allowances.some(({ per }) => per === 'C5')),
  C6: ({ sources, ...seen }) => mayHoldEntryPoint(seen) && sources.some(({ allowances }) => allowances.length > 0),
  C7: ({ customerReaction }) => customerReaction,
  C8: ({ group }) => group,
  C9: ({ pageButton }) => pageButton,
  C10: ({ sources }) => sources.some(hasConversations),
  C11: ({ lateForMoney }) => lateForMoney,
  C12: ({ lateForMoney }) => lateForMoney,
  C13: ({ unlistedCountry }) => unlistedCountry,
  // Meta's verdict enters no replay: only audit asks this.
  C14: () => false,
  C15: ({ sources }) => sources.some(({ allowances }) => allowances.some((one) => one.if !== undefined)),
  // No other side is offered.
  C16: () => false,
  C17: ({ ad }) => ad,
  C18: () => false,
};

function mayHoldEntryPoint({ ad, unseenPast }: Pick<Traits, 'ad' | 'unseenPast'>): boolean {
  return ad || unseenPast;
}

function hasConversations({ conversation }: RuleSet): boolean {
  return conversation !== null;
}

/** One number of one account has what its account has, unless the configuration names units that one of them has used. */
export function ownersDiffer(
  numbers: Iterable<string | null>,
  accounts: Iterable<string | null>,
  { allowances = [] }: MoneyTerms['used'],
): boolean {
  return new Set(numbers).size > 1 || new Set(accounts).size > 1 || allowances.some(({ units }) => units > 0);
}

/** Countries that Meta's table once left out (C13). */
export function isUnlisted(country: string | null): boolean {
  return country !== null && Object.hasOwn(NEIGHBOURS_OF_UNLISTED, country);
}

/** `affected` is null where the other side was not replayed. */
export function contestedPoint(id: SwitchId, value: string, affected: number | null): Assumption {
  const { values, source } = SWITCHES[id];
  return { id, value, statement: (values as Record<string, string>)[value] ?? '', source, affected };
}

/** What may matter in a log of which the other sides were not replayed: nobody knows how much. */
export function possibleAssumptions(
  traits: Traits,
  { assumed, nearMidnight }: { readonly assumed: number; readonly nearMidnight: boolean },
  { terms, timezoneAssumed }: { readonly terms: Terms; readonly timezoneAssumed: boolean },
): readonly Assumption[] {
  return [
    ...assumedDelivery(assumed),
    ...(timezoneAssumed && nearMidnight ? [assumedZone(null)] : []),
    ...arising(traits).map((id) => contestedPoint(id, terms.switches[id], null)),
  ];
}

export function assumedDelivery(affected: number): readonly Assumption[] {
  if (affected === 0) return [];
  return [
    {
      id: 'D1',
      value: 'delivered',
      statement: 'messages without a status count as delivered when they were sent',
      source: ASSUMED.D1.source,
      affected,
    },
  ];
}

export function assumedZone(affected: number | null): Assumption {
  return {
    id: 'timezone',
    value: 'UTC',
    statement: 'no account zone is given (--timezone); in another, rules, rate cards or months would change elsewhere',
    source: ASSUMED.timezone.source,
    affected,
  };
}

/** The zones in which midnight comes first and last: what is the same in both is the same in every zone. */
export const OUTERMOST_ZONES = ['Etc/GMT-14', 'Etc/GMT+12'] as const;

/** Whether an instant is before a local midnight that changes something in one zone and after it in another. */
export function nearAnEdge(money: MoneyTerms, sources: readonly RuleSet[]): (at: Instant) => boolean {
  const [earliest, latest] = OUTERMOST_ZONES.map(dayTeller).reverse();
  const days = new Set([...ERAS.flatMap(({ from }) => from ?? []), ...priceDays(money)]);
  const byMonth = sources.some((source) => source.allowances.length > 0 || mayHaveTiers(source, money));
  return (at) => {
    const before = earliest?.(at) ?? '';
    const after = latest?.(at) ?? '';
    if (byMonth && before.slice(0, 7) !== after.slice(0, 7)) return true;
    return [...days].some((day) => before < day && day <= after);
  };
}

/** The first days of cards, of changes to a card while it stood, and of international rates. */
function priceDays({ book: { cards, amendments }, international }: MoneyTerms): readonly Day[] {
  const own = [...cards, ...amendments].map(({ from }) => from);
  return international === null ? own : [...own, ...Object.values(INTERNATIONAL_FROM)];
}

function mayHaveTiers({ unit, until }: RuleSet, { book: { tiers }, currency }: MoneyTerms): boolean {
  return unit === 'message' && tiers.some((one) => one.currency === currency && (until === null || one.from < until));
}
