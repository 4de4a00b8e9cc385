import { SEVERITIES, type Finding } from '../model/finding.js';
import type { FailOn } from './choices.js';

/** One meaning each, whatever the flags. */
export const EXIT = {
  ok: 0,
  no: 1,
  usage: 2,
  unable: 3,
  bug: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Called once by the command that ran. */
export type Finish = (code: ExitCode) => void;

export const EXIT_MEANINGS: Record<ExitCode, string> = {
  0: 'ran, and nothing is wrong at the asked threshold',
  1: 'ran, and the answer is no: window closed, a case failed, findings at or above --fail-on',
  2: 'used wrongly',
  3: 'could not run: no usable input, or nowhere to write',
  70: 'a bug in wa-window',
  130: 'interrupted',
};

/** `failOn` counts itself in: `warning` means warnings and errors. A record set aside is an error finding. */
export function exitForFindings(findings: readonly Finding[], failOn: FailOn): ExitCode {
  if (failOn === 'none') return EXIT.ok;
  const threshold = SEVERITIES.indexOf(failOn);
  const fails = findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= threshold);
  return fails ? EXIT.no : EXIT.ok;
}
