import type { Run } from '../model/run.js';
import type { Timeline } from '../model/timeline.js';
import { UNDATED_RULE_SET } from '../rules/eras.js';
import type { Schedule } from '../rules/schedule.js';
import type { Switches } from '../rules/switches.js';
import { accountZone, namedRuleSet, switchesFrom, type SimulateOptions } from './options.js';
import { scheduleByDate, scheduleOf } from './schedule.js';

/** How a run is judged: settled once, before anything is replayed. */
export interface Setting {
  readonly dated: boolean;
  readonly timezone: string;
  /** Nobody named the zone: UTC is assumed. */
  readonly timezoneAssumed: boolean;
  readonly mode: Run['rules']['mode'];
  readonly switches: Switches;
  readonly scheduleFor: (switches: Switches) => Schedule;
}

/** Throws a UsageFault on an option that makes no sense. */
export function settingOf(timeline: Timeline, options: SimulateOptions): Setting {
  const named = options.timezone ?? timeline.timezone;
  const timezone = accountZone(named ?? 'UTC');
  const switches = switchesFrom(options.assume ?? {});
  const base = { dated: timeline.dated, timezone, timezoneAssumed: named === null, switches };
  const asked = options.rules ?? timeline.rules ?? 'auto';
  if (asked !== 'auto') {
    const forced = namedRuleSet(asked);
    return { ...base, mode: 'forced', scheduleFor: (taken) => scheduleOf(forced, taken) };
  }
  if (!timeline.dated) {
    return { ...base, mode: 'undated', scheduleFor: (taken) => scheduleOf(UNDATED_RULE_SET, taken) };
  }
  return { ...base, mode: 'auto', scheduleFor: (taken) => scheduleByDate(timezone, taken) };
}
