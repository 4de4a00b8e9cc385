import type { Counts } from '../../../count/counts.js';
import { writePart } from '../../../count/part.js';
import { summaryOf } from '../../../count/summary.js';
import { renderSummary } from '../../../report/index.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { CountedRun } from '../../count/counted.js';
import { UsageError } from '../../errors.js';
import type { ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { writeTarget } from '../../output.js';
import { version } from '../../version.js';
import { showRun } from './showRun.js';
import { writeRejects, type Targets } from './targets.js';
import type { ShowingOptions, SimulateFlags } from './options.js';

/** What was counted: the summary, or with --partial the part of it. */
export async function showCounted(
  { counts, rejects, setting, identities }: CountedRun & { kind: 'counted' },
  options: SimulateOptions,
  flags: SimulateFlags,
  showing: ShowingOptions,
  targets: Targets,
  io: Io,
): Promise<ExitCode> {
  await writeRejects(targets, rejects, io);
  const summary = summaryOf(counts, setting);
  if (flags.partial !== undefined) {
    refuseUnknownPast(counts);
    const part = writePart({ version: version(), options, idHorizon: setting.horizon, counts, identities });
    if (targets.partial !== null) await writeTarget(targets.partial, [part], io);
    // Then nothing else is: what reads it takes it as it is.
    else return await showRun(summary, targets.output, { records: counts.records, rejects }, flags, io, () => [part]);
  }
  return await showRun(summary, targets.output, { records: counts.records, rejects }, flags, io, (how) =>
    renderSummary(shown(summary, io), { ...showing, ...how, contact: null, format: summaryFormat(showing.format) }),
  );
}

/** What is not known of the time before a log ends so long after its first event, which no part but one holds. */
function refuseUnknownPast({ pastUnknown }: Counts): void {
  if (!pastUnknown) return;
  throw new UsageError(
    '--partial: nobody knows what was open before the log begins, and parts begin at other instants. ' +
      'Say --past closed, or count the log in one run.',
  );
}

/** A summary in CSV is never counted. */
function summaryFormat(format: ShowingOptions['format']): Exclude<ShowingOptions['format'], 'csv'> {
  if (format === 'csv') throw new Error('a summary in CSV lists contacts');
  return format;
}
