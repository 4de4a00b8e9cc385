import type { Value } from './value.js';
import type { Subject } from './subject.js';

/** What a wrong outcome is about, so that it can be explained. */
export type Suspect =
  | { readonly kind: 'message'; readonly handle: string }
  /** A message that is not in the timeline: what would have become of it. */
  | { readonly kind: 'attempt'; readonly message: 'free_form' | 'marketing' | 'utility' | 'authentication' }
  | { readonly kind: 'finding'; readonly code: string };

export type Judgement =
  | {
      readonly kind: 'compared';
      readonly expected: Value;
      /** In the parts and the words in which it was expected. */
      readonly got: Value;
      /** Null: they are the same. */
      readonly differs: Difference | null;
    }
  /** The question itself cannot be answered. */
  | { readonly kind: 'fault'; readonly message: string };

export interface Difference {
  readonly suspect: Suspect | null;
  /** What an updated file says; undefined where an update cannot know what is meant, as with bounds. */
  readonly update?: Value;
}

/** What an assertion may be asked about. */
export interface Assertion<Expected> {
  /** `one`: the state of one contact; `some`: of as many as the case names; `all`: of the whole timeline alone. */
  readonly contacts: 'one' | 'some' | 'all';
  /** `instant`: at the end it says nothing; `end`: it has no instant. */
  readonly when: 'instant' | 'end' | 'either';
  readonly judge: (expected: Expected, subject: Subject) => Judgement;
}

export function fault(message: string): Judgement {
  return { kind: 'fault', message };
}
