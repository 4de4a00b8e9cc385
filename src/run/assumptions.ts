import type { TimelineEvent } from '../model/event.js';
import { HOUR, type Instant } from '../model/instant.js';
import type { Assumption, PairRun } from '../model/run.js';
import type { RateBook } from '../rates/card.js';
import { countryOf } from '../rates/market.js';
import { ERAS } from '../rules/ruleSets.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { SWITCHES, SWITCH_IDS, type SwitchId, type Switches } from '../rules/switches.js';
import { dayTeller } from '../time/zone.js';
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
  if (assumed.length === 0) return [];
  return [
    {
      id: 'D1',
      value: 'delivered',
      statement: 'messages without a status count as delivered when they were sent',
      source: 'CONTRACT §1',
      affected: assumed.length,
    },
  ];
}

/** The zones in which midnight comes first and last: what is the same in both is the same in every zone. */
const OUTERMOST_ZONES = ['Pacific/Kiritimati', 'Etc/GMT+12'] as const;

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
  if (affected === 0) return [];
  return [
    {
      id: 'timezone',
      value: 'UTC',
      statement:
        'no account zone is given (--timezone); in another, rules, rate cards or months would change elsewhere',
      source: 'CONTRACT §1',
      affected,
    },
  ];
}

/** Whether an instant is before a local midnight that changes something in one zone and after it in another. */
function nearAnEdge({ cards }: RateBook, sources: readonly RuleSet[]): (at: Instant) => boolean {
  const [earliest, latest] = OUTERMOST_ZONES.map(dayTeller).reverse();
  const days = new Set([...ERAS.flatMap(({ from }) => from ?? []), ...cards.map(({ from }) => from)]);
  const byMonth = sources.some(({ allowances }) => allowances.length > 0);
  return (at) => {
    const before = earliest?.(at) ?? '';
    const after = latest?.(at) ?? '';
    if (byMonth && before.slice(0, 7) !== after.slice(0, 7)) return true;
    return [...days].some((day) => before < day && day <= after);
  };
}

function contested(setting: Setting, pairs: readonly Pair[], taken: readonly PairRun[]): readonly Assumption[] {
  const { terms } = setting;
  const effects = effectsByEvent(taken);
  const question = { pairs, sources: appliedSources(setting, pairs) };
  return SWITCH_IDS.filter((id) => ARISES[id](question)).flatMap((id) => {
    const differing = otherSides(terms, id).map((other) => {
      const others = effectsByEvent(judge(pairs, setting, other.terms).judged.map(({ pair }) => pair));
      return effects.filter((effect, index) => effect !== others[index]).length;
    });
    const affected = Math.max(...differing);
    return affected === 0 ? [] : [assumption(id, terms.switches[id], affected)];
  });
}

/** The rule sets, with their revisions, that apply to some event. */
function appliedSources({ scheduleFor, terms }: Setting, pairs: readonly Pair[]): readonly RuleSet[] {
  const instants = pairs.flatMap(({ events }) => events.map(({ at }) => at));
  return scheduleFor(terms)
    .filter(({ from, until }) => instants.some((at) => at >= from && at < until))
    .map(({ rules }) => rules.source);
}

interface Question {
  readonly pairs: readonly Pair[];
  readonly sources: readonly RuleSet[];
}

/** Whether the question of a switch can arise at all: where it cannot, nothing is replayed for it. */
const ARISES: Readonly<Record<SwitchId, (question: Question) => boolean>> = {
  C1: ({ pairs }) => pairs.some(hasMessageAtTheEdge),
  C2: ({ sources, pairs }) =>
    sources.some(({ entry_point: entryPoint }) => entryPoint?.lasts_at_most !== undefined) && someEvent(pairs, isAd),
  C3: ({ sources, pairs }) =>
    sources.some(({ window_counts_at: counted }) => counted === 'C3') && someEvent(pairs, isLateReceipt),
  C4: ({ sources }) => sources.some(hasConversations),
  C5: ({ sources, pairs }) =>
    sources.some(({ allowances }) => allowances.some(({ per }) => per === 'C5')) &&
    new Set(pairs.map(({ number }) => number)).size > 1,
  C6: ({ sources, pairs }) => sources.some(({ allowances }) => allowances.length > 0) && someEvent(pairs, isAd),
  C7: ({ pairs }) =>
    someEvent(pairs, (event) => event.kind === 'inbound' && ['reaction', 'edit', 'revoke'].includes(event.type)),
  C8: ({ pairs }) => someEvent(pairs, ({ group }) => group === true),
  C9: ({ pairs }) => someEvent(pairs, (event) => event.kind === 'inbound' && event.entryPoint === 'page_cta'),
  C10: ({ sources }) => sources.some(hasConversations),
  C11: ({ pairs }) => someEvent(pairs, isLateReceipt),
  C12: ({ pairs }) => someEvent(pairs, isLateReceipt),
  C13: ({ pairs }) => pairs.some(({ contact }) => contact !== null && ['ZW', 'KZ'].includes(countryOf(contact) ?? '')),
  // Meta's verdict enters no replay: only audit asks this.
  C14: () => false,
  C15: ({ sources }) => sources.some(({ allowances }) => allowances.some((one) => one.if !== undefined)),
  // No other side is offered.
  C16: () => false,
  C17: ({ pairs }) => someEvent(pairs, isAd),
  C18: () => false,
};

function someEvent(pairs: readonly Pair[], is: (event: TimelineEvent) => boolean): boolean {
  return pairs.some(({ events }) => events.some(is));
}

function isAd(event: TimelineEvent): boolean {
  return event.kind === 'inbound' && event.entryPoint !== null;
}

function isLateReceipt(event: TimelineEvent): boolean {
  return event.kind === 'receipt' && !event.assumed;
}

function hasConversations({ conversation }: RuleSet): boolean {
  return conversation !== null;
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

function assumption(id: SwitchId, value: string, affected: number): Assumption {
  const { values, source } = SWITCHES[id];
  return { id, value, statement: (values as Record<string, string>)[value] ?? '', source, affected };
}

function effectsByEvent(pairs: readonly PairRun[]): readonly string[] {
  return pairs.flatMap(({ steps }) =>
    steps.filter(({ event }) => event !== null).map(({ outcomes }) => effectsOf(outcomes)),
  );
}
