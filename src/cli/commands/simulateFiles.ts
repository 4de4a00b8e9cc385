import { readTimeline, UnreadableInput, type ReadOptions, type Source } from '../../input/index.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord, Timeline } from '../../model/timeline.js';
import { render, renderFindings } from '../../report/index.js';
import { UsageFault } from '../../run/fault.js';
import { simulate } from '../../run/simulate.js';
import { pen } from '../color.js';
import { contactOf } from '../contact.js';
import { UsageError } from '../errors.js';
import { EXIT, exitForFindings, type ExitCode } from '../exit.js';
import { readSources, STDIO } from '../files.js';
import type { FileIdentity, Io } from '../io.js';
import { shown } from '../masking.js';
import { checkTarget, print, tell, writeTarget, type Target } from '../output.js';
import { tally, tallyUnread } from '../tally.js';
import { loadConfig, timelinesOf } from '../config.js';
import { budgetOf, overBudget } from '../moneySettings.js';
import { readingWithSends, simulateOptions } from '../settings.js';
import { showingOptions, type ShowingOptions, type SimulateFlags } from './simulateOptions.js';

/** Width of what is written to a file or a pipe, so that it is the same wherever it is written. */
const PLAIN_WIDTH = 80;

/** Replays files: the result to standard output or a file, what was found on the way to standard error. */
export async function simulateFiles(files: readonly string[], flags: SimulateFlags, io: Io): Promise<ExitCode> {
  const showing = showingOptions(flags);
  try {
    return await replayed(files, flags, showing, io);
  } catch (error) {
    if (error instanceof UsageFault) throw new UsageError(error.message, { cause: error });
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(shown(error.findings, io), flags, io), `${tallyUnread(error.findings)}\n`]);
    return EXIT.unable;
  }
}

async function replayed(
  files: readonly string[],
  flags: SimulateFlags,
  showing: ShowingOptions,
  io: Io,
): Promise<ExitCode> {
  const budget = flags.failIfOver === undefined ? null : budgetOf('--fail-if-over <money>', flags.failIfOver);
  const config = await loadConfig(flags.config, io);
  const sent = await readingWithSends(flags, config, io);
  const replay = await simulateOptions(flags, config, io);
  const { sources, identities } = await readSources(timelinesOf(files, config, io.cwd), io);
  const targets = await checkTargets(flags, [...identities, ...sent.identities], io);
  const timeline = await readKeepingRejects(sources, sent.reading, targets.rejects, io);
  if (flags.start !== undefined && timeline.hourZero === null) {
    throw new UsageError('--start places Hour 0, and this timeline has dates of its own. Leave it out.');
  }
  const run = simulate(timeline, replay);
  const contact = flags.contact === undefined ? null : contactOf(flags.contact, run);

  await tell(io, [findingsText(shown(run.findings, io), flags, io)]);
  const toTerminal = targets.output === null && io.isTTY.stdout;
  const text = render(shown(run, io), {
    ...showing,
    contact: shown(contact, io),
    color: pen(flags.color, io.env, toTerminal),
    width: (toTerminal ? io.columns : null) ?? PLAIN_WIDTH,
  });
  if (targets.output === null) await print(io.stdout, text);
  else await writeTarget(targets.output, text, io);
  await tell(io, lastLine(run.findings, timeline, flags));
  const over = budget === null ? null : overBudget(budget, run.cost);
  if (over !== null) await tell(io, [`--fail-if-over ${flags.failIfOver ?? ''}: ${over}\n`]);
  return over === null ? exitForFindings(run.findings, flags.failOn) : EXIT.no;
}

/** Reads the timeline; what could not be used is written whether or not the rest can be replayed. */
async function readKeepingRejects(
  sources: readonly Source[],
  reading: ReadOptions,
  target: Target | null,
  io: Io,
): Promise<Timeline> {
  const keep = async (rejects: readonly RejectedRecord[]): Promise<void> => {
    if (target !== null) await writeTarget(target, rejectLines(shown(rejects, io)), io);
  };
  try {
    const timeline = readTimeline(sources, reading);
    await keep(timeline.rejects);
    return timeline;
  } catch (error) {
    if (error instanceof UnreadableInput) await keep(error.rejects);
    throw error;
  }
}

interface Targets {
  readonly output: Target | null;
  readonly rejects: Target | null;
}

async function checkTargets(flags: SimulateFlags, inputs: readonly FileIdentity[], io: Io): Promise<Targets> {
  const toStdout = flags.output === undefined || flags.output === STDIO;
  const output = toStdout ? null : await checkTarget('--output', flags.output, inputs, io);
  if (flags.rejects === STDIO)
    throw new UsageError('--rejects - is taken: standard output is for the result. Name a file.');
  const rejects = flags.rejects === undefined ? null : await checkTarget('--rejects', flags.rejects, inputs, io);
  if (output !== null && output.path === rejects?.path) {
    throw new UsageError('--output and --rejects name the same file. Name two.');
  }
  return { output, rejects };
}

function* rejectLines(rejects: readonly RejectedRecord[]): Iterable<string> {
  for (const { source, codes, raw } of rejects) {
    yield `${JSON.stringify({ file: source.file, line: source.line, codes, raw })}\n`;
  }
}

function findingsText(findings: readonly Finding[], flags: SimulateFlags, io: Io): string {
  const width = (io.isTTY.stderr ? io.columns : null) ?? PLAIN_WIDTH;
  return renderFindings(findings, { color: pen(flags.color, io.env, io.isTTY.stderr), width });
}

function* lastLine(findings: readonly Finding[], timeline: Timeline, flags: SimulateFlags): Iterable<string> {
  const line = tally(findings, timeline, flags.rejects ?? null);
  if (line !== null) yield `${line}\n`;
}
