import type { ChargeUnit } from '../../model/category.js';
import type { Instant } from '../../model/instant.js';
import type { AppliedRules, PairRun } from '../../model/run.js';
import type { Notice } from '../../model/timeline.js';
import type { AuditFinding } from '../result.js';
import type { Message } from '../message.js';

/** Where the two part on one axis. */
export type Fault = Pick<AuditFinding, 'cause' | 'expected' | 'reported' | 'evidence' | 'reason'>;

/**
 * What one axis says of a message: nothing is said on one of the sides, both say the same, what the log does not show
 * leaves the replay open to either, or they part.
 */
export type Compared = 'silent' | 'agrees' | 'either' | Fault;

/** What is known beyond the one message. */
export interface Surroundings {
  readonly eras: readonly AppliedRules[];
  readonly unitAt: (at: Instant) => ChargeUnit | null;
  /** Every pair of the same contact. */
  readonly pairsOf: (contact: string | null) => readonly PairRun[];
  readonly notices: readonly Notice[];
  /** Templates with the categories they were billed in, by name. */
  readonly billedAs: (template: string) => ReadonlySet<string>;
  /** Whether the statuses of this log name prices at all. */
  readonly namesPrices: boolean;
}

export type Axis = (message: Message, around: Surroundings) => Compared;
