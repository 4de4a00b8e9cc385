import type { Instant } from '../../model/instant.js';
import { parseDuration } from '../../model/duration.js';
import type { OpenState } from '../../model/ends.js';
import type { Expectation } from '../../schema/expectation.js';
import { durationText, instantText } from '../instants.js';
import { readInstant, type Read } from '../moment.js';
import type { Subject } from '../subject.js';
import { mapOf, type Value } from '../value.js';

type ExpectedState = NonNullable<Expectation['window']>;
type Parts = Exclude<ExpectedState, string>;

/** Something that is open or not, and until when where that is known. */
interface Openness {
  readonly state: OpenState;
  readonly until: Instant | null;
}

/** What is expected of it, with times written the one way in which they can be compared. */
export function expectedState(expected: ExpectedState, subject: Subject): Read<Value> {
  if (typeof expected === 'string') return { ok: true, value: expected };
  const times = expectedTimes(expected, subject);
  if (!times.ok) return times;
  return { ok: true, value: mapOf({ state: expected.state, ...times.value }) };
}

/** The state in the parts in which it was expected; a closed one has no end. */
export function gotState(expected: ExpectedState, { state, until }: Openness, subject: Subject): Value {
  if (typeof expected === 'string') return state;
  const end = state === 'closed' ? null : until;
  const lacksEnd = end === null && (expected.until !== undefined || expected.left !== undefined);
  return mapOf({
    state: expected.state !== undefined || lacksEnd ? state : undefined,
    ...gotTimes(expected, end, subject),
  });
}

export function expectedTimes({ until, left }: Parts, subject: Subject): Read<{ until?: Value; left?: Value }> {
  const end = until === undefined ? null : readInstant(until, subject);
  if (end !== null && !end.ok) return { ok: false, message: `until: ${end.message}` };
  return {
    ok: true,
    value: {
      ...(end !== null && { until: instantText(end.value, subject) }),
      ...(left !== undefined && { left: durationText(parseDuration(left) ?? 0) }),
    },
  };
}

export function gotTimes(expected: Parts, end: Instant | null, subject: Subject): { until?: Value; left?: Value } {
  const { moment } = subject;
  if (end === null || moment.kind === 'end') return {};
  return {
    ...(expected.until !== undefined && { until: instantText(end, subject) }),
    ...(expected.left !== undefined && { left: durationText(end - moment.at) }),
  };
}
