import type { Standing } from '../../../check/answer.js';
import { isIn, type Segment } from '../../../check/segment.js';
import { plural } from '../../../report/words.js';
import { UsageError } from '../../errors.js';

/** What a contacts export leaves open where --unanswered asks: of one alone an empty list would say that nobody waits. */
export function refuseUntold(standings: readonly Standing[]): void {
  if (standings.length === 0 || standings.some(({ unanswered }) => unanswered !== null)) return;
  throw new UsageError(
    '--unanswered cannot be told: a contacts export says only when each contact last wrote. ' +
      'Add a log of the messages, which shows what was sent, or leave out --unanswered.',
  );
}

/** Beside a log an export may name contacts that wrote later than all that the log holds of them. */
export function leftOutNote(standings: readonly Standing[], segment: Segment): readonly string[] {
  const others = { ...segment, unanswered: false };
  const unknown = standings.filter((one) => one.unanswered === null && isIn(one, others)).length;
  if (unknown === 0) return [];
  const whom = unknown === 1 ? 'it is' : 'they are';
  return [
    `warning: whether ${plural(unknown, 'contact')} of the contacts export got an answer is not in the log: ` +
      `${whom} left out. Add the log of what was sent since, or leave out --unanswered\n`,
  ];
}
