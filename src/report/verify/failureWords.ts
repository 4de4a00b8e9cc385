import type { Failure, FailureProblem, Why } from '../../verify/result.js';
import type { DiffLine } from '../../verify/diff.js';
import { written } from '../../verify/value.js';
import { explanationSentences } from '../explanation.js';
import { visible } from '../text/text.js';
import { plural } from '../words.js';

export interface Clock {
  readonly dated: boolean;
  readonly timezone: string;
}

export const DIFF_LEGEND = '- expected   + got';

const SIGNS: Readonly<Record<DiffLine['side'], string>> = { both: ' ', expected: '-', got: '+' };

/** What failed: the key of the expectation, or the part of the case. */
export function subjectOf({ assertion, path }: Failure): string {
  return assertion ?? path.at(-1) ?? 'the file';
}

/** In one line. */
export function problemSentence(problem: FailureProblem): string {
  if (problem.kind === 'fault') return visible(problem.message);
  return visible(`expected ${written(problem.expected)}, got ${written(problem.got)}`);
}

/** A line a difference, with its sign; or the fault. */
export function problemLines(problem: FailureProblem): readonly string[] {
  if (problem.kind === 'fault') return [visible(problem.message)];
  return problem.diff.map(({ side, text }) => `${SIGNS[side]} ${visible(text)}`);
}

/** The chain behind a wrong outcome: a title and its sentences. */
export function whyWords(why: Why, clock: Clock): { readonly title: string; readonly sentences: readonly string[] } {
  switch (why.kind) {
    case 'message':
      return {
        title: `Why: ${visible(why.handle)}`,
        sentences: why.explanation === null ? [UNEXPLAINED] : explanationSentences(why.explanation, clock),
      };
    case 'attempt':
      return {
        title: `Why: ${ATTEMPT_WORDS[why.message] ?? why.message} sent then`,
        sentences: explanationSentences(why.explanation, clock),
      };
    case 'finding':
      return { title: `Why: ${why.code}`, sentences: findingSentences(why) };
  }
}

const UNEXPLAINED = 'The log is long, and to explain a message takes all of it: wa-window explain does that.';

const ATTEMPT_WORDS: Readonly<Record<string, string>> = {
  free_form: 'a free-form message',
  marketing: 'a marketing template',
  utility: 'a utility template',
  authentication: 'an authentication template',
};

const SHOWN = 3;

function findingSentences({ found, code }: Extract<Why, { kind: 'finding' }>): readonly string[] {
  if (found.length === 0) return [`Nothing of this kind was found: ${code} does not occur.`];
  const shown = found.slice(0, SHOWN).map(({ source, message }) => {
    const place = source === null ? '' : `${source.file}:${String(source.line)}:${String(source.column)}: `;
    return visible(`${place}${message}.`);
  });
  return found.length <= SHOWN ? shown : [...shown, `${plural(found.length - SHOWN, 'more', 'more')}.`];
}
