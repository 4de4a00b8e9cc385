import { isEnd } from './moment.js';
import type { ExpectationCase } from '../schema/expectation.js';
import type { AssertionKind } from './assertions/index.js';

/** What the end of a log comes to, whoever its contacts are. */
const OF_THE_WHOLE: readonly AssertionKind[] = ['totals', 'cost', 'compare', 'findings'];

/** Whether a case can be judged where no more of a log is held than the contacts that cases name, and the sums of all. */
export function asksOfPart({ contact, number, at, expect }: ExpectationCase): boolean {
  if (contact !== undefined) return true;
  const kinds = Object.keys(expect ?? {}) as AssertionKind[];
  return number === undefined && isEnd(at) && kinds.every((kind) => OF_THE_WHOLE.includes(kind));
}
