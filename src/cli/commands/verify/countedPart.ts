import { summaryOf } from '../../../count/summary.js';
import type { RunCost } from '../../../model/cost.js';
import type { TimelineEvent } from '../../../model/event.js';
import type { PairRun } from '../../../model/run.js';
import type { SimulateOptions } from '../../../run/options.js';
import { countedRun, type CountedRun } from '../../count/counted.js';
import { someContacts, type Contacts } from '../../list/someContacts.js';
import { NO_PLACES, upTo, type Places } from '../../list/spilledLog.js';
import { comparedWith, contactsAsked, namedAmong, timelineOf, type Asked, type Part } from './part.js';

/**
 * All contacts are counted, and those that are named replayed. Null where the log cannot be counted as it is read. Throws what
 * `someContacts` throws.
 */
export async function countedPart(asked: Asked): Promise<Part | null> {
  const { inputs, reading, io } = asked;
  const count = (options: SimulateOptions) => countedRun(inputs, 1, false, reading, options, io);
  const some = await countedWithContacts(asked, () => count(asked.options));
  if (some === null) return null;
  const costUnder = new Map<string, RunCost | null>();
  for (const [name, options] of comparedWith(asked)) {
    const other = await count(options);
    if (other.kind === 'whole') return null;
    costUnder.set(name, summaryOf(other.counts, other.setting).cost);
  }
  const { counts, setting, rejects } = some.counted;
  const { findings, ...summary } = summaryOf(counts, setting);
  const firstAt = counts.pastUnknown ? counts.first : null;
  return {
    timeline: timelineOf(some.events, firstAt, { records: counts.records, rejects }),
    // How the log was read is nothing that was found in it.
    run: { ...summary, findings: findings.filter(({ code }) => code !== 'SORTED_INPUT'), pairs: some.pairs },
    unheld: { contacts: some.contacts, firstAt, costUnder },
  };
}

/** The counts of all contacts, and what is held of those that are named. */
interface Counted {
  readonly counted: CountedRun & { readonly kind: 'counted' };
  /** All there are, as far as anybody is named; of those that are named such to whom something happened. */
  readonly contacts: readonly string[];
  readonly events: readonly TimelineEvent[];
  readonly pairs: readonly PairRun[];
}

async function countedWithContacts(asked: Asked, count: () => Promise<CountedRun>): Promise<Counted | null> {
  const { inputs, reading, options, io } = asked;
  if (contactsAsked(asked).length === 0) {
    const counted = await count();
    return counted.kind === 'whole' ? null : { counted, contacts: [], events: [], pairs: [] };
  }
  let contacts: readonly string[] = [];
  let named: readonly string[] = [];
  const choose = ({ names }: Contacts): Places => {
    const all = names();
    contacts = all.filter((name) => name !== null);
    named = namedAmong(contacts, asked);
    return named.reduce((places, name) => upTo(places, all.indexOf(name)), NO_PLACES);
  };
  const some = await someContacts(inputs, reading, options, io, count, choose, (log, settlement) =>
    named.map((name) => ({ name, ...settlement.settled(log.rowsOf(name)) })),
  );
  if (some.kind !== 'some') return null;
  const idle = new Set(some.taken.flatMap(({ name, pairs }) => (pairs.length === 0 ? name : [])));
  return {
    counted: some.counted,
    contacts: contacts.filter((name) => !idle.has(name)),
    events: some.taken.flatMap(({ assembled }) => assembled.events),
    pairs: some.taken.flatMap(({ pairs }) => pairs),
  };
}
