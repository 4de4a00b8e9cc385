import {
  stateOf,
  tallyOf,
  type CaseState,
  type PlacedCase,
  type PlacedFailure,
  type Verification,
  type VerifiedFile,
} from '../../verify/verification.js';
import { visible } from '../text/text.js';
import { themeOf, type Theme, type Tone } from '../text/theme.js';
import { plural } from '../words.js';
import { wrap } from '../text/wrap.js';
import { DIFF_LEGEND, problemLines, subjectOf, whyWords, type Clock } from './failureWords.js';
import type { VerifyRenderOptions } from './options.js';

type Judged = Extract<VerifiedFile, { kind: 'judged' }>;

/** What a failed case says is set off this far. */
const MARGIN = ' '.repeat(8);

const STATE_WORDS: Readonly<Record<CaseState, readonly [word: string, tone: Tone]>> = {
  passed: ['ok  ', 'open'],
  failed: ['FAIL', 'refused'],
  updated: ['set ', 'doubt'],
};

/** A line a file, and below it each case that did not pass, with why. */
export function* tty(verification: Verification, { width, color }: VerifyRenderOptions): Iterable<string> {
  const theme = themeOf(color);
  let previous: VerifiedFile | null = null;
  for (const file of verification.files) {
    // Files of which all is well stand close together.
    if (previous !== null && (hasDetails(previous) || hasDetails(file))) yield '\n';
    yield* fileText(file, width, theme);
    previous = file;
  }
  yield '\n';
  if (verification.files.some((file) => detailed(file).some(({ failures }) => failures.some(isDifference)))) {
    yield `${DIFF_LEGEND}\n`;
  }
  yield `${lastLine(verification)}\n`;
}

/** The cases that are shown one by one. */
function detailed(file: VerifiedFile): readonly PlacedCase[] {
  return file.kind === 'judged' ? file.cases.filter((one) => stateOf(one) !== 'passed') : [];
}

function hasDetails(file: VerifiedFile): boolean {
  return detailed(file).length > 0;
}

function isDifference({ problem }: PlacedFailure): boolean {
  return problem.kind === 'differs';
}

function* fileText(file: VerifiedFile, width: number, theme: Theme): Iterable<string> {
  if (file.kind === 'unreadable') {
    yield `${theme.refused('FAIL')}  ${visible(file.file)} could not be judged\n`;
    return;
  }
  const state = worst(file.cases.map(stateOf));
  yield `${stateWord(state, theme)}  ${visible(file.file)} (${counted(file.cases)})\n`;
  for (const one of detailed(file)) yield `\n${caseLines(one, file, width, theme).join('\n')}\n`;
}

function worst(states: readonly CaseState[]): CaseState {
  return (['failed', 'updated'] as const).find((state) => states.includes(state)) ?? 'passed';
}

function counted(cases: readonly PlacedCase[]): string {
  const failed = cases.filter((one) => stateOf(one) === 'failed').length;
  return failed === 0 ? plural(cases.length, 'case') : `${String(failed)} of ${String(cases.length)} failed`;
}

function stateWord(state: CaseState, theme: Theme): string {
  const [word, tone] = STATE_WORDS[state];
  return theme[tone](word);
}

function caseLines(one: PlacedCase, file: Judged, width: number, theme: Theme): readonly string[] {
  const [first = '', ...rest] = wrap(titleOf(one), width - MARGIN.length);
  return [
    `  ${stateWord(stateOf(one), theme)}  ${theme.title(first)}`,
    ...rest.map((line) => `${MARGIN}${theme.title(line)}`),
    ...one.failures.flatMap((failure, index) => [
      ...(index === 0 ? [] : ['']),
      ...failureLines(failure, isTold(one, index), file, width - MARGIN.length, theme).map((line) =>
        line === '' ? '' : MARGIN + line,
      ),
    ]),
  ];
}

function titleOf({ name, at, contact }: PlacedCase): string {
  if (at === null) return visible(name);
  return visible(`${name} (at ${at}${contact === null ? '' : `, ${contact}`})`);
}

/** Whether a failure before it in the case has the same reason. */
function isTold({ failures }: PlacedCase, index: number): boolean {
  const reason = ({ why }: PlacedFailure): string => JSON.stringify(why?.kind === 'message' ? why.handle : why);
  const [mine] = failures.slice(index);
  return (
    mine !== undefined && mine.why !== null && failures.slice(0, index).some((other) => reason(other) === reason(mine))
  );
}

function failureLines(
  failure: PlacedFailure,
  told: boolean,
  file: Judged,
  width: number,
  theme: Theme,
): readonly string[] {
  const { place, problem, lookCloser, updated } = failure;
  const head = `${visible(file.file)}:${String(place.line)}:${String(place.column)}`;
  const hang = problem.kind === 'differs' ? 2 : 0;
  return [
    `${theme.quiet(head)}  ${subjectOf(failure)}${updated ? ', updated' : ''}`,
    ...problemLines(problem).flatMap((line) => wrap(line, width, hang).map((part) => painted(part, line, theme))),
    ...(updated || told ? [] : [...whyLines(failure, file, width), ...closerLines(lookCloser)]),
  ];
}

function closerLines(command: string | null): readonly string[] {
  return command === null ? [] : ['', 'Look closer:', `  ${visible(command)}`];
}

function painted(part: string, line: string, theme: Theme): string {
  if (line.startsWith('- ')) return theme.refused(part);
  return line.startsWith('+ ') ? theme.open(part) : part;
}

function whyLines({ why }: PlacedFailure, clock: Clock, width: number): readonly string[] {
  if (why === null) return [];
  const { title, sentences } = whyWords(why, clock);
  return [
    '',
    title,
    ...sentences.flatMap((text, index) => {
      const label = String(index + 1).padStart(2);
      return wrap(text, width - 4).map((line, row) => `${row === 0 ? label : '  '}  ${line}`);
    }),
  ];
}

/** The one number asked for. */
function lastLine(verification: Verification): string {
  const { passed, failed, updated, unreadable } = tallyOf(verification);
  const { files, notRun } = verification;
  const parts = [
    failed === 0 ? null : `${String(failed)} failed`,
    updated === 0 ? null : `${String(updated)} updated`,
    `${String(passed)} passed`,
    notRun === 0 ? null : `${String(notRun)} not run`,
  ].filter((part) => part !== null);
  const unread = unreadable === 0 ? '' : `; ${plural(unreadable, 'file')} could not be judged`;
  const total = plural(passed + failed + updated + notRun, 'case');
  return `${parts.join(', ')} of ${total} in ${plural(files.length, 'file')}${unread}.`;
}
