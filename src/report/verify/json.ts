import { stateOf, tallyOf, type PlacedCase, type PlacedFailure, type Verification } from '../../verify/verification.js';
import { safeJson } from '../text.js';
import { subjectOf, whyWords, type Clock } from './failureWords.js';

/** `wa-window/verification@1`: everything, for scripts. */
export function* json(verification: Verification): Iterable<string> {
  yield `${safeJson(JSON.stringify(documentOf(verification), null, 2))}\n`;
}

function documentOf(verification: Verification) {
  const { files, notRun } = verification;
  return {
    schema: 'wa-window/verification@1',
    totals: { ...tallyOf(verification), notRun },
    files: files.map((file) =>
      file.kind === 'unreadable'
        ? { file: file.file, state: 'unreadable', faults: file.faults, cases: [] }
        : { file: file.file, state: 'judged', faults: [], cases: file.cases.map((one) => caseOf(one, file)) },
    ),
  };
}

function caseOf(one: PlacedCase, clock: Clock) {
  const { name, at, contact, place, failures } = one;
  return {
    name,
    at,
    contact,
    line: place.line,
    state: stateOf(one),
    failures: failures.map((failure) => failureOf(failure, clock)),
  };
}

function failureOf(failure: PlacedFailure, clock: Clock) {
  const { place, problem, why, lookCloser, updated } = failure;
  return {
    assertion: subjectOf(failure),
    line: place.line,
    column: place.column,
    ...(problem.kind === 'fault'
      ? { message: problem.message }
      : { expected: problem.expected, got: problem.got, diff: problem.diff }),
    updated,
    why: why === null ? null : whyWords(why, clock),
    lookCloser,
  };
}
