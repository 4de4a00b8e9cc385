import type { MessageKind } from '../../check/answer.js';
import type { Certainty } from '../../model/ends.js';
import type { Expectation } from '../../schema/expectation.js';
import { compared } from '../compare.js';
import { fault, type Assertion } from '../judgement.js';
import { same, type Value } from '../value.js';
import { standingOf } from './standing.js';

type Expected = NonNullable<Expectation['allowed']>;
type Key = keyof Expected;

/** The messages that each word stands for. */
const ATTEMPTS: Readonly<Record<Key, readonly MessageKind[]>> = {
  free_form: ['free_form'],
  template: ['marketing', 'utility', 'authentication'],
  marketing: ['marketing'],
  utility: ['utility'],
  authentication: ['authentication'],
};

const ANSWERS: Readonly<Record<Certainty, Value>> = { yes: true, maybe: 'maybe', no: false };

export const allowed: Assertion<Expected> = {
  contacts: 'one',
  when: 'instant',
  judge(expected, subject) {
    const { messages, ruleSet } = standingOf(subject);
    if (ruleSet === null) return fault('no rules are known for this date, so nobody can say what is allowed');
    const answerTo = (kind: MessageKind): Value => {
      const answer = messages.find((message) => message.kind === kind);
      return answer === undefined ? null : ANSWERS[answer.allowed];
    };
    const keys = Object.keys(expected) as Key[];
    const got = Object.fromEntries(keys.map((key) => [key, summed(ATTEMPTS[key], answerTo)]));
    return compared(expected, got, () => {
      const wrong = keys.find((key) => !same(got[key] ?? null, expected[key] ?? null));
      const attempt =
        wrong === undefined ? undefined : ATTEMPTS[wrong].find((kind) => answerTo(kind) !== expected[wrong]);
      return attempt === undefined ? null : { kind: 'attempt', message: attempt };
    });
  },
};

/** One answer for all; where they differ, each with its own. */
function summed(kinds: readonly MessageKind[], answerTo: (kind: MessageKind) => Value): Value {
  const answers = kinds.map(answerTo);
  const [first = null] = answers;
  if (answers.every((answer) => answer === first)) return first;
  return Object.fromEntries(kinds.map((kind, index) => [kind, answers[index] ?? null]));
}
