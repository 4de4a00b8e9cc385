import type { TimelineEvent } from '../model/event.js';
import { HOUR } from '../model/instant.js';
import type { Assumption, PairRun } from '../model/run.js';
import { countryOf } from '../rates/market.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { SWITCHES, type SwitchId, type Switches } from '../rules/switches.js';
import {
  arising,
  assumedDelivery,
  assumedZone,
  contestedPoint,
  isUnlisted,
  nearAnEdge,
  OUTERMOST_ZONES,
  type Traits,
} from './contested.js';
import { effectsOf } from './effect.js';
import { judge } from './judge.js';
import type { Pair } from './pairs.js';
import type { Terms } from './schedule.js';
import type { Setting } from './setting.js';

/** The assumptions that mattered: those under whose other value some outcome of this run would differ. */
export function assumptionsOf(
  setting: Setting,
  pairs: readonly Pair[],
  taken: readonly PairRun[],
): readonly Assumption[] {
  return [
    ...undatedRules(setting, taken),
    ...delivery(pairs),
    ...accountZone(setting, pairs, taken),
    ...contested(setting, pairs, taken),
  ];
}

function undatedRules({ mode, scheduleFor, terms }: Setting, taken: readonly PairRun[]): readonly Assumption[] {
  if (mode !== 'undated') return [];
  const service = taken
    .flatMap(({ charges }) => charges)
    .filter(({ billable, category }) => billable && category === 'service');
  return [
    {
      id: 'rules',
      value: scheduleFor(terms)[0]?.rules.id ?? '',
      statement:
        'without dates the era of the published Hour 0-26 examples is taken; since 2024-11-01 (cbp-2024) service is free',
      source: 'CONTRACT §1',
      affected: service.length,
    },
  ];
}

function delivery(pairs: readonly Pair[]): readonly Assumption[] {
  const assumed = pairs.flatMap(({ events }) => events.filter((event) => event.kind === 'receipt' && event.assumed));
  return assumedDelivery(assumed.length);
}

/** UTC is taken when nobody names the zone; it matters where an event lies near a midnight that changes something. */
function accountZone(setting: Setting, pairs: readonly Pair[], taken: readonly PairRun[]): readonly Assumption[] {
  if (!setting.timezoneAssumed || setting.money === null) return [];
  const isNear = nearAnEdge(setting.money.book, appliedSources(setting, pairs));
  if (!pairs.some(({ events }) => events.some(({ at }) => isNear(at)))) return [];
  const effects = effectsByEvent(taken);
  const differing = OUTERMOST_ZONES.map((timezone) => {
    const others = effectsByEvent(judge(pairs, setting, { ...setting.terms, timezone }).judged.map(({ pair }) => pair));
    return effects.filter((effect, index) => effect !== others[index]).length;
  });
  const affected = Math.max(...differing);
  return affected === 0 ? [] : [assumedZone(affected)];
}

function contested(setting: Setting, pairs: readonly Pair[], taken: readonly PairRun[]): readonly Assumption[] {
  const { terms } = setting;
  const effects = effectsByEvent(taken);
  return arising(traitsOf(pairs, appliedSources(setting, pairs))).flatMap((id) => {
    const differing = otherSides(terms, id).map((other) => {
      const others = effectsByEvent(judge(pairs, setting, other.terms).judged.map(({ pair }) => pair));
      return effects.filter((effect, index) => effect !== others[index]).length;
    });
    const affected = Math.max(...differing);
    return affected === 0 ? [] : [contestedPoint(id, terms.switches[id], affected)];
  });
}

/** The rule sets, with their revisions, that apply to some event. */
function appliedSources({ scheduleFor, terms }: Setting, pairs: readonly Pair[]): readonly RuleSet[] {
  const instants = pairs.flatMap(({ events }) => events.map(({ at }) => at));
  return scheduleFor(terms)
    .filter(({ from, until }) => instants.some((at) => at >= from && at < until))
    .map(({ rules }) => rules.source);
}

function traitsOf(pairs: readonly Pair[], sources: readonly RuleSet[]): Traits {
  const late = someEvent(pairs, isLateReceipt);
  return {
    sources,
    numbers: new Set(pairs.map(({ number }) => number)).size,
    atTheEdge: pairs.some(hasMessageAtTheEdge),
    ad: someEvent(pairs, isAd),
    pageButton: someEvent(pairs, (event) => event.kind === 'inbound' && event.entryPoint === 'page_cta'),
    lateForWindow: late,
    lateForMoney: late,
    customerReaction: someEvent(
      pairs,
      (event) => event.kind === 'inbound' && ['reaction', 'edit', 'revoke'].includes(event.type),
    ),
    group: someEvent(pairs, ({ group }) => group === true),
    unlistedCountry: pairs.some(({ contact }) => contact !== null && isUnlisted(countryOf(contact))),
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

/** A window’s end is met to the millisecond. */
function hasMessageAtTheEdge({ events }: Pair): boolean {
  const ends = new Set(
    events.filter(({ kind }) => kind === 'inbound' || kind === 'call').map(({ at }) => at + 24 * HOUR),
  );
  return events.some(({ at, kind }) => kind === 'outbound' && ends.has(at));
}

/** The terms under each other value of one switch. */
export function otherSides(terms: Terms, id: SwitchId): readonly { value: string; terms: Terms }[] {
  return Object.keys(SWITCHES[id].values)
    .filter((value) => value !== terms.switches[id])
    .map((value) => ({ value, terms: { ...terms, switches: withSide(terms.switches, id, value) } }));
}

function withSide(switches: Switches, id: SwitchId, value: string): Switches {
  const changed: Record<SwitchId, string> = { ...switches, [id]: value };
  return changed as Switches;
}

function effectsByEvent(pairs: readonly PairRun[]): readonly string[] {
  return pairs.flatMap(({ steps }) =>
    steps.filter(({ event }) => event !== null).map(({ outcomes }) => effectsOf(outcomes)),
  );
}
