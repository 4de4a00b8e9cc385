import type { Instant } from '../model/instant.js';
import type { Decimal } from '../model/money.js';
import type { Assumption } from '../model/run.js';
import type { SourceRef } from '../model/source.js';
import type { Finding } from '../model/finding.js';
import type { Cause, Reason } from './causes.js';
import type { SumsCheck } from './sums/check.js';

/** What one side says: words of Meta's, or a moment. */
export type Reading = string | { readonly at: Instant };

/** One field of the statuses or one fact of the replay that the finding rests on. */
export interface Evidence {
  readonly field: string;
  readonly value: Reading;
}

/** The same message priced under both readings by the cards held; null is not known. */
export interface Stake {
  readonly expected: Decimal | null;
  readonly reported: Decimal | null;
  /** What Meta's reading costs more than the replay's. */
  readonly difference: Decimal | null;
}

/** Where the replay and Meta part on one message. */
export interface AuditFinding {
  readonly cause: Cause;
  readonly contact: string | null;
  readonly number: string | null;
  readonly messageId: string | null;
  readonly handle: string;
  readonly template: string | null;
  readonly source: SourceRef;
  /** When it was sent. */
  readonly at: Instant;
  readonly expected: Reading;
  readonly reported: Reading;
  readonly evidence: readonly Evidence[];
  readonly reason: Reason;
  readonly stake: Stake;
}

/** An amount, and of how many messages nothing is known. */
export interface Dispute {
  readonly amount: Decimal;
  readonly unknown: number;
}

export interface CauseTotal {
  readonly cause: Cause;
  readonly messages: number;
  readonly dispute: Dispute;
}

/** A template that Meta bills in another category than the log of what was sent declares. */
export interface TemplateLine {
  readonly template: string | null;
  readonly declared: string;
  readonly billed: string;
  readonly messages: number;
  /** What the billed category costs more than the declared one. */
  readonly difference: Decimal;
  readonly unknown: number;
}

/** Messages of the business that the log gives no occasion to compare. */
export interface Apart {
  /** Told without any verdict. */
  readonly silent: number;
  /** Nothing tells what they were. */
  readonly untold: number;
  /** At dates for which no rules are held. */
  readonly withoutRules: number;
}

/** The replay held against Meta's own words. */
export interface Audit {
  readonly timezone: string;
  /** Contested points on which the replay depends. */
  readonly assumptions: readonly Assumption[];
  readonly currency: string | null;
  readonly contacts: number;
  readonly compared: number;
  /** Without any finding. */
  readonly agreed: number;
  /** Of these, messages that agree with either reading, for the log does not show enough of the past. */
  readonly either: number;
  /** Messages whose category is known from their price alone, so that it was not compared. */
  readonly categoryNotCompared: number;
  readonly apart: Apart;
  /** By cause, the one that costs most first, then in order of time. */
  readonly findings: readonly AuditFinding[];
  readonly causes: readonly CauseTotal[];
  readonly templates: readonly TemplateLine[];
  /** Over errors. */
  readonly dispute: Dispute;
  /** Over warnings. */
  readonly doubt: Dispute;
  readonly sums: readonly SumsCheck[];
  /** What reading and replaying found. */
  readonly data: readonly Finding[];
}
