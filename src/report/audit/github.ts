import { CAUSES, REASONS } from '../../audit/causes.js';
import type { Audit } from '../../audit/result.js';
import { calendarOf } from '../calendar.js';
import { visible } from '../text/text.js';
import { annotation } from '../text/workflowCommand.js';
import { answerWords } from './figures.js';
import { sumsTitle, uncomparedWords } from './sumsSheet.js';
import { words } from './table.js';

/** Workflow commands of GitHub Actions: an annotation a message, at its line. The last line is for people. */
export function* github(audit: Audit): Iterable<string> {
  const calendar = calendarOf({ dated: true, timezone: audit.timezone });
  for (const { cause, source, handle, expected, reported, reason } of audit.findings) {
    const { severity, title } = CAUSES[cause];
    const { file, line } = source;
    const message = `${visible(handle)}: the replay says ${words(expected, calendar)}, Meta ${words(reported, calendar)}; likely: ${REASONS[reason]}`;
    yield annotation(severity, { file, line, title }, message);
  }
  for (const check of audit.sums) {
    if (check.differences.length > 0)
      yield annotation('error', { file: check.name, title: 'Sums differ' }, sumsTitle(check));
    const uncompared = uncomparedWords(check);
    if (uncompared !== null) yield annotation('error', { file: check.name, title: 'Sums not compared' }, uncompared);
  }
  yield `${answerWords(audit)}\n`;
}
