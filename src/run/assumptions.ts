import type { Assumption } from '../model/run.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { ASSUMED } from './assumed.js';
import { arising, assumedDelivery, assumedZone, contestedPoint } from './contested.js';
import { differingEvents, type Taken } from './differing.js';
import { otherSides, reachOf } from './otherSides.js';
import { otherZones } from './otherZones.js';
import { traitsOfAll, traitsOfEach } from './traits.js';

/** The assumptions that mattered: those under whose other value some outcome of this run would differ. */
export function assumptionsOf(taken: Taken): readonly Assumption[] {
  return [...undatedRules(taken), ...delivery(taken), ...accountZone(taken), ...contested(taken)];
}

function undatedRules({ setting: { mode, scheduleFor, terms }, judgement }: Taken): readonly Assumption[] {
  if (mode !== 'undated') return [];
  const service = judgement.judged
    .flatMap(({ pair }) => pair.charges)
    .filter(({ billable, category }) => billable && category === 'service');
  return [
    {
      id: 'rules',
      value: scheduleFor(terms)[0]?.rules.id ?? '',
      statement:
        'without dates the era of the published Hour 0-26 examples is taken; since 2024-11-01 (cbp-2024) service is free',
      source: ASSUMED.rules.source,
      affected: service.length,
    },
  ];
}

function delivery({ pairs }: Taken): readonly Assumption[] {
  const assumed = pairs.flatMap(({ events }) => events.filter((event) => event.kind === 'receipt' && event.assumed));
  return assumedDelivery(assumed.length);
}

function accountZone(taken: Taken): readonly Assumption[] {
  const zones = otherZones(taken, appliedSources(taken));
  const affected = most(zones.map(({ terms, reach }) => differingEvents(taken, terms, reach)));
  return affected === 0 ? [] : [assumedZone(affected)];
}

function contested(taken: Taken): readonly Assumption[] {
  const { setting, pairs } = taken;
  const { terms } = setting;
  const sources = appliedSources(taken);
  const each = traitsOfEach(pairs, sources, setting);
  return arising(traitsOfAll(each, sources)).flatMap((id) => {
    const reach = reachOf(id, setting, each);
    const affected = most(otherSides(terms, id).map((other) => differingEvents(taken, other.terms, reach)));
    return affected === 0 ? [] : [contestedPoint(id, terms.switches[id], affected)];
  });
}

function most(affected: readonly number[]): number {
  return Math.max(0, ...affected);
}

/** The rule sets, with their revisions, that apply to some event. */
export function appliedSources({ setting: { scheduleFor, terms }, pairs }: Taken): readonly RuleSet[] {
  const instants = pairs.flatMap(({ events }) => events.map(({ at }) => at));
  return scheduleFor(terms)
    .filter(({ from, until }) => instants.some((at) => at >= from && at < until))
    .map(({ rules }) => rules.source);
}
