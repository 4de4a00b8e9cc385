import type { Finding } from '../../../model/finding.js';
import type { RunSummary } from '../../../model/run.js';
import { renderFindings } from '../../../report/index.js';
import { EXIT, exitForFindings, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { budgetOf, overBudget } from '../../moneySettings.js';
import { print, tell, writeTarget, type Target } from '../../output.js';
import { tally, type Read } from '../../tally.js';
import { pageOf, pageOfFile, type Page } from '../../page.js';
import type { SimulateFlags } from './options.js';

type ShowFlags = Pick<SimulateFlags, 'color' | 'failIfOver' | 'failOn' | 'rejects'>;

/** The findings to standard error, the result to its place, and then the verdict. */
export async function showRun(
  run: Pick<RunSummary, 'findings' | 'cost'>,
  output: Target | null,
  read: Read,
  flags: ShowFlags,
  io: Io,
  written: (page: Page) => Iterable<string>,
): Promise<ExitCode> {
  const budget = flags.failIfOver === undefined ? null : budgetOf('--fail-if-over <money>', flags.failIfOver);
  await tell(io, [findingsText(shown(run.findings, io), flags, io)]);
  const text = written(output === null ? pageOf('stdout', flags.color, io) : pageOfFile(flags.color, io));
  if (output === null) await print(io.stdout, text);
  else await writeTarget(output, text, io);
  await tell(io, lastLine(run.findings, read, flags));
  const over = budget === null ? null : overBudget(budget, run.cost);
  if (over !== null) await tell(io, [`--fail-if-over ${flags.failIfOver ?? ''}: ${over}\n`]);
  return over === null ? exitForFindings(run.findings, flags.failOn) : EXIT.no;
}

export function findingsText(findings: readonly Finding[], flags: ShowFlags, io: Io): string {
  return renderFindings(findings, pageOf('stderr', flags.color, io));
}

function* lastLine(findings: readonly Finding[], read: Read, flags: ShowFlags): Iterable<string> {
  const line = tally(findings, read, flags.rejects ?? null);
  if (line !== null) yield `${line}\n`;
}
