import type { Expectation } from '../../schema/expectation.js';
import { compared, inOrderOf, message, tooMany } from '../compare.js';
import type { Assertion } from '../judgement.js';
import { latestSent } from '../messages.js';
import { openingsOf } from '../openings.js';
import { isOf } from '../subject.js';

export const opened: Assertion<NonNullable<Expectation['opened']>> = {
  contacts: 'some',
  when: 'either',
  judge(expected, subject) {
    const openings = subject.pairs
      .flatMap(openingsOf)
      .filter(({ at }) => isOf(subject.moment, at))
      .sort((a, b) => a.at - b.at);
    const got = openings.map(({ record }) => record.category);
    return compared(expected, inOrderOf(expected, got), () => {
      const [extra] = tooMany(expected, got);
      const unwanted = openings.findLast(({ record }) => record.category === extra);
      return message(unwanted?.handle ?? latestSent(subject));
    });
  },
};
