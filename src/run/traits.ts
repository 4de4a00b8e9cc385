import { parseDuration } from '../model/duration.js';
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
  const numbers = new Set<string | null>();
  const accounts = new Set<string | null>();
  for (const [{ number, events }, traits] of each) {
    for (const trait of MARKS) all[trait] ||= traits[trait];
    numbers.add(number);
    for (const event of events) if (event.kind === 'outbound') accounts.add(event.account);
  }
  return { sources, ...all, ownersDiffer: money !== null && ownersDiffer(numbers, accounts, money.used) };
}

type Marks = { -readonly [K in keyof Omit<Traits, 'sources' | 'ownersDiffer'>]: boolean };

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

function traitsOf({ contact, events }: Pair, lengths: readonly number[], unseenBefore: Setting['unseenBefore']) {
  const marks = {
    ...NO_TRAITS,
    atTheEdge: lengths.some((lasts) => hasMessageAfter(lasts, events, unseenBefore)),
    unseenPast: unseenBefore !== null,
    unlistedCountry: isUnlisted(countryOf(contact)),
  };
  for (const event of events) {
    if (event.group === true) marks.group = true;
    if (event.kind === 'receipt' && !event.assumed) marks.lateForWindow = marks.lateForMoney = true;
    if (event.kind !== 'inbound') continue;
    if (event.entryPoint !== null) marks.ad = true;
    if (event.entryPoint === 'page_cta') marks.pageButton = true;
    if (event.type === 'reaction' || event.type === 'edit' || event.type === 'revoke') marks.customerReaction = true;
  }
  return { ownersDiffer: false, ...marks };
}

/**
 * Whether the business wrote to the millisecond so long after something else: the end of a window is met, whoever opened it.
 * One that nobody saw open ends after the log begins.
 */
function hasMessageAfter(lasts: number, events: Pair['events'], unseenBefore: Setting['unseenBefore']): boolean {
  let earlier = 0;
  return events.some(({ at, kind }) => {
    const opened = at - lasts;
    while ((events[earlier]?.at ?? Infinity) < opened) earlier += 1;
    return kind === 'outbound' && (events[earlier]?.at === opened || unseenBefore === opened);
  });
}
