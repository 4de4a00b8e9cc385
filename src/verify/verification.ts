import type { Finding } from '../model/finding.js';
import type { CaseResult, Failure } from './result.js';

/** Lines and columns count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A failure with where it stands in its file, and what to run to see more. */
export interface PlacedFailure extends Failure {
  readonly place: Place;
  /** A command line; null where there is none, as of a timeline in place. */
  readonly lookCloser: string | null;
  /** The file now says what there is. */
  readonly updated: boolean;
}

export interface PlacedCase extends CaseResult {
  /** Among the cases of the file; null for what is wrong with the file itself. */
  readonly index: number | null;
  readonly place: Place;
  readonly failures: readonly PlacedFailure[];
}

export type VerifiedFile =
  | {
      readonly kind: 'judged';
      readonly file: string;
      readonly dated: boolean;
      readonly timezone: string;
      readonly cases: readonly PlacedCase[];
      /** Of its timeline. */
      readonly findings: readonly Finding[];
    }
  /** The file, or its timeline, could not be read: a line a fault. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly faults: readonly string[] };

/** Everything that was verified in one go. */
export interface Verification {
  readonly files: readonly VerifiedFile[];
  /** Cases left alone after the first failure. */
  readonly notRun: number;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly updated: number;
  readonly unreadable: number;
}

/** A case whose every failure was updated has not failed any more. */
export type CaseState = 'passed' | 'failed' | 'updated';

export function stateOf({ failures }: PlacedCase): CaseState {
  if (failures.length === 0) return 'passed';
  return failures.every(({ updated }) => updated) ? 'updated' : 'failed';
}

export function tallyOf({ files }: Pick<Verification, 'files'>): Tally {
  const states = files.flatMap((file) => (file.kind === 'judged' ? file.cases.map(stateOf) : []));
  const count = (state: CaseState): number => states.filter((other) => other === state).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    updated: count('updated'),
    unreadable: files.filter(({ kind }) => kind === 'unreadable').length,
  };
}
