import type { ChargeType, ChargeUnit, ConversationCategory } from './category.js';
import type { OpenState } from './ends.js';
import type { Finding } from './finding.js';
import type { Instant } from './instant.js';
import type { RunCost } from './cost.js';
import type { Charge, ConversationRecord, Rejection, Step, WindowSpan } from './outcome.js';

/** A run of time without change: `[from, until)`; `until` is null for the last, which has no end. */
export interface StateSpan {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly window: OpenState;
  readonly windowUntil: Instant | null;
  readonly entryPointUntil: Instant | null;
  /** Delivered and not yet ended, in the order they opened. */
  readonly conversations: readonly { readonly category: ConversationCategory; readonly expiresAt: Instant }[];
}

/** Everything that happened between one contact and one number. */
export interface PairRun {
  readonly contact: string | null;
  readonly number: string | null;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly lastInboundAt: Instant | null;
  readonly steps: readonly Step[];
  readonly states: readonly StateSpan[];
  readonly windows: readonly WindowSpan[];
  readonly entryPoints: readonly WindowSpan[];
  readonly conversations: readonly ConversationRecord[];
  readonly rejections: readonly Rejection[];
  readonly charges: readonly Charge[];
}

export interface Totals {
  readonly conversations: Partial<Record<ConversationCategory, number>>;
  /** Units with money due, after allowances. */
  readonly billable: Partial<Record<ConversationCategory, number>>;
  readonly free: Partial<Record<ChargeType, number>>;
  readonly rejected: number;
}

/** A contested point that mattered in this run, and the side that was taken. */
export interface Assumption {
  readonly id: string;
  readonly value: string;
  readonly statement: string;
  readonly source: string;
  /** How many outcomes could have differed; null where the other side was not replayed. */
  readonly affected: number | null;
}

/** Which rules applied when: `[from, until)` of the instants that the run covers; null is open-ended. */
export interface AppliedRules {
  readonly id: string;
  readonly from: Instant | null;
  readonly until: Instant | null;
}

/** What every replay says of itself before it says what happened. */
export interface RunHead {
  readonly dated: boolean;
  /** The account's zone: an IANA name. */
  readonly timezone: string;
  readonly rules: { readonly mode: 'auto' | 'forced' | 'undated'; readonly sets: readonly AppliedRules[] };
  readonly assumptions: readonly Assumption[];
  readonly findings: readonly Finding[];
}

/** What the pairs of a replay add up to. */
export interface RunSums {
  readonly totals: Totals;
  /** Null on a timeline without dates: it has no months and no money. */
  readonly cost: RunCost | null;
}

/** One replay: the value that every format renders. Pairs are ordered by contact, then number. */
export interface Run extends RunHead, RunSums {
  readonly pairs: readonly PairRun[];
}

/** A replay without its pairs: what a summary says. */
export interface RunSummary extends RunHead, RunSums {
  readonly counts: RunCounts;
}

export interface RunCounts {
  /** Messages and calls of customers, messages of the business whether accepted or not. */
  readonly received: number;
  readonly sent: number;
  readonly pairs: number;
  readonly contacts: number;
  /** Business numbers, an unnamed one among them. */
  readonly numbers: number;
  /** The pair, where there is one alone. */
  readonly only: Pick<PairRun, 'contact' | 'number'> | null;
  /** The first and the last event; null where there is none. */
  readonly first: Instant | null;
  readonly last: Instant | null;
  /** What was charged or free by the unit. */
  readonly units: readonly ChargeUnit[];
  /** Error codes of refused messages, in ascending order. */
  readonly rejectionCodes: readonly number[];
  readonly uncertainConversations: number;
  readonly uncertainBillable: number;
}
