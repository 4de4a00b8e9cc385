import type { PairRun } from '../model/run.js';
import type { Expectation, ExpectationCase } from '../schema/expectation.js';
import { ASSERTION_KINDS, ASSERTIONS, type AssertionKind } from './assertions/index.js';
import { diffOf } from './diff.js';
import { instantText } from './instants.js';
import type { Judgement } from './judgement.js';
import { outside, readMoment } from './moment.js';
import type { CaseResult, Failure, FailureProblem } from './result.js';
import { selectedPairs, whyAmbiguous } from './selection.js';
import type { Evidence, Subject } from './subject.js';
import { whyOf } from './why.js';

/** Judges one case; everything in it is judged by the same replay. */
export function judgeCase(expected: ExpectationCase, evidence: Evidence): CaseResult {
  const { name, at, contact } = expected;
  return { name, at: String(at), contact: contact ?? null, failures: failuresOf(expected, evidence) };
}

function failuresOf(expected: ExpectationCase, evidence: Evidence): readonly Failure[] {
  const { run, timeline, inputTimezone } = evidence;
  const context = { timeline, inputTimezone, dated: run.dated, timezone: run.timezone };
  const kinds = ASSERTION_KINDS.filter((kind) => expected.expect?.[kind] !== undefined);
  if (kinds.length === 0)
    return [broken(['expect'], 'the case expects nothing, so it cannot fail: say what must hold')];
  const pairs = selectedPairs(expected, evidence);
  if (!pairs.ok) return [broken([expected.contact === undefined ? 'number' : 'contact'], pairs.message)];
  const moment = readMoment(expected.at, context);
  if (!moment.ok) return [broken(['at'], moment.message)];
  const unseen = outside(moment.value, pairs.value, run);
  if (unseen !== null) return [broken(['at'], unseen)];
  const subject: Subject = { ...context, evidence, moment: moment.value, pairs: pairs.value };
  return kinds.flatMap((kind) => failureOf(kind, expected, subject) ?? []);
}

function failureOf(kind: AssertionKind, expected: ExpectationCase, subject: Subject): Failure | null {
  const judgement = judged(kind, expected, subject);
  const path = ['expect', kind];
  if (judgement.kind === 'fault') return { assertion: kind, path, problem: judgement, why: null };
  if (judgement.differs === null) return null;
  const { expected: wanted, got, differs } = judgement;
  const problem: FailureProblem = {
    kind: 'differs',
    expected: wanted,
    got,
    diff: diffOf(wanted, got),
    ...(differs.update !== undefined && { update: differs.update }),
  };
  return { assertion: kind, path, problem, why: whyOf(differs.suspect, subject) };
}

function judged(kind: AssertionKind, expected: ExpectationCase, subject: Subject): Judgement {
  const message = whyUnanswerable(kind, expected, subject);
  if (message !== null) return { kind: 'fault', message };
  const { judge } = ASSERTIONS[kind] as { judge: (expected: unknown, subject: Subject) => Judgement };
  return judge(expected.expect?.[kind], subject);
}

/** Why an assertion has no answer here, whatever is expected; null where it has one. */
function whyUnanswerable(kind: AssertionKind, expected: ExpectationCase, subject: Subject): string | null {
  const { contacts, when } = ASSERTIONS[kind];
  if (isEmptyMap(expected.expect?.[kind])) return `${kind} says nothing about what must hold, so it cannot fail`;
  if (when === 'end' && subject.moment.kind !== 'end') return `${kind} are those of the whole timeline: write at: end`;
  if (when === 'instant' && subject.moment.kind === 'end') return nothingLeft(kind, subject);
  if (contacts === 'all' && (expected.contact ?? expected.number) !== undefined) {
    return `${kind} is that of the whole timeline: leave contact and number out of the case`;
  }
  return contacts === 'one' ? whyAmbiguous(subject.pairs) : null;
}

function isEmptyMap(value: Expectation[AssertionKind]): boolean {
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}

function nothingLeft(kind: AssertionKind, subject: Subject): string {
  const last = Math.max(...subject.pairs.map(({ lastAt }: PairRun) => lastAt)) as PairRun['lastAt'];
  return `at the end everything has run out, so ${kind} says nothing: write an instant, such as ${instantText(last, subject)}`;
}

function broken(path: readonly string[], message: string): Failure {
  return { assertion: null, path, problem: { kind: 'fault', message }, why: null };
}
