import { TotalsSum } from '../../billing/totals.js';
import { listSettingOf, type ContactReplay, type ListSetting } from '../../count/listed/pairs.js';
import { Settlement } from '../../count/listed/settlement.js';
import { Survey } from '../../count/listed/survey.js';
import { findingsInOrder, rejectsInOrder } from '../../input/findings.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { Instant } from '../../model/instant.js';
import type { RunHead, PairRun, RunSums } from '../../model/run.js';
import type { Notice, RejectedRecord } from '../../model/timeline.js';
import type { Assembled } from '../../input/assemble.js';
import { Unpriced } from '../../run/findings.js';
import type { SimulateOptions } from '../../run/options.js';
import type { CountedInputs } from '../count/inputs.js';
import type { Io } from '../io.js';
import { withTemporaryFolder } from '../temporary.js';
import { openSpilled } from './openSpilled.js';
import type { SpilledLog, SpilledRead } from './spilledLog.js';
import { eachContact, withBar } from './withBar.js';

/** A replay whose pairs are there one after the other, once. */
export interface Listed {
  readonly head: RunHead;
  readonly cost: RunSums['cost'];
  readonly read: { readonly records: number; readonly rejects: readonly RejectedRecord[] };
  /** Who may be told of, in order; null is one without a name. */
  readonly names: () => readonly (string | null)[];
  readonly pairs: Iterable<PairRun>;
  /** The same, contact by contact, with what was told of each; it shows how far it is. */
  readonly each: (take: (contact: ContactRun) => void) => Promise<void>;
  readonly notices: readonly Notice[];
  readonly setting: ListSetting;
  /** Of the pairs that were told. */
  readonly totals: () => RunSums['totals'];
}

/** One contact of a replay. */
interface ContactRun {
  readonly assembled: Assembled;
  readonly pairs: readonly PairRun[];
}

/** How else than usual a log is listed. */
interface Listing {
  /** For how many rows a temporary file is worth having. */
  readonly rowsOfBucket?: number;
  readonly seen?: ListSetting['seen'];
  /** Hears of each contact before any of them is told, its charges without prices. */
  readonly heed?: (told: ContactReplay) => void;
}

type ListedRun<T> =
  | { readonly kind: 'listed'; readonly result: T }
  /** It has to be read whole, and why; null where there is nothing to say about it. */
  | { readonly kind: 'whole'; readonly why: string | null };

/**
 * Lists a long log without holding it: its rows are put into temporary files by contact, replayed once for what all
 * contacts decide together, and once more to be told. `tell` gets the run while those files are there. Throws a UsageFault
 * on an option that makes no sense, and `UnreadableInput` where a file cannot be read.
 */
export function listFiles<T>(
  inputs: CountedInputs,
  reading: ReadOptions,
  options: SimulateOptions,
  io: Io,
  tell: (listed: Listed) => Promise<T>,
  listing: Listing = {},
): Promise<ListedRun<T>> {
  return listUnder(inputs, reading, [options], io, ([listed]) => tell(listed as Listed), listing);
}

/** Goes once more through the contacts of a log, each under all options in their order; it shows how far it is. */
type EachUnderAll = (take: (underEach: readonly ContactRun[]) => void) => Promise<void>;

/** The same under several options at once, of which none changes what is read. */
export async function listUnder<T>(
  { files, bytes }: CountedInputs,
  reading: ReadOptions,
  options: readonly SimulateOptions[],
  io: Io,
  tell: (listed: readonly Listed[], eachUnderAll: EachUnderAll) => Promise<T>,
  { rowsOfBucket, seen, heed = () => undefined }: Listing = {},
): Promise<ListedRun<T>> {
  const { idHorizon } = reading;
  const settingsFrom = (beginsAt: Instant | null): readonly ListSetting[] =>
    options.map((each) => listSettingOf(each, idHorizon, beginsAt, seen));
  // Throws on what makes no sense before anything is read.
  settingsFrom(null);
  try {
    const log = await openSpilled(files, reading, options[0]?.past, io, rowsOfBucket);
    if (log === null) return { kind: 'whole', why: null };
    const read = await withBar(bytes, io, (progress) => log.survey(progress));
    return await withTemporaryFolder(io, async (folder) => {
      try {
        await withBar(bytes, io, (progress) => log.spread(folder, progress));
        const runs = await surveyed(log, { settings: settingsFrom(log.beginsAt()), heed }, bytes, io);
        if (runs === null) return { kind: 'whole', why: null };
        const listed = runs.map((run) => listedOf(run, log, read, bytes, io));
        return { kind: 'listed', result: await tell(listed, (take) => eachUnder(runs, log, bytes, io, take)) };
      } finally {
        log.close();
      }
    });
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  }
}

/** What is known once all contacts were replayed. */
interface Surveyed {
  readonly setting: ListSetting;
  readonly survey: Survey;
  readonly settlement: Settlement;
  readonly unpriced: Unpriced;
  /** Of the pairs that were told. */
  readonly sum: TotalsSum;
}

interface Surveying {
  readonly settings: readonly ListSetting[];
  readonly heed: (told: ContactReplay) => void;
}

/** Null where the log holds no event. */
async function surveyed(
  log: SpilledLog,
  { settings, heed }: Surveying,
  bytes: number | null,
  io: Io,
): Promise<readonly Surveyed[] | null> {
  const surveys = settings.map((setting) => ({ setting, survey: new Survey(setting) }));
  await eachContact(log, bytes, io, (rows) => {
    for (const { survey } of surveys) heed(survey.take(rows));
  });
  if (surveys.every(({ survey }) => survey.events === 0)) return null;
  const runs = surveys.map(({ setting, survey }): Surveyed => {
    const settlement = new Settlement(survey.tallies(), setting);
    return { setting, survey, settlement, unpriced: new Unpriced(), sum: new TotalsSum() };
  });
  const lacking = runs.filter(({ settlement }) => settlement.hasUnpriced);
  if (lacking.length > 0) {
    await eachContact(log, bytes, io, (rows) => {
      for (const { settlement, unpriced } of lacking) {
        for (const { charges } of settlement.pairsOf(rows)) for (const charge of charges) unpriced.add(charge);
      }
    });
  }
  return runs;
}

function listedOf(run: Surveyed, log: SpilledLog, read: SpilledRead, bytes: number | null, io: Io): Listed {
  const { setting, survey, settlement, unpriced, sum } = run;
  const found = [...read.findings, ...log.found(), ...survey.findings, ...survey.kinds.findings()];
  const findings = findingsInOrder(found, log.fileNames);
  const rejects = rejectsInOrder([...read.rejects, ...survey.rejects], log.fileNames);
  return {
    head: survey.head(findings, unpriced.findings(), settlement),
    cost: settlement.cost,
    read: { records: read.records, rejects },
    names: () => log.names(),
    pairs: pairsOf(log, settlement, sum),
    each: (take) =>
      eachUnder([run], log, bytes, io, ([contact]) => {
        take(contact as ContactRun);
      }),
    notices: log.notices,
    setting,
    totals: () => sum.totals(),
  };
}

async function eachUnder(
  runs: readonly Surveyed[],
  log: SpilledLog,
  bytes: number | null,
  io: Io,
  take: (underEach: readonly ContactRun[]) => void,
): Promise<void> {
  await eachContact(log, bytes, io, (rows) => {
    const contacts = runs.map(({ settlement, sum }) => {
      const contact = settlement.settled(rows);
      for (const pair of contact.pairs) sum.add(pair);
      return contact;
    });
    take(contacts);
  });
}

function* pairsOf(log: SpilledLog, settlement: Settlement, sum: TotalsSum): Iterable<PairRun> {
  for (const rows of log.contacts()) {
    for (const pair of settlement.pairsOf(rows)) {
      sum.add(pair);
      yield pair;
    }
  }
}
