import { ID_HORIZON } from '../input/repeats.js';
import type { Run } from '../model/run.js';
import type { MoneyTerms } from '../run/money.js';
import { settingOf } from '../run/setting.js';
import type { SimulateOptions } from '../run/options.js';
import type { Terms } from '../run/schedule.js';
import type { Schedule } from '../rules/schedule.js';

/** How a counted replay is judged: dated, with money, with nothing open before. */
export interface CountSetting {
  readonly mode: Run['rules']['mode'];
  /** Nobody named the zone: UTC is assumed. */
  readonly timezoneAssumed: boolean;
  readonly schedule: Schedule;
  readonly terms: Terms;
  readonly money: MoneyTerms;
  /** The account that pays for a number's messages. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Milliseconds of event time for which the id of a message is remembered. */
  readonly horizon: number;
  /** What was open before the first event: nobody knows, or nothing; null where the kind of input decides. */
  readonly past: 'unknown' | 'closed' | null;
  /** Whether what Meta said of a pair's first message may tell what was open before. */
  readonly pastEvidence: boolean;
}

/**
 * How to count a dated log under these options; null where only a replay that lists its pairs can. Throws a UsageFault on
 * an option that makes no sense.
 */
export function countSettingOf(options: SimulateOptions, horizon = ID_HORIZON): CountSetting | null {
  const timeline = { dated: true, timezone: null, rules: null, past: 'closed', events: [] } as const;
  const { mode, timezoneAssumed, terms, scheduleFor, accounts, money, permanentSessions, pastEvidence } = settingOf(
    timeline,
    options,
  );
  if (money === null || permanentSessions.size > 0) return null;
  return {
    mode,
    timezoneAssumed,
    terms,
    schedule: scheduleFor(terms),
    accounts,
    money,
    horizon,
    past: options.past ?? null,
    pastEvidence,
  };
}
