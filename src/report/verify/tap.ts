import { stateOf, type PlacedCase, type PlacedFailure, type Verification } from '../../verify/verification.js';
import { safeJson, visible } from '../text/text.js';
import { plural } from '../words.js';
import { problemSentence, subjectOf, whyWords, type Clock } from './failureWords.js';

/** TAP version 14: a case a test point; what could not be read is one that failed. */
export function* tap({ files, notRun }: Verification): Iterable<string> {
  const points = files.flatMap((file) =>
    file.kind === 'unreadable'
      ? [unreadable(file.file, file.faults)]
      : file.cases.map((one) => pointOf(one, file.file, file)),
  );
  const skipped = notRun === 0 ? '' : ` # after the first failure, ${plural(notRun, 'case')} not run`;
  yield `TAP version 14\n1..${String(points.length)}${skipped}\n`;
  for (const [index, { ok, name, details }] of points.entries()) {
    yield `${ok ? 'ok' : 'not ok'} ${String(index + 1)} - ${described(name)}\n`;
    if (details.length > 0) yield ['  ---', ...details.map((line) => `  ${line}`), '  ...', ''].join('\n');
  }
}

interface Point {
  readonly ok: boolean;
  readonly name: string;
  /** YAML; its values are JSON, which YAML is too. */
  readonly details: readonly string[];
}

function unreadable(file: string, faults: readonly string[]): Point {
  return { ok: false, name: `${file} can be read`, details: [`faults: ${value(faults)}`] };
}

function pointOf(one: PlacedCase, file: string, clock: Clock): Point {
  const details =
    one.failures.length === 0
      ? []
      : ['failures:', ...one.failures.flatMap((failure) => detailsOf(failure, file, clock))];
  return { ok: stateOf(one) !== 'failed', name: `${file}: ${one.name}`, details };
}

function detailsOf(failure: PlacedFailure, file: string, clock: Clock): readonly string[] {
  const { problem, place, why, lookCloser, updated } = failure;
  const entries: readonly (readonly [string, unknown])[] = [
    ['assertion', subjectOf(failure)],
    ['at', `${file}:${String(place.line)}:${String(place.column)}`],
    ['message', problemSentence(problem)],
    ...(problem.kind === 'differs'
      ? ([
          ['expected', problem.expected],
          ['got', problem.got],
        ] as const)
      : []),
    ...(updated ? ([['updated', true]] as const) : []),
    ...(why === null ? [] : ([['why', whyWords(why, clock).sentences]] as const)),
    ...(lookCloser === null ? [] : ([['look_closer', lookCloser]] as const)),
  ];
  return entries.map(([key, entry], index) => `${index === 0 ? '- ' : '  '}${key}: ${value(entry)}`);
}

function value(entry: unknown): string {
  return safeJson(JSON.stringify(entry));
}

/** A description must not look like a directive. */
function described(name: string): string {
  return visible(name).replaceAll('\\', '\\\\').replaceAll('#', '\\#');
}
