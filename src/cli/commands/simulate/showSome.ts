import { summaryOf } from '../../../count/summary.js';
import type { PairRun } from '../../../model/run.js';
import { isOverviewFormat, overviewOf, render, renderOverview } from '../../../report/index.js';
import type { SomeContacts } from '../../list/someContacts.js';
import type { ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { showRun } from './showRun.js';
import { writeRejects, type Targets } from './targets.js';
import type { ShowingOptions, SimulateFlags } from './options.js';

/** A long log of which some contacts are there: the one that is asked for, or the first ones with the totals of all. */
export async function showSome(
  { counted: { counts, rejects, setting }, taken: pairs }: SomeContacts<readonly PairRun[]> & { readonly kind: 'some' },
  contact: string | null,
  flags: SimulateFlags,
  showing: ShowingOptions,
  targets: Targets,
  io: Io,
): Promise<ExitCode> {
  await writeRejects(targets, rejects, io);
  const summary = summaryOf(counts, setting);
  const read = { records: counts.records, rejects };
  return await showRun(summary, targets.output, read, flags, io, (how) => {
    const { format } = showing;
    const options = { ...showing, ...how, contact: shown(contact, io) };
    if (contact !== null) return render(shown({ ...summary, pairs }, io), options);
    if (!isOverviewFormat(format)) throw new Error('a report of some contacts is a table or Markdown');
    return renderOverview(shown(overviewOf(summary, pairs, showing.limit), io), { ...options, format });
  });
}
