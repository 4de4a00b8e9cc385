import { heardFindings } from '../../../count/heard/counts.js';
import { assemble } from '../../../input/assemble.js';
import { findingsInOrder } from '../../../input/findings.js';
import type { ReadOptions } from '../../../input/index.js';
import { identityNamed } from '../../../input/lookup.js';
import { Beginnings } from '../../../input/plain/beginnings.js';
import { NotPlain } from '../../../input/plain/notPlain.js';
import { KindNotes } from '../../../input/webhook/kindNotes.js';
import type { Finding } from '../../../model/finding.js';
import type { Instant } from '../../../model/instant.js';
import type { UntoldMessage } from '../../../model/timeline.js';
import type { SimulateOptions } from '../../../run/options.js';
import { countedRun } from '../../count/counted.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';
import { openSpilled } from '../../list/openSpilled.js';
import type { SpilledLog } from '../../list/spilledLog.js';
import { SpilledWebhooks } from '../../list/spilledWebhooks.js';
import { eachContact, withBar } from '../../list/withBar.js';
import { withTemporaryFolder } from '../../temporary.js';
import { thriftily } from '../../thrift.js';
import type { CheckedLog } from './log.js';

/** What is asked of a long log. */
interface Asked {
  readonly inputs: CountedInputs;
  readonly reading: ReadOptions;
  readonly judging: SimulateOptions;
  /** Null where all contacts are asked for. */
  readonly contact: string | null;
  readonly io: Io;
}

/** A CSV up to this size is held row by row in less than twice as much memory, and asked sooner. */
const ROWS_HELD = 64 << 20;

/** Lends a long log that lies in temporary files, contact by contact; null where it is held in memory. */
export function withLongLog<T>(
  asked: Asked,
  use: (log: CheckedLog) => Promise<T>,
  rowsHeld = ROWS_HELD,
): Promise<{ readonly used: T } | null> {
  return thriftily(() => spreadFor(asked, use, rowsHeld));
}

async function spreadFor<T>(
  asked: Asked,
  use: (log: CheckedLog) => Promise<T>,
  rowsHeld: number,
): Promise<{ readonly used: T } | null> {
  const { inputs, io } = asked;
  if (asked.reading.start !== undefined) return null;
  const log = await openSpilled(inputs.files, asked.reading, undefined, io);
  if (log === null || (!(log instanceof SpilledWebhooks) && inputs.weight < rowsHeld)) return null;
  return await withTemporaryFolder(io, async (folder) => {
    try {
      const checked = await spread(log, folder, asked);
      return checked === null ? null : { used: await use(checked) };
    } finally {
      log.close();
    }
  });
}

/** Null where there is no event in the log, or only the whole of it says what it means. */
async function spread(log: SpilledLog, folder: string, asked: Asked): Promise<CheckedLog | null> {
  const { inputs, reading, contact, io } = asked;
  try {
    const { findings } = await withBar(inputs.bytes, io, (progress) => log.survey(progress));
    if (contact !== null && reading.sends === undefined) {
      const one = await oneContact(log, folder, contact, asked);
      if (one !== null) return one;
    }
    await withBar(inputs.bytes, io, (progress) => log.spread(folder, progress));
    return await allContacts(log, findings, asked);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

/** What is found in others is found by counting them; null where the log cannot be counted as it is read. */
async function oneContact(
  log: SpilledLog,
  folder: string,
  contact: string,
  { inputs, reading, judging, io }: Asked,
): Promise<CheckedLog | null> {
  const counted = await countedRun(inputs, 1, false, reading, judging, io);
  if (counted.kind === 'whole') return null;
  const { first, last, numbers, findings, heard } = counted.counts;
  // Then it is said how much is later.
  if (first === null || last === null || last > io.now()) return null;
  const names = log.names();
  if (names.includes(null)) return null;
  const name =
    identityNamed(
      contact,
      names.filter((other) => other !== null),
    ) ?? null;
  const from = name === null ? 0 : names.indexOf(name);
  const places = { from, until: name === null ? 0 : from + 1 };
  await withBar(inputs.bytes, io, (progress) => log.spread(folder, progress, places));
  const rows = name === null ? [] : log.rowsOf(name);
  const { events, untold } = assemble(rows, reading.idHorizon);
  const own = new Set(events.map(({ number }) => number));
  const ofTimeline = findings.filter(({ code }) => code !== 'DELIVERED_THOUGH_REJECTED');
  return {
    ...saidBy(log),
    untold: untold.map(({ message }) => message),
    findings: findingsInOrder([...heardFindings(heard), ...ofTimeline], log.fileNames),
    pairs: [
      ...[...own].map((number) => ({ contact: name, number })),
      // Of others nobody asks on which number they are, and of numbers not by whom.
      ...names.filter((other) => other !== name).map((other) => ({ contact: other, number: numbers[0] ?? null })),
      ...numbers.map((number) => ({ contact: null, number })),
    ],
    firstAt: first,
    eventsOf: ({ number }) => events.filter((event) => event.number === number),
    allEvents: () => [events],
    eventsAfter: () => 0,
  };
}

/** What a log without a document of its own says of itself. */
function saidBy(log: SpilledLog) {
  const past = log instanceof SpilledWebhooks ? 'unknown' : 'closed';
  return { dated: true, hourZero: null, past, rules: null, timezone: null } as const;
}

/** `found` is what the survey found. */
async function allContacts(
  log: SpilledLog,
  found: readonly Finding[],
  { inputs, reading: { idHorizon }, io }: Asked,
): Promise<CheckedLog | null> {
  const begun = new Beginnings();
  const kinds = new KindNotes();
  const findings: Finding[] = [];
  const untold: UntoldMessage[] = [];
  // Of what is later than now it is asked how much there is.
  const now = io.now();
  const later: Instant[] = [];
  await eachContact(log, inputs.bytes, io, (rows) => {
    const assembled = assemble(rows, idHorizon);
    kinds.add(assembled);
    findings.push(...assembled.findings);
    untold.push(...assembled.untold.map(({ message }) => message));
    for (const { contact, number, at, kind } of assembled.events) {
      begun.note(contact, number, at, kind);
      if (at > now) later.push(at);
    }
  });
  const pairs = begun.inOrder();
  const [first] = pairs;
  if (first === undefined) return null;
  return {
    ...saidBy(log),
    untold,
    findings: findingsInOrder([...found, ...log.found(), ...findings, ...kinds.findings()], log.fileNames),
    pairs,
    firstAt: first.at,
    eventsOf: ({ contact, number }) =>
      assemble(log.rowsOf(contact), idHorizon).events.filter((event) => event.number === number),
    *allEvents() {
      for (const rows of log.contacts()) yield assemble(rows, idHorizon).events;
    },
    eventsAfter: (instant) => later.filter((at) => at > instant).length,
  };
}
