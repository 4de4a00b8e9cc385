import { parseDuration } from '../model/duration.js';
import type { TimelineEvent } from '../model/event.js';
import { countryOf } from '../rates/market.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { isUnlisted, ownersDiffer, type Traits } from './contested.js';
import type { Pair } from './pairs.js';
import type { Setting } from './setting.js';

/** What of each pair, taken by itself, decides whether the question of a switch can arise in it. */
export function traitsOfEach(
  pairs: readonly Pair[],
  sources: readonly RuleSet[],
  { unseenBefore }: Pick<Setting, 'unseenBefore'>,
): ReadonlyMap<Pair, Traits> {
  const lengths = [...new Set(sources.flatMap(({ window }) => parseDuration(window.lasts) ?? []))];
  return new Map(pairs.map((pair) => [pair, { sources, ...traitsOf(pair, lengths, unseenBefore) }]));
}

/** The same of all of them together. */
export function traitsOfAll(
  each: ReadonlyMap<Pair, Traits>,
  sources: readonly RuleSet[],
  { money }: Pick<Setting, 'money'>,
): Traits {
  const all = { ...NO_TRAITS };
  for (const traits of each.values()) for (const trait of MARKS) all[trait] ||= traits[trait];
  const pairs = [...each.keys()];
  const numbers = pairs.map(({ number }) => number);
  const accounts = pairs.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === 'outbound' ? [event.account] : [])),
  );
  return { sources, ...all, ownersDiffer: money !== null && ownersDiffer(numbers, accounts, money.used) };
}

type Marks = Omit<Traits, 'sources' | 'ownersDiffer'>;

const NO_TRAITS: Marks = {
  atTheEdge: false,
  ad: false,
  unseenPast: false,
  pageButton: false,
  lateForWindow: false,
  lateForMoney: false,
  customerReaction: false,
  group: false,
  unlistedCountry: false,
};

const MARKS = Object.keys(NO_TRAITS) as readonly (keyof Marks)[];

function traitsOf(
  { contact, events }: Pair,
  lengths: readonly number[],
  unseenBefore: Setting['unseenBefore'],
): Omit<Traits, 'sources'> {
  const late = events.some((event) => event.kind === 'receipt' && !event.assumed);
  return {
    ownersDiffer: false,
    atTheEdge: hasMessageAtTheEdge(events, lengths, unseenBefore),
    ad: events.some((event) => event.kind === 'inbound' && event.entryPoint !== null),
    unseenPast: unseenBefore !== null,
    pageButton: events.some((event) => event.kind === 'inbound' && event.entryPoint === 'page_cta'),
    lateForWindow: late,
    lateForMoney: late,
    customerReaction: events.some(isReaction),
    group: events.some(({ group }) => group === true),
    unlistedCountry: isUnlisted(countryOf(contact)),
  };
}

function isReaction(event: TimelineEvent): boolean {
  return event.kind === 'inbound' && ['reaction', 'edit', 'revoke'].includes(event.type);
}

/** The end of a window is met to the millisecond, whoever opened it; one that nobody saw open ends after the log begins. */
function hasMessageAtTheEdge(
  events: Pair['events'],
  lengths: readonly number[],
  unseenBefore: Setting['unseenBefore'],
): boolean {
  const openings = [...events.map(({ at }) => at), ...(unseenBefore === null ? [] : [unseenBefore])];
  const ends = new Set(openings.flatMap((at) => lengths.map((lasts) => at + lasts)));
  return events.some(({ at, kind }) => kind === 'outbound' && ends.has(at));
}
