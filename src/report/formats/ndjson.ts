import type { PairRun, Run, RunHead, RunSummary, RunSums } from '../../model/run.js';
import { documentOfPair, headOf, rowsOf, totalsOf } from '../document.js';
import { costsDocument } from '../moneyDocument.js';
import type { RenderOptions } from '../options.js';
import { safeJson } from '../text/text.js';

/** A run that is not there as a whole: its pairs come one by one, and what they add up to is known after the last. */
export interface ListedRun {
  readonly head: RunHead;
  readonly pairs: Iterable<PairRun>;
  readonly sums: () => RunSums;
}

/**
 * One record a line, contact by contact: `run` first, then `finding`s, for each pair its `contact`, `state`s, `hour`s
 * (with --every), `window`s, `entry_point`s, `conversation`s, `rejection`s and `charge`s, and at last `totals` and `costs`.
 */
export function* ndjson(run: Run, { every }: Pick<RenderOptions, 'every'>): Iterable<string> {
  yield* listedNdjson({ head: run, pairs: run.pairs, sums: () => run }, { every });
}

/** The same of a run whose pairs come one by one. */
export function* listedNdjson(
  { head, pairs, sums }: ListedRun,
  { every }: Pick<RenderOptions, 'every'>,
): Iterable<string> {
  yield* around('wa-window/run@1', head, recordsOf(pairs, head, every), sums);
}

/** The same without the contacts. */
export function* summaryNdjson(run: RunSummary): Iterable<string> {
  yield* around('wa-window/summary@1', run, [], () => run);
}

function* around(schema: string, run: RunHead, pairs: Iterable<string>, sums: () => RunSums): Iterable<string> {
  const { findings, ...head } = headOf(run);
  yield record('run', { schema, ...head });
  for (const finding of findings) yield record('finding', finding);
  yield* pairs;
  const sum = sums();
  yield record('totals', totalsOf(sum));
  if (sum.cost !== null) yield record('costs', { ...costsDocument(sum.cost) });
}

function* recordsOf(pairs: Iterable<PairRun>, run: RunHead, every: number | null): Iterable<string> {
  const from = documentOfPair(run.dated);
  for (const pair of pairs) {
    const { contact, number } = pair;
    yield record('contact', from.contactOnly(pair));
    for (const state of pair.states) yield record('state', { contact, number, ...from.state(state) });
    for (const hour of rowsOf(pair, run, every) ?? []) yield record('hour', { contact, number, ...hour });
    for (const span of pair.windows) yield record('window', from.span(span, pair));
    for (const span of pair.entryPoints) yield record('entry_point', from.span(span, pair));
    for (const conversation of pair.conversations) yield record('conversation', from.conversation(conversation, pair));
    for (const rejection of pair.rejections) yield record('rejection', from.rejection(rejection, pair));
    for (const charge of pair.charges) yield record('charge', from.charge(charge, pair));
  }
}

function record(name: string, fields: object): string {
  return `${safeJson(JSON.stringify({ record: name, ...fields }))}\n`;
}
