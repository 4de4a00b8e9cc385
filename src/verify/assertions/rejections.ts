import type { Rejection } from '../../model/outcome.js';
import type { Expectation } from '../../schema/expectation.js';
import { compared, message } from '../compare.js';
import { fault, type Assertion } from '../judgement.js';
import { latestSent, messageNamed, nameLike, shortName } from '../messages.js';
import { isOf, type Subject } from '../subject.js';
import { mapOf, same, type Value } from '../value.js';

type Expected = NonNullable<Expectation['rejections']>;
type Item = Expected[number];

/** In order of time; each in the parts in which it was expected. */
export const rejections: Assertion<Expected> = {
  contacts: 'some',
  when: 'either',
  judge(expected, subject) {
    const unclear = namesIn(expected)
      .map((name) => messageNamed(name, subject))
      .find((named) => 'message' in named);
    if (unclear !== undefined) return fault(unclear.message);
    const rejected = rejectionsOf(subject);
    const inWords = expected.some((item) => typeof item === 'object' && item !== null);
    const got = rejected.map((rejection, index) => gotItem(expected[index], rejection, inWords, subject));
    return compared(expected, got, () => {
      const wrong = rejected.find((_, index) => !same(got[index] ?? null, expected[index] ?? null));
      return message(wrong?.handle ?? missing(expected, rejected, subject) ?? latestSent(subject));
    });
  },
};

function rejectionsOf({ pairs, moment }: Subject): readonly Rejection[] {
  return pairs
    .flatMap((pair) => pair.rejections)
    .filter(({ at }) => isOf(moment, at))
    .sort((a, b) => a.at - b.at);
}

function namesIn(expected: Expected): readonly string[] {
  return expected.flatMap((item) => (typeof item === 'object' && item?.message !== undefined ? [item.message] : []));
}

function gotItem(expected: Item | undefined, rejection: Rejection, inWords: boolean, subject: Subject): Value {
  const { handle, code, rule } = rejection;
  if (expected === undefined) return inWords ? { message: shortName(handle, subject), code } : code;
  if (typeof expected !== 'object' || expected === null) return code;
  return mapOf({
    message: expected.message === undefined ? undefined : nameLike(handle, expected.message, subject),
    code: expected.code === undefined ? undefined : code,
    rule: expected.rule === undefined ? undefined : rule,
  });
}

/** A message that was named and not refused. */
function missing(expected: Expected, rejected: readonly Rejection[], subject: Subject): string | undefined {
  for (const name of namesIn(expected)) {
    const named = messageNamed(name, subject);
    if ('event' in named && !rejected.some(({ handle }) => handle === named.event.handle)) return named.event.handle;
  }
  return undefined;
}
