import type { Charge } from '../../model/outcome.js';
import { isOf, type Subject } from '../subject.js';

/** The charges of the moment itself, in order of time. */
export function chargesOf({ pairs, moment }: Subject): readonly Charge[] {
  return pairs
    .flatMap(({ charges }) => charges)
    .filter(({ at }) => isOf(moment, at))
    .sort((a, b) => a.at - b.at);
}
