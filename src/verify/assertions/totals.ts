import { totalsOf } from '../../billing/totals.js';
import { CHARGE_TYPES, CONVERSATION_CATEGORIES } from '../../model/category.js';
import type { Totals } from '../../model/run.js';
import type { Expectation } from '../../schema/expectation.js';
import { compared, message } from '../compare.js';
import type { Assertion, Suspect } from '../judgement.js';
import { openingsOf } from '../openings.js';
import { isOfAll, isSeenFrom, type Subject } from '../subject.js';
import { mapOf, type Value } from '../value.js';

type Expected = NonNullable<Expectation['totals']>;
type Counts = Readonly<Record<string, number>>;

export const totals: Assertion<Expected> = {
  contacts: 'some',
  when: 'either',
  judge(expected, subject) {
    const counted = countedFor(subject);
    const { conversations, billable, free } = counted;
    const wanted = mapOf({
      conversations: expected.conversations && counts(expected.conversations),
      billable: expected.billable && counts(expected.billable),
      free: expected.free && counts(expected.free),
      rejected: expected.rejected,
    });
    const got = mapOf({
      conversations: expected.conversations && inOrder(conversations, expected.conversations, CONVERSATION_CATEGORIES),
      billable: expected.billable && inOrder(billable, expected.billable, CONVERSATION_CATEGORIES),
      free: expected.free && inOrder(free, expected.free, CHARGE_TYPES),
      rejected: expected.rejected === undefined ? undefined : counted.rejected,
    });
    return compared(wanted, got, () => suspectFor(expected, counted, subject));
  },
};

/** What can be seen from the moment, counted as the totals of a run are. */
function countedFor(subject: Subject): Totals {
  const { pairs, moment, evidence } = subject;
  if (moment.kind === 'end' && isOfAll(subject)) return evidence.run.totals;
  return totalsOf(
    pairs.map((pair) => ({
      conversations: openingsOf(pair)
        .filter(({ at }) => isSeenFrom(moment, at))
        .map(({ record }) => record),
      charges: pair.charges.filter(({ at }) => isSeenFrom(moment, at)),
      rejections: pair.rejections.filter(({ at }) => isSeenFrom(moment, at)),
    })),
  );
}

/** A count of zero is the same as none. */
function counts(given: Readonly<Record<string, number | undefined>>): Value {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, number] => (entry[1] ?? 0) > 0));
}

/** In the order of what was expected, so that the two read alike, and then in that of all keys there are. */
function inOrder(got: Readonly<Record<string, number | undefined>>, expected: object, all: readonly string[]): Value {
  const keys = [...new Set([...Object.keys(expected), ...all])];
  return counts(Object.fromEntries(keys.map((key) => [key, got[key] ?? 0])));
}

/** The latest of what is too much; what is missing has no message. */
function suspectFor(expected: Expected, got: Totals, subject: Subject): Suspect | null {
  const { pairs, moment, evidence } = subject;
  // Whose it is cannot be told where not all are held.
  if (evidence.unheld !== null && isOfAll(subject)) return null;
  const category = tooManyOf(expected.conversations, got.conversations);
  const charged = tooManyOf(expected.billable, got.billable);
  const reason = tooManyOf(expected.free, got.free);
  const refused = expected.rejected !== undefined && got.rejected > expected.rejected;
  const openings = pairs.flatMap(openingsOf).filter(({ at }) => isSeenFrom(moment, at));
  const charges = pairs.flatMap((pair) => pair.charges).filter(({ at }) => isSeenFrom(moment, at));
  const rejections = pairs.flatMap((pair) => pair.rejections).filter(({ at }) => isSeenFrom(moment, at));
  const suspects = [
    category === undefined ? undefined : openings.findLast(({ record }) => record.category === category)?.handle,
    charged === undefined ? undefined : charges.findLast((one) => one.billable && one.category === charged)?.handle,
    reason === undefined ? undefined : charges.findLast((one) => !one.billable && one.type === reason)?.handle,
    refused ? rejections.at(-1)?.handle : undefined,
  ];
  return message(suspects.find((handle) => handle !== undefined));
}

function tooManyOf(
  expected: Counts | undefined,
  got: Readonly<Record<string, number | undefined>>,
): string | undefined {
  if (expected === undefined) return undefined;
  return Object.keys(got).find((key) => (got[key] ?? 0) > (expected[key] ?? 0));
}
