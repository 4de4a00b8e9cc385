import type { Assumption } from '../model/run.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { ASSUMED } from './assumed.js';
import { assumedDelivery, assumedZone, contestedPoint } from './contested.js';
import { differingEvents, type Taken } from './differing.js';
import { openPoints, type OtherTerms } from './otherSides.js';
import { otherZones } from './otherZones.js';

/** The assumptions that mattered: those under whose other value some outcome of this run would differ. */
export function assumptionsOf(taken: Taken): readonly Assumption[] {
  const sources = appliedSources(taken);
  return [...undatedRules(taken), ...delivery(taken), ...accountZone(taken, sources), ...contested(taken, sources)];
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

function accountZone(taken: Taken, sources: readonly RuleSet[]): readonly Assumption[] {
  const affected = mostDiffering(taken, otherZones(taken, sources));
  return affected === 0 ? [] : [assumedZone(affected)];
}

function contested(taken: Taken, sources: readonly RuleSet[]): readonly Assumption[] {
  const { switches } = taken.setting.terms;
  return openPoints(taken, sources).flatMap(({ id, sides }) => {
    const affected = mostDiffering(taken, sides);
    return affected === 0 ? [] : [contestedPoint(id, switches[id], affected)];
  });
}

function mostDiffering(taken: Taken, others: readonly OtherTerms[]): number {
  return Math.max(0, ...others.map(({ terms, reach }) => differingEvents(taken, terms, reach)));
}

/** The rule sets, with their revisions, that apply to some event. */
export function appliedSources({ setting: { scheduleFor, terms }, pairs }: Taken): readonly RuleSet[] {
  const instants = pairs.flatMap(({ events }) => events.map(({ at }) => at));
  return scheduleFor(terms)
    .filter(({ from, until }) => instants.some((at) => at >= from && at < until))
    .map(({ rules }) => rules.source);
}
