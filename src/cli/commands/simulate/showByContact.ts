import { finding } from '../../../model/finding.js';
import type { PairRun, RunSummary } from '../../../model/run.js';
import { isOverviewFormat, overviewOf, render, renderOverview, renderSummary } from '../../../report/index.js';
import { CountsSum } from '../../../report/countsSum.js';
import { contactOf } from '../../contact.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { ExitCode } from '../../exit.js';
import type { Listed } from '../../list/listFiles.js';
import { shown } from '../../masking.js';
import { showRun } from './showRun.js';
import { writeRejects, type Targets } from './targets.js';
import type { Asked, Unheld } from './unheld.js';

/** What helps where a log could not be listed contact by contact: there the order of rows does not matter. */
export const UNLISTED = {
  remedy: 'Of a CSV in UTF-8 with a date in every row, and without --past unknown, little is held.',
};

/** What a run that was listed adds up to, and the pairs that were kept. */
interface AddedUp {
  readonly summary: RunSummary;
  readonly pairs: readonly PairRun[];
}

/** Shows a long log that cannot be counted as it is read, and why: it is replayed contact by contact, in whatever order it is. */
export async function showByContact(
  asked: Asked,
  inputs: CountedInputs,
  targets: Targets,
  why: string,
): Promise<Unheld> {
  const { reading, replay, io } = asked;
  const { listFiles } = await import('../../list/listFiles.js');
  const run = await listFiles(inputs, reading, replay, io, (listed) => show(listed, asked, inputs, targets, why));
  return run.kind === 'listed' ? { kind: 'shown', exit: run.result } : { kind: 'held', why: run.why, remedy: UNLISTED };
}

async function show(
  listed: Listed,
  { flags, showing, io }: Asked,
  { bytes }: CountedInputs,
  targets: Targets,
  why: string,
): Promise<ExitCode> {
  const { format, limit } = showing;
  const wanted = flags.contact === undefined ? null : contactOf(flags.contact, listed.names());
  await writeRejects(targets, listed.read.rejects, io);
  const { summary: run, pairs } = await (wanted === null ? firstOf(listed, limit) : oneOf(listed, wanted));
  // Nothing happened to the contact, which is none.
  if (flags.contact !== undefined && pairs.length === 0) contactOf(flags.contact, others(listed, wanted));
  const summary = { ...run, findings: [sorted(why, bytes), ...run.findings] };
  return await showRun(summary, targets.output, listed.read, flags, io, (how) => {
    const options = { ...showing, ...how, contact: shown(wanted, io) };
    if (wanted !== null) return render(shown({ ...summary, pairs }, io), options);
    if (flags.summary !== undefined && format !== 'csv')
      return renderSummary(shown(summary, io), { ...options, format });
    if (!isOverviewFormat(format)) throw new Error('a report of some contacts is a table or Markdown');
    return renderOverview(shown(overviewOf(summary, pairs, limit), io), { ...options, format });
  });
}

function others({ names }: Listed, wanted: string | null): readonly (string | null)[] {
  return names().filter((name) => name !== wanted);
}

const REMEDY = 'Nothing to do: it takes longer and no more memory. In order of time a log is counted as it is read.';

function sorted(why: string, bytes: number | null) {
  const size = bytes === null ? 'it' : `${Math.ceil(bytes / 1e6)} MB`;
  const message = `${why}, so that the log was sorted by contact: ${size} went through temporary files`;
  return finding('SORTED_INPUT', { message, remedy: REMEDY, source: null });
}

/** With the pairs of the first contacts, of one more than are shown. */
function firstOf(listed: Listed, limit: number | null): Promise<AddedUp> {
  const first = new Set<string | null>();
  return addedUp(listed, ({ contact }) => {
    if (first.size <= (limit ?? Infinity)) first.add(contact);
    return first.has(contact);
  });
}

function oneOf(listed: Listed, wanted: string | null): Promise<AddedUp> {
  return addedUp(listed, ({ contact }) => contact === wanted);
}

async function addedUp({ head, cost, each, totals }: Listed, isKept: (pair: PairRun) => boolean): Promise<AddedUp> {
  const sum = new CountsSum();
  const kept: PairRun[] = [];
  await each(({ pairs }) => {
    for (const pair of pairs) {
      sum.add(pair);
      if (isKept(pair)) kept.push(pair);
    }
  });
  return { summary: { ...head, totals: totals(), cost, counts: sum.counts() }, pairs: kept };
}
