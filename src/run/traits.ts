import { parseDuration } from '../model/duration.js';
import type { TimelineEvent } from '../model/event.js';
import { countryOf } from '../rates/market.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { isUnlisted, type Traits } from './contested.js';
import type { Pair } from './pairs.js';

/** What of some pairs decides whether the question of a switch can arise in them. */
export function traitsOf(pairs: readonly Pair[], sources: readonly RuleSet[]): Traits {
  const late = someEvent(pairs, isLateReceipt);
  return {
    sources,
    numbers: new Set(pairs.map(({ number }) => number)).size,
    atTheEdge: hasMessageAtTheEdge(pairs, sources),
    ad: someEvent(pairs, isAd),
    pageButton: someEvent(pairs, (event) => event.kind === 'inbound' && event.entryPoint === 'page_cta'),
    lateForWindow: late,
    lateForMoney: late,
    customerReaction: someEvent(
      pairs,
      (event) => event.kind === 'inbound' && ['reaction', 'edit', 'revoke'].includes(event.type),
    ),
    group: someEvent(pairs, ({ group }) => group === true),
    unlistedCountry: pairs.some(({ contact }) => isUnlisted(countryOf(contact))),
  };
}

function someEvent(pairs: readonly Pair[], is: (event: TimelineEvent) => boolean): boolean {
  return pairs.some(({ events }) => events.some(is));
}

function isAd(event: TimelineEvent): boolean {
  return event.kind === 'inbound' && event.entryPoint !== null;
}

function isLateReceipt(event: TimelineEvent): boolean {
  return event.kind === 'receipt' && !event.assumed;
}

/** The end of a window is met to the millisecond, whoever opened it. */
function hasMessageAtTheEdge(pairs: readonly Pair[], sources: readonly RuleSet[]): boolean {
  const lengths = [...new Set(sources.flatMap(({ window }) => parseDuration(window.lasts) ?? []))];
  return pairs.some(({ events }) => {
    const ends = new Set(events.flatMap(({ at }) => lengths.map((lasts) => at + lasts)));
    return events.some(({ at, kind }) => kind === 'outbound' && ends.has(at));
  });
}
