import { HOUR } from '../model/instant.js';
import type { Assumption, PairRun } from '../model/run.js';
import { countryOf } from '../rates/market.js';
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

const dayOfUtc = dayTeller('UTC');

/** The zones in which midnight comes first and last: what is the same in both is the same in every zone. */
const OUTERMOST_ZONES = ['Pacific/Kiritimati', 'Etc/GMT+12'] as const;

/** UTC is taken when nobody names the zone; it matters where an event lies near a midnight that changes something. */
function accountZone(setting: Setting, pairs: readonly Pair[], taken: readonly PairRun[]): readonly Assumption[] {
  if (!setting.dated || !setting.timezoneAssumed || !pairs.some(hasEventNearAMonthsEdge)) return [];
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

/** Rules and cards change, and allowances begin anew, at most with a month; one change of rules is on a 4th, one on a 28th. */
function hasEventNearAMonthsEdge({ events }: Pair): boolean {
  return events.some(({ at }) => {
    const day = Number(dayOfUtc(at).slice(-2));
    return day <= 5 || day >= 27;
  });
}

function contested(setting: Setting, pairs: readonly Pair[], taken: readonly PairRun[]): readonly Assumption[] {
  const { terms } = setting;
  const effects = effectsByEvent(taken);
  return SWITCH_IDS.filter((id) => pairs.some(ARISES[id])).flatMap((id) => {
    const differing = otherSides(terms, id).map((other) => {
      const others = effectsByEvent(judge(pairs, setting, other.terms).judged.map(({ pair }) => pair));
      return effects.filter((effect, index) => effect !== others[index]).length;
    });
    const affected = Math.max(...differing);
    return affected === 0 ? [] : [assumption(id, terms.switches[id], affected)];
  });
}

/** Whether the question of a switch can arise between a contact and a number at all: what cannot is not replayed. */
const ARISES: Readonly<Record<SwitchId, (pair: Pair) => boolean>> = {
  C1: ({ events }) => {
    const ends = new Set(events.filter(isInbound).map(({ at }) => at + 24 * HOUR));
    return events.some(({ at }) => ends.has(at));
  },
  C2: hasEntryPoint,
  C3: deliveredLater,
  C4: ({ events }) => events.some(({ kind }) => kind === 'outbound'),
  C5: ({ number }) => number !== null,
  C6: hasEntryPoint,
  C7: ({ events }) =>
    events.some((event) => event.kind === 'inbound' && ['reaction', 'edit', 'revoke'].includes(event.type)),
  C8: ({ events }) => events.some(({ group }) => group === true),
  C9: ({ events }) => events.some((event) => event.kind === 'inbound' && event.entryPoint === 'page_cta'),
  C10: ({ events }) => events.some((event) => event.kind === 'outbound' && event.type !== 'template'),
  C11: deliveredLater,
  C12: deliveredLater,
  C13: ({ contact }) => contact !== null && ['ZW', 'KZ'].includes(countryOf(contact) ?? ''),
  C17: hasEntryPoint,
};

function deliveredLater({ events }: Pair): boolean {
  return events.some((event) => event.kind === 'receipt' && !event.assumed);
}

function hasEntryPoint({ events }: Pair): boolean {
  return events.some((event) => event.kind === 'inbound' && event.entryPoint !== null);
}

function isInbound({ kind }: Pair['events'][number]): boolean {
  return kind === 'inbound' || kind === 'call';
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
