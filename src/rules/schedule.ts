import type { Instant } from '../model/instant.js';
import type { CompiledRules } from './compile.js';

/** Rules in force in `[from, until)`. A schedule is ordered and does not overlap; gaps have no rules. */
export interface ScheduledRules {
  readonly from: Instant;
  readonly until: Instant;
  readonly rules: CompiledRules;
}
export type Schedule = readonly ScheduledRules[];

export function rulesAt(schedule: Schedule, at: Instant): CompiledRules | null {
  for (const { from, until, rules } of schedule) if (at >= from && at < until) return rules;
  return null;
}
