import type { TimelineEvent } from './event.js';
import type { Finding } from './finding.js';
import type { Instant } from './instant.js';
import type { SourceRef } from './source.js';

/** A record that could not be used, kept whole so that nothing is lost. */
export interface RejectedRecord {
  readonly source: SourceRef;
  readonly codes: readonly Finding['code'][];
  /** The record as it stood in the input. */
  readonly raw: string;
}

/** What reading one or several inputs gave: events in replay order (CONTRACT §1) and what was found on the way. */
export interface Timeline {
  readonly dated: boolean;
  /** Where Hour 0 of an undated timeline was placed; null when it was not, or when the input has dates of its own. */
  readonly hourZero: Instant | null;
  readonly events: readonly TimelineEvent[];
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
  /** Records read, used or not. */
  readonly records: number;
  /** The rule set that the input itself asks for (`rules` of a JSON timeline). */
  readonly rules: string | null;
  /** The account's zone that the input itself names (`account.timezone` of a JSON timeline). */
  readonly timezone: string | null;
}
