import type { Run } from '../model/run.js';
import { DIFF_LEGEND, problemLines, subjectOf, whyWords } from '../report/verify/failureWords.js';
import type { CaseResult, Failure } from '../verify/result.js';

/** What differs and why, as `wa-window verify` tells it. */
export function failureText({ name, failures }: CaseResult, run: Run): string {
  const blocks = failures.map((failure) => [...differenceLines(failure), ...whyLines(failure, run)].join('\n'));
  return [`${name}   (${DIFF_LEGEND})`, ...blocks].join('\n\n');
}

function differenceLines(failure: Failure): readonly string[] {
  return [subjectOf(failure), ...problemLines(failure.problem)];
}

function whyLines({ why }: Failure, run: Run): readonly string[] {
  if (why === null) return [];
  const { title, sentences } = whyWords(why, run);
  return ['', title, ...sentences.map((text, index) => `${String(index + 1).padStart(2)}  ${text}`)];
}
