import type { ConversationCategory } from '../../model/category.js';
import type { Instant } from '../../model/instant.js';
import type { Expectation } from '../../schema/expectation.js';
import { compared, inOrderOf, message, tooMany } from '../compare.js';
import { fault, type Assertion } from '../judgement.js';
import { latestSent } from '../messages.js';
import type { Read } from '../moment.js';
import { openingsOf } from '../openings.js';
import { isSeenFrom, type Subject } from '../subject.js';
import { mapOf, type Value } from '../value.js';
import { expectedTimes, gotTimes } from './openState.js';
import { standingOf } from './standing.js';

type Expected = NonNullable<Expectation['conversations']>;
type Item = Expected[number];

interface Open {
  readonly category: ConversationCategory;
  readonly until: Instant;
}

export const conversations: Assertion<Expected> = {
  contacts: 'one',
  when: 'instant',
  judge(expected, subject) {
    const wanted = expected.map((item) => expectedItem(item, subject));
    const broken = wanted.find((read) => !read.ok);
    if (broken !== undefined) return fault(broken.message);
    const open = openAt(subject);
    const left = [...open];
    const got = inOrderOf(expected.map(categoryOf), open.map(categoryOf)).map((category, index) => {
      const [conversation] = left.splice(
        left.findIndex((one) => one.category === category),
        1,
      );
      return gotItem(expected[index], conversation ?? { category, until: 0 as Instant }, subject);
    });
    return compared(
      wanted.flatMap((read) => (read.ok ? [read.value] : [])),
      got,
      () => message(opener(expected.map(categoryOf), open.map(categoryOf), subject)),
    );
  },
};

/** Delivered and not ended; the entry point last, where it is a conversation. */
function openAt(subject: Subject): readonly Open[] {
  const { pairs, moment } = subject;
  const entryPoints = pairs
    .flatMap(openingsOf)
    .filter(({ isEntryPoint, at, record: { closedAt, expiresAt } }) => {
      const isOver = moment.kind === 'instant' && moment.at >= (closedAt ?? expiresAt);
      return isEntryPoint && isSeenFrom(moment, at) && !isOver;
    })
    .map(({ record: { category, expiresAt } }) => ({ category, until: expiresAt }));
  return [...standingOf(subject).conversations, ...entryPoints];
}

function categoryOf(item: Item | Open): ConversationCategory {
  return typeof item === 'string' ? item : item.category;
}

function expectedItem(item: Item, subject: Subject): Read<Value> {
  if (typeof item === 'string') return { ok: true, value: item };
  const times = expectedTimes(item, subject);
  return times.ok ? { ok: true, value: mapOf({ category: item.category, ...times.value }) } : times;
}

function gotItem(expected: Item | undefined, { category, until }: Open, subject: Subject): Value {
  if (expected === undefined || typeof expected === 'string' || expected.category !== category) return category;
  return mapOf({ category, ...gotTimes(expected, until, subject) });
}

/** Of one that should not be open; or the message that should have opened one. */
function opener(
  expected: readonly ConversationCategory[],
  got: readonly ConversationCategory[],
  subject: Subject,
): string | undefined {
  const { pairs, moment } = subject;
  const openings = pairs.flatMap(openingsOf).filter(({ at }) => isSeenFrom(moment, at));
  const [extra] = tooMany(expected, got);
  const [missing] = tooMany(got, expected);
  const closed = openings.findLast(({ record }) => record.category === missing);
  const unwanted = openings.findLast(({ record }) => record.category === extra);
  return (unwanted ?? closed)?.handle ?? latestSent(subject);
}
