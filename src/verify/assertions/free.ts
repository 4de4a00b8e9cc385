import type { Expectation } from '../../schema/expectation.js';
import { compared, inOrderOf, message, tooMany } from '../compare.js';
import type { Assertion } from '../judgement.js';
import { latestSent } from '../messages.js';
import { chargesOf } from './chargesOf.js';

export const free: Assertion<NonNullable<Expectation['free']>> = {
  contacts: 'some',
  when: 'either',
  judge(expected, subject) {
    const charges = chargesOf(subject).filter((charge) => !charge.billable);
    const got = charges.map(({ type }) => type);
    return compared(expected, inOrderOf(expected, got), () => {
      const [extra] = tooMany(expected, got);
      return message(charges.findLast(({ type }) => type === extra)?.handle ?? latestSent(subject));
    });
  },
};
