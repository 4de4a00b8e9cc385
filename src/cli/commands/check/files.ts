import { UnreadableInput } from '../../../input/unreadable.js';
import type { Finding } from '../../../model/finding.js';
import { loadConfig } from '../../config.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { tell } from '../../output.js';
import { pageOf } from '../../page.js';
import { withQuestion, type Question } from './question.js';
import { refuseMixture, type CheckFlags } from './options.js';

/** Answers for one contact, or lists them all: the answer to standard output, what was found to standard error. */
export async function checkFiles(files: readonly string[], flags: CheckFlags, io: Io): Promise<ExitCode> {
  refuseMixture(flags);
  try {
    const config = await loadConfig(flags.config, io);
    return await withQuestion(files, flags, config, io, async (question) => {
      await tell(io, [await findingsText(shown(question.log.findings, io), flags, io), ...futureNote(question)]);
      if (flags.contact === undefined) {
        const { checkList } = await import('./list.js');
        return await checkList(question, flags, io);
      }
      const { checkContact } = await import('./contact.js');
      return await checkContact(flags.contact, question, flags, config, io);
    });
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [await findingsText(shown(error.findings, io), flags, io)]);
    return EXIT.unable;
  }
}

/** A script wants its answer; notes are left to `simulate`. */
async function findingsText(findings: readonly Finding[], flags: CheckFlags, io: Io): Promise<string> {
  const grave = findings.filter(({ severity }) => severity !== 'info');
  if (grave.length === 0) return '';
  const { renderFindings } = await import('../../../report/findings.js');
  return renderFindings(grave, pageOf('stderr', flags.color, io));
}

/** Nobody asked for a moment, so what lies after it is no history but a clock that is wrong. */
function futureNote({ isNow, log, until }: Question): readonly string[] {
  const later = isNow ? log.eventsAfter(until) : 0;
  if (later === 0) return [];
  const many = later === 1 ? '1 event lies' : `${later} events lie`;
  return [`warning: ${many} more than 5 minutes after now and is left out (C18); --at names another moment\n`];
}
