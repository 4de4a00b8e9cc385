import { UnreadableInput, type ReadOptions, type Source } from '../../../input/index.js';
import { finding, type Finding } from '../../../model/finding.js';
import type { Run } from '../../../model/run.js';
import type { Timeline } from '../../../model/timeline.js';
import { render } from '../../../report/index.js';
import { simulate } from '../../../run/simulate.js';
import { contactOf } from '../../contact.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { readSources } from '../../files.js';
import { readInMemory } from '../../inMemory.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { tell } from '../../output.js';
import { tallyUnread } from '../../tally.js';
import { loadConfig, timelinesOf } from '../../config.js';
import { budgetOf, refuseOtherCurrency, type Budget } from '../../moneySettings.js';
import { Spool } from '../../spool.js';
import { readingWithSends, settingFiles, simulateOptions } from '../../settings.js';
import { findingsText, showRun } from './showRun.js';
import { checkTargets, writeRejects, type Targets } from './targets.js';
import { shownUnheld, type Held } from './unheld.js';
import { showingOptions, type ShowingOptions, type SimulateFlags } from './options.js';
import { refuseNeedlessStart } from '../needlessStart.js';

/** Replays files: the result to standard output or a file, what was found on the way to standard error. */
export async function simulateFiles(files: readonly string[], flags: SimulateFlags, io: Io): Promise<ExitCode> {
  const showing = showingOptions(flags);
  refuseMaskedPart(flags);
  const budget = flags.failIfOver === undefined ? null : budgetOf('--fail-if-over <money>', flags.failIfOver);
  const stdin = new Spool(io);
  try {
    return await replayed(files, flags, showing, budget, stdin, stdin.io);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(shown(error.findings, io), flags, io), `${tallyUnread(error.findings)}\n`]);
    return EXIT.unable;
  } finally {
    await stdin.close();
  }
}

/** Parts are told apart by their numbers: merge would take two contacts that look alike for one. */
function refuseMaskedPart({ partial, mask }: SimulateFlags): void {
  if (partial === undefined || mask === undefined) return;
  throw new UsageError(
    '--mask cannot hide the numbers of a part: merge knows contacts by them. Leave it out here and give it to merge.',
  );
}

async function replayed(
  files: readonly string[],
  flags: SimulateFlags,
  showing: ShowingOptions,
  budget: Budget | null,
  stdin: Spool,
  io: Io,
): Promise<ExitCode> {
  const config = await loadConfig(flags.config, io);
  const replay = await simulateOptions(flags, config, io);
  if (budget !== null) refuseOtherCurrency('--fail-if-over', budget, replay.currency);
  const sent = await readingWithSends(flags, config, io);
  const named = timelinesOf(files, config, io.cwd);
  const settings = await settingFiles(flags, config, io.cwd);
  const read = [...settings, ...sent.identities];
  const long = await shownUnheld({ named, flags, showing, replay, reading: sent.reading, settings: read, stdin, io });
  if (long?.kind === 'shown') return long.exit;

  const { sources, identities } = await readSources(named, io);
  // From here on nothing has to be cleaned up, so that an interrupt need not be waited for.
  await stdin.close();
  const targets = await checkTargets(flags, [...identities, ...read], io);
  const timeline = await readKeepingRejects(sources, sent.reading, targets, io);
  refuseNeedlessStart(flags, timeline);
  const run = simulate(timeline, replay);
  const contact = flags.contact === undefined ? null : contactIn(run, flags.contact);
  const findings = [...(long === null ? [] : wholeNote(long, sources)), ...run.findings];
  return await showRun({ ...run, findings }, targets.output, timeline, flags, io, (how) =>
    render(shown({ ...run, findings }, io), { ...showing, ...how, contact: shown(contact, io) }),
  );
}

function contactIn({ pairs }: Run, given: string): string {
  return contactOf(
    given,
    pairs.map(({ contact }) => contact),
  );
}

/** Why a long log was not shown as it was read, and what that cost. */
function wholeNote({ why, remedy }: Held, sources: readonly Source[]): readonly Finding[] {
  if (why === null) return [];
  const megabytes = Math.ceil(sources.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6);
  return [finding('READ_WHOLE', { message: `${why}, so that all ${megabytes} MB were held in memory`, ...remedy })];
}

/** Reads the timeline; what could not be used is written whether or not the rest can be replayed. */
async function readKeepingRejects(
  sources: readonly Source[],
  reading: ReadOptions,
  targets: Targets,
  io: Io,
): Promise<Timeline> {
  try {
    const timeline = await readInMemory(sources, reading, io);
    await writeRejects(targets, timeline.rejects, io);
    return timeline;
  } catch (error) {
    if (error instanceof UnreadableInput) await writeRejects(targets, error.rejects, io);
    throw error;
  }
}
