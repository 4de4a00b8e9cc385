import type { Answer } from '../../check/answer.js';
import { askedAt, type Subject } from '../subject.js';

/** How things stand for the one contact of a case, at its instant. */
export function standingOf({ pairs, moment, evidence }: Subject): Answer {
  const [pair] = pairs;
  if (pair === undefined || moment.kind === 'end') throw new RangeError('a state is that of one contact at an instant');
  return askedAt(pair, moment.at, evidence);
}
