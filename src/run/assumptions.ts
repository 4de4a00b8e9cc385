import { replayPair } from '../engine/replay.js';
import type { Assumption } from '../model/run.js';
import { DAY } from '../model/instant.js';
import type { Schedule } from '../rules/schedule.js';
import { SWITCHES, SWITCH_IDS, type SwitchId, type Switches } from '../rules/switches.js';
import { effectsOf } from './effect.js';
import { firstState } from './firstState.js';
import type { Pair } from './pairs.js';
import { scheduleByDate, type Terms } from './schedule.js';
import type { Setting } from './setting.js';
import { Recorder } from './recorder.js';

/** The assumptions that mattered: those under whose other value some outcome of this run would differ. */
export function assumptionsOf(setting: Setting, pairs: readonly Pair[]): readonly Assumption[] {
  return [...undatedRules(setting), ...delivery(pairs), ...accountZone(setting, pairs), ...contested(setting, pairs)];
}

function undatedRules({ mode, scheduleFor, terms }: Setting): readonly Assumption[] {
  if (mode !== 'undated') return [];
  const [scheduled] = scheduleFor(terms);
  return [
    {
      id: 'rules',
      value: scheduled?.rules.id ?? '',
      statement:
        'the timeline has no dates: it is judged by the era of the published Hour 0-26 examples; since 2024-11-01 (cbp-2024) service conversations are free',
      source: 'CONTRACT §1',
      affected: 1,
    },
  ];
}

function delivery(pairs: readonly Pair[]): readonly Assumption[] {
  const affected = pairs
    .flatMap(({ events }) => events)
    .filter((event) => event.kind === 'receipt' && event.assumed).length;
  if (affected === 0) return [];
  return [
    {
      id: 'D1',
      value: 'delivered',
      statement: 'messages without a status count as delivered when they were sent',
      source: 'CONTRACT §1',
      affected,
    },
  ];
}

/** UTC is taken when nobody names the zone; no zone is further than a day from it. */
function accountZone({ mode, timezoneAssumed, terms }: Setting, pairs: readonly Pair[]): readonly Assumption[] {
  if (mode !== 'auto' || !timezoneAssumed) return [];
  const switchesOfEra = scheduleByDate(terms).flatMap(({ from, until }) => [from, until]);
  const affected = pairs
    .flatMap(({ events }) => events)
    .filter(({ at }) => switchesOfEra.some((edge) => Math.abs(at - edge) < DAY)).length;
  if (affected === 0) return [];
  return [
    {
      id: 'timezone',
      value: 'UTC',
      statement: 'no account zone is given (--timezone), and events lie within a day of a change of rules',
      source: 'CONTRACT §1',
      affected,
    },
  ];
}

function contested(setting: Setting, pairs: readonly Pair[]): readonly Assumption[] {
  const { terms, scheduleFor } = setting;
  const { switches } = terms;
  const taken = verdictsOf(pairs, scheduleFor(terms), setting);
  return SWITCH_IDS.flatMap((id) => {
    const others = Object.keys(SWITCHES[id].values).filter((value) => value !== switches[id]);
    const differing = others.map((value) => {
      const other = verdictsOf(
        pairs,
        scheduleFor({ ...terms, switches: { ...switches, [id]: value } as Switches }),
        setting,
      );
      return taken.filter((verdict, index) => verdict !== other[index]).length;
    });
    const affected = Math.max(...differing);
    return affected === 0 ? [] : [assumption(id, switches[id], affected)];
  });
}

/** The terms under each other value of one switch. */
export function otherSides(terms: Terms, id: SwitchId): readonly { value: string; terms: Terms }[] {
  return Object.keys(SWITCHES[id].values)
    .filter((value) => value !== terms.switches[id])
    .map((value) => ({ value, terms: { ...terms, switches: { ...terms.switches, [id]: value } as Switches } }));
}

function assumption(id: SwitchId, value: string, affected: number): Assumption {
  const { values, source } = SWITCHES[id];
  return { id, value, statement: (values as Record<string, string>)[value] ?? '', source, affected };
}

/** One word per event: what became of it, as far as a user would see a difference. */
function verdictsOf(pairs: readonly Pair[], schedule: Schedule, setting: Setting): readonly string[] {
  return pairs.flatMap((pair) => {
    const recorder = new Recorder();
    replayPair(firstState(pair, schedule, setting.permanentSessions), pair.events, schedule, recorder, recorder);
    return recorder
      .recording()
      .steps.filter(({ event }) => event !== null)
      .map(({ outcomes }) => effectsOf(outcomes));
  });
}
