import type { Expectation } from '../../schema/expectation.js';
import { compared, message } from '../compare.js';
import { fault, type Assertion } from '../judgement.js';
import { messagesOf } from '../messages.js';
import { isSeenFrom, type Subject } from '../subject.js';
import { expectedState, gotState } from './openState.js';
import { standingOf } from './standing.js';

export const entryPoint: Assertion<NonNullable<Expectation['entry_point']>> = {
  contacts: 'one',
  when: 'instant',
  judge(expected, subject) {
    const wanted = expectedState(expected, subject);
    if (!wanted.ok) return fault(wanted.message);
    const answer = standingOf(subject).entryPoint;
    const got = gotState(expected, answer, subject);
    return compared(wanted.value, got, () => message(answer.openedBy?.handle ?? opener(subject) ?? latestAd(subject)));
  },
};

/** Of the entry point that is over. */
function opener({ pairs, moment }: Subject): string | undefined {
  return pairs.flatMap(({ entryPoints }) => entryPoints).findLast(({ openedAt }) => isSeenFrom(moment, openedAt))
    ?.openedBy;
}

function latestAd({ pairs, moment }: Subject): string | undefined {
  return pairs
    .flatMap(messagesOf)
    .findLast((event) => event.kind === 'inbound' && event.entryPoint !== null && isSeenFrom(moment, event.at))?.handle;
}
