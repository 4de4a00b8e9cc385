import { isListedFormat, renderListed } from '../../../report/index.js';
import type { ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import type { Listed } from '../../list/listFiles.js';
import { shown } from '../../masking.js';
import { showRun } from './showRun.js';
import { writeRejects, type Targets } from './targets.js';
import type { ShowingOptions, SimulateFlags } from './options.js';

/** A run that is told pair by pair, as it is written. */
export async function showListed(
  { head, cost, read, pairs, totals }: Listed,
  flags: SimulateFlags,
  { format, every, all, summary }: ShowingOptions,
  targets: Targets,
  io: Io,
): Promise<ExitCode> {
  await writeRejects(targets, read.rejects, io);
  if (!isListedFormat(format)) throw new Error('pairs that come one by one are told in lines');
  return await showRun({ findings: head.findings, cost }, targets.output, read, flags, io, () =>
    renderListed(
      { head: shown(head, io), pairs: eachShown(pairs, io), sums: () => ({ totals: totals(), cost: shown(cost, io) }) },
      { format, every, all, summary },
    ),
  );
}

function* eachShown<T>(values: Iterable<T>, io: Io): Iterable<T> {
  for (const value of values) yield shown(value, io);
}
