import type { Expectation } from '../../schema/expectation.js';
import { compared, message } from '../compare.js';
import { fault, type Assertion, type Judgement } from '../judgement.js';
import { latestSent, messageNamed } from '../messages.js';
import { isOf, isSeenFrom, type Subject } from '../subject.js';
import { same, type Value } from '../value.js';
import { expectedParts, gotListed, gotParts, chargesOf, type ChargeOfPair } from './chargeParts.js';

type Expected = NonNullable<Expectation['charges']>;
type ExpectedList = Extract<Expected, readonly unknown[]>;
type ExpectedByMessage = Exclude<Expected, readonly unknown[]>;

export const charges: Assertion<Expected> = {
  contacts: 'some',
  when: 'either',
  judge: (expected, subject) => (Array.isArray(expected) ? listed(expected, subject) : byMessage(expected, subject)),
};

/** All charges of the moment, in order of time, each in the parts in which it was expected. */
function listed(expected: ExpectedList, subject: Subject): Judgement {
  const unclear = expected.flatMap(({ message: name }) => (name === undefined ? [] : [messageNamed(name, subject)]));
  const broken = unclear.find((named) => 'message' in named);
  if (broken !== undefined) return fault(broken.message);
  const wanted = expected.map((item) => expectedParts(item, subject));
  const late = wanted.find((read) => !read.ok);
  if (late !== undefined) return fault(late.message);
  const charged = chargesOf(subject).filter(({ charge }) => isOf(subject.moment, charge.at));
  const got = charged.map((one, index) => gotListed(expected[index], one, subject));
  const values = wanted.flatMap((read) => (read.ok ? [read.value] : []));
  return compared(values, got, () => {
    const wrong = charged.find((_, index) => !same(got[index] ?? null, values[index] ?? null));
    return message(wrong?.charge.handle ?? latestSent(subject));
  });
}

/** These messages alone, as far as their charges can be seen from the moment. */
function byMessage(expected: ExpectedByMessage, subject: Subject): Judgement {
  const wanted: Record<string, Value> = {};
  const got: Record<string, Value> = {};
  const handles: Record<string, string> = {};
  const charged = chargesOf(subject).filter(({ charge }) => isSeenFrom(subject.moment, charge.at));
  for (const [name, item] of Object.entries(expected)) {
    const named = messageNamed(name, subject);
    if ('message' in named) return fault(named.message);
    const read = item === null ? null : expectedParts(item, subject);
    if (read !== null && !read.ok) return fault(read.message);
    const one = chargeOf(named.event.handle, named.pair, charged);
    wanted[name] = read === null ? null : read.value;
    got[name] = one === undefined ? null : gotParts(item ?? undefined, one, subject);
    handles[name] = named.event.handle;
  }
  return compared(wanted, got, () => {
    const wrong = Object.keys(wanted).find((name) => !same(wanted[name] ?? null, got[name] ?? null));
    return message(wrong === undefined ? undefined : handles[wrong]);
  });
}

function chargeOf(
  handle: string,
  pair: ChargeOfPair['pair'],
  charged: readonly ChargeOfPair[],
): ChargeOfPair | undefined {
  return charged.find((one) => one.pair === pair && one.charge.handle === handle);
}
