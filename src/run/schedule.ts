import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { AppliedRules } from '../model/run.js';
import { compileRules } from '../rules/compile.js';
import { ERAS } from '../rules/eras.js';
import type { RuleSet } from '../rules/ruleSet.js';
import type { Schedule } from '../rules/schedule.js';
import type { Switches } from '../rules/switches.js';
import { startOfDay } from '../time/zone.js';

/** Every era from its first local midnight in the account's zone to the next one's. */
export function scheduleByDate(timezone: string, switches: Switches): Schedule {
  return ERAS.map((era) => ({
    from: era.from === null ? NEVER : startOfDay(era.from, timezone),
    until: era.until === null ? FOREVER : startOfDay(era.until, timezone),
    rules: compileRules(era, switches),
  }));
}

/** One rule set for all time. */
export function scheduleOf(ruleSet: RuleSet, switches: Switches): Schedule {
  return [{ from: NEVER, until: FOREVER, rules: compileRules(ruleSet, switches) }];
}

/** The part of a schedule that speaks of the instants from `first` to `last`, both included. */
export function appliedRules(schedule: Schedule, first: Instant, last: Instant): readonly AppliedRules[] {
  return schedule
    .filter(({ from, until }) => from <= last && first < until)
    .map(({ from, until, rules }) => ({
      id: rules.id,
      from: from === NEVER ? null : from,
      until: until === FOREVER ? null : until,
    }));
}
