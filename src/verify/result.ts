import type { MessageExplanation } from '../explain/explanation.js';
import type { Finding } from '../model/finding.js';
import type { AssertionKind } from './assertions/index.js';
import type { DiffLine } from './diff.js';
import type { Value } from './value.js';

/** Why an outcome is what it is: the chain behind a message, or the findings themselves. */
export type Why =
  | {
      readonly kind: 'message';
      readonly handle: string;
      /** Null where it takes more of the log to explain it than is held. */
      readonly explanation: MessageExplanation | null;
    }
  /** Of a message that was only tried. */
  | { readonly kind: 'attempt'; readonly message: string; readonly explanation: MessageExplanation }
  | { readonly kind: 'finding'; readonly code: string; readonly found: readonly Finding[] };

export type FailureProblem =
  | {
      readonly kind: 'differs';
      readonly expected: Value;
      readonly got: Value;
      readonly diff: readonly DiffLine[];
      /** What an updated file says; undefined where an update cannot know what is meant. */
      readonly update?: Value;
    }
  | { readonly kind: 'fault'; readonly message: string };

export interface Failure {
  /** Null: the case cannot be judged at all. */
  readonly assertion: AssertionKind | null;
  /** Where it stands in the case. */
  readonly path: readonly string[];
  readonly problem: FailureProblem;
  readonly why: Why | null;
}

export interface CaseResult {
  readonly name: string;
  /** As it is written; null where the file itself is meant. */
  readonly at: string | null;
  readonly contact: string | null;
  /** Empty: it passed. */
  readonly failures: readonly Failure[];
}
