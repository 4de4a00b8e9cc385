import { faultsOfFile } from '../../../verify/file.js';
import { judgeCase } from '../../../verify/judge.js';
import type { CaseResult } from '../../../verify/result.js';
import type { PlacedCase, VerifiedFile } from '../../../verify/verification.js';
import { lookCloser } from './lookCloser.js';
import type { ExpectationFile } from './open.js';

export type JudgedFile = Extract<VerifiedFile, { kind: 'judged' }>;

/** Judges the cases that are wanted, each placed in the file. */
export function judgedFile(
  file: ExpectationFile,
  wanted: readonly boolean[],
  failFast: boolean,
): { readonly file: JudgedFile; readonly notRun: number } {
  const { run } = file.evidence;
  const cases: PlacedCase[] = faultsOfFile(file.cases, run).map((result) => placed(result, null, file));
  let notRun = 0;
  for (const [index, one] of file.cases.entries()) {
    if (wanted[index] !== true) continue;
    if (failFast && cases.some(({ failures }) => failures.length > 0)) notRun += 1;
    else cases.push(placed(judgeCase(one, file.evidence), index, file));
  }
  const { dated, timezone, findings } = run;
  return { file: { kind: 'judged', file: file.name, dated, timezone, cases, findings }, notRun };
}

function placed(result: CaseResult, index: number | null, file: ExpectationFile): PlacedCase {
  const { placeOf } = file.yaml;
  const path = index === null ? [] : ['cases', index];
  return {
    ...result,
    index,
    place: placeOf(index === null ? (result.failures[0]?.path ?? []) : path),
    failures: result.failures
      .map((failure) => ({
        ...failure,
        place: placeOf([...path, ...failure.path]),
        lookCloser: lookCloser(failure, result, file),
        updated: false,
      }))
      .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column),
  };
}
