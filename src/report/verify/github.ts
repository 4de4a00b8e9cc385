import { tallyOf, type Verification } from '../../verify/verification.js';
import { plural } from '../words.js';
import { annotation } from '../text/workflowCommand.js';
import { placedFault } from './faultPlace.js';
import { problemSentence, subjectOf } from './failureWords.js';

/** Workflow commands of GitHub Actions: an annotation a failure, at its line. The last line is for people. */
export function* github(verification: Verification): Iterable<string> {
  for (const file of verification.files) {
    if (file.kind === 'unreadable') {
      for (const fault of file.faults) {
        const { text, place } = placedFault(fault, file.file);
        yield annotation('error', { file: file.file, ...place, title: 'could not be read' }, text);
      }
      continue;
    }
    for (const { name, failures } of file.cases) {
      for (const failure of failures.filter(({ updated }) => !updated)) {
        const { line, column } = failure.place;
        const closer = failure.lookCloser === null ? '' : `\nLook closer: ${failure.lookCloser}`;
        const message = `${subjectOf(failure)}: ${problemSentence(failure.problem)}${closer}`;
        yield annotation('error', { file: file.file, line, col: column, title: name }, message);
      }
    }
  }
  const { passed, failed, updated, unreadable } = tallyOf(verification);
  const { notRun } = verification;
  const parts = [
    `${String(failed)} failed`,
    updated === 0 ? null : `${String(updated)} updated`,
    `${String(passed)} passed`,
    notRun === 0 ? null : `${String(notRun)} not run`,
    unreadable === 0 ? null : `${plural(unreadable, 'file')} could not be read`,
  ];
  yield `${parts.filter((part) => part !== null).join(', ')}\n`;
}
