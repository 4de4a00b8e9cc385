import type { Difference, Judgement, Suspect } from './judgement.js';
import { same, type Value } from './value.js';

/** The same or not; the suspect is looked for only where it is wanted. */
export function compared(expected: Value, got: Value, suspect: () => Suspect | null): Judgement {
  const differs: Difference | null = same(expected, got) ? null : { suspect: suspect(), update: got };
  return { kind: 'compared', expected, got, differs };
}

/** `got` in the order in which it was expected, what was not expected last: order does not count. */
export function inOrderOf<T>(expected: readonly T[], got: readonly T[]): readonly T[] {
  const left = [...got];
  const matched = expected.flatMap((item) => {
    const index = left.indexOf(item);
    return index < 0 ? [] : left.splice(index, 1);
  });
  return [...matched, ...left];
}

/** The items of `got` that `expected` lacks, each as often as it is too many. */
export function tooMany<T>(expected: readonly T[], got: readonly T[]): readonly T[] {
  const left = [...expected];
  return got.filter((item) => {
    const index = left.indexOf(item);
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
}

export function message(handle: string | undefined): Suspect | null {
  return handle === undefined ? null : { kind: 'message', handle };
}
