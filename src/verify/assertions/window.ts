import type { Expectation } from '../../schema/expectation.js';
import { compared, message } from '../compare.js';
import { fault, type Assertion } from '../judgement.js';
import { messagesOf } from '../messages.js';
import { isSeenFrom, type Subject } from '../subject.js';
import { expectedState, gotState } from './openState.js';
import { standingOf } from './standing.js';

export const window: Assertion<NonNullable<Expectation['window']>> = {
  contacts: 'one',
  when: 'instant',
  judge(expected, subject) {
    const wanted = expectedState(expected, subject);
    if (!wanted.ok) return fault(wanted.message);
    const answer = standingOf(subject).window;
    const got = gotState(expected, answer, subject);
    return compared(wanted.value, got, () => message(answer.openedBy?.handle ?? latestInbound(subject)));
  },
};

/** Nothing opened it: the message that did not, perhaps. */
function latestInbound({ pairs, moment }: Subject): string | undefined {
  return pairs.flatMap(messagesOf).findLast(({ kind, at }) => kind !== 'outbound' && isSeenFrom(moment, at))?.handle;
}
