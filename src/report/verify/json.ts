import {
  stateOf,
  tallyOf,
  type PlacedCase,
  type PlacedFailure,
  type Verification,
  type VerifiedFile,
} from '../../verify/verification.js';
import type { Why } from '../../verify/result.js';
import type { VerificationDocument } from '../../schema/verification.js';
import { findingDocument } from '../findingDocument.js';
import { jsonPieces } from '../text/jsonPieces.js';
import { subjectOf, whyWords, type Clock } from './failureWords.js';

type Case = VerificationDocument['files'][number]['cases'][number];

/** `wa-window/verification@1`: everything, for scripts. */
export function* json(verification: Verification): Iterable<string> {
  yield* jsonPieces(documentOf(verification));
}

function documentOf(verification: Verification): VerificationDocument {
  const { files, notRun } = verification;
  return {
    schema: 'wa-window/verification@1',
    totals: { ...tallyOf(verification), notRun },
    files: files.map(fileOf),
  };
}

function fileOf(file: VerifiedFile): VerificationDocument['files'][number] {
  if (file.kind === 'unreadable') {
    return { file: file.file, state: 'unreadable', faults: [...file.faults], cases: [], findings: [] };
  }
  return {
    file: file.file,
    state: 'judged',
    faults: [],
    cases: file.cases.map((one) => caseOf(one, file)),
    findings: file.findings.map(findingDocument),
  };
}

function caseOf(one: PlacedCase, clock: Clock): Case {
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

function failureOf(failure: PlacedFailure, clock: Clock): Case['failures'][number] {
  const { place, problem, why, lookCloser, updated } = failure;
  return {
    assertion: subjectOf(failure),
    line: place.line,
    column: place.column,
    ...(problem.kind === 'fault'
      ? { message: problem.message }
      : { expected: problem.expected, got: problem.got, diff: [...problem.diff] }),
    updated,
    why: why === null ? null : whyOf(why, clock),
    lookCloser,
  };
}

function whyOf(why: Why, clock: Clock) {
  const { title, sentences } = whyWords(why, clock);
  return { title, sentences: [...sentences] };
}
