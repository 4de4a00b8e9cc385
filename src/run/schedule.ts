import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { AppliedRules } from '../model/run.js';
import { compile } from '../rules/compile.js';
import type { AccountKind, RuleSet } from '../rules/ruleSet.js';
import { ERAS } from '../rules/ruleSets.js';
import type { Schedule } from '../rules/schedule.js';
import type { Switches } from '../rules/switches.js';
import { startOfDay } from '../time/zone.js';

/** What is settled before any instant is: the zone of the account, the switches, what the account is. */
export interface Terms {
  readonly timezone: string;
  readonly switches: Switches;
  readonly account: readonly AccountKind[];
}

/** Every era from its first local midnight in the account's zone to the next one's. */
export function scheduleByDate(terms: Terms): Schedule {
  return ERAS.map((era) => ({ ...span(era, terms.timezone), rules: compile(era, terms.switches, terms.account) }));
}

/** One rule set for all time: its first revision also before, its last also after the dates at which it stood. */
export function scheduleOf(revisions: readonly RuleSet[], terms: Terms): Schedule {
  return revisions.map((revision, index) => {
    const { from, until } = span(revision, terms.timezone);
    return {
      from: index === 0 ? NEVER : from,
      until: index === revisions.length - 1 ? FOREVER : until,
      rules: compile(revision, terms.switches, terms.account),
    };
  });
}

/** Where there are no dates a rule set is taken as it began. */
export function scheduleWithoutDates(revisions: readonly RuleSet[], terms: Terms): Schedule {
  return scheduleOf(revisions.slice(0, 1), terms);
}

/**
 * The rule sets that a schedule applies between `first` and `last`, both included, each with the whole time for which it
 * stands; its revisions are one.
 */
export function appliedRules(schedule: Schedule, first: Instant, last: Instant): readonly AppliedRules[] {
  const sets: { id: string; from: Instant; until: Instant }[] = [];
  for (const { from, until, rules } of schedule) {
    const previous = sets.at(-1);
    if (previous?.id === rules.id) previous.until = until;
    else sets.push({ id: rules.id, from, until });
  }
  return sets
    .filter(({ from, until }) => from <= last && first < until)
    .map(({ id, from, until }) => ({
      id,
      from: from === NEVER ? null : from,
      until: until === FOREVER ? null : until,
    }));
}

function span({ from, until }: RuleSet, timezone: string): { from: Instant; until: Instant } {
  return {
    from: from === null ? NEVER : startOfDay(from, timezone),
    until: until === null ? FOREVER : startOfDay(until, timezone),
  };
}
