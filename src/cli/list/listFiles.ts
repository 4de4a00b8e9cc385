import { setImmediate } from 'node:timers/promises';
import { TotalsSum } from '../../billing/totals.js';
import { listSettingOf, type ContactReplay, type ListSetting } from '../../count/listed/pairs.js';
import { Settlement } from '../../count/listed/settlement.js';
import { Survey } from '../../count/listed/survey.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { Row } from '../../input/row.js';
import type { RunHead, PairRun, RunSums } from '../../model/run.js';
import type { Notice, RejectedRecord } from '../../model/timeline.js';
import type { Assembled } from '../../input/assemble.js';
import { Unpriced } from '../../run/findings.js';
import type { SimulateOptions } from '../../run/options.js';
import type { CountedInputs } from '../count/inputs.js';
import type { Io } from '../io.js';
import { withTemporaryFolder } from '../temporary.js';
import { openSpilled, PAST_UNKNOWN } from './openSpilled.js';
import type { SpilledLog, SpilledRead } from './spilledLog.js';
import { withBar } from './withBar.js';

/** A replay whose pairs are there one after the other, once. */
export interface Listed {
  readonly head: RunHead;
  readonly cost: RunSums['cost'];
  readonly read: { readonly records: number; readonly rejects: readonly RejectedRecord[] };
  /** Who may be told of, in order; null is one without a name. */
  readonly names: () => readonly (string | null)[];
  readonly pairs: Iterable<PairRun>;
  /** The same, contact by contact, with what was told of each. */
  readonly contacts: Iterable<ContactRun>;
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
export async function listFiles<T>(
  { files, bytes }: CountedInputs,
  reading: ReadOptions,
  options: SimulateOptions,
  io: Io,
  tell: (listed: Listed) => Promise<T>,
  { rowsOfBucket, seen, heed = () => undefined }: Listing = {},
): Promise<ListedRun<T>> {
  const { idHorizon } = reading;
  const log = await openSpilled(files, reading, io, rowsOfBucket);
  if (log === null) return { kind: 'whole', why: null };
  // Throws on what makes no sense before anything is read.
  listSettingOf(options, idHorizon, null);
  if (options.past === 'unknown' && log.past === 'closed') return { kind: 'whole', why: PAST_UNKNOWN };
  try {
    const read = await withBar(bytes, io, (progress) => log.survey(progress));
    return await withTemporaryFolder(io, async (folder) => {
      try {
        await withBar(bytes, io, (progress) => log.spread(folder, progress));
        const setting = listSettingOf(options, idHorizon, log.beginsAt(), seen);
        const listed = await listedOf(log, read, { setting, heed }, bytes, io);
        return listed === null ? { kind: 'whole', why: null } : { kind: 'listed', result: await tell(listed) };
      } finally {
        log.close();
      }
    });
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  }
}

/** Null where the log holds no event. */
async function listedOf(
  log: SpilledLog,
  read: SpilledRead,
  { setting, heed }: { readonly setting: ListSetting; readonly heed: (told: ContactReplay) => void },
  bytes: number | null,
  io: Io,
): Promise<Listed | null> {
  const survey = new Survey(setting);
  await eachContact(log, bytes, io, (rows) => {
    heed(survey.take(rows));
  });
  if (survey.events === 0) return null;
  const settlement = new Settlement(survey.tallies(), setting);
  const unpriced = new Unpriced();
  if (settlement.hasUnpriced) {
    await eachContact(log, bytes, io, (rows) => {
      for (const { charges } of settlement.pairsOf(rows)) for (const charge of charges) unpriced.add(charge);
    });
  }
  const { findings, rejects } = log.inOrder({
    findings: [...read.findings, ...log.found(), ...survey.findings, ...survey.kinds.findings()],
    rejects: [...read.rejects, ...survey.rejects],
  });
  const sum = new TotalsSum();
  return {
    head: survey.head(findings, unpriced.findings(), settlement),
    cost: settlement.cost,
    read: { records: read.records, rejects },
    names: () => log.names(),
    pairs: pairsOf(log, settlement, sum),
    contacts: contactsOf(log, settlement),
    notices: log.notices,
    setting,
    totals: () => sum.totals(),
  };
}

function* contactsOf(log: SpilledLog, settlement: Settlement): Iterable<ContactRun> {
  for (const bucket of log.contacts()) for (const rows of bucket) yield settlement.settled(rows);
}

function* pairsOf(log: SpilledLog, settlement: Settlement, sum: TotalsSum): Iterable<PairRun> {
  for (const { pairs } of contactsOf(log, settlement)) {
    for (const pair of pairs) {
      sum.add(pair);
      yield pair;
    }
  }
}

async function eachContact(
  log: SpilledLog,
  bytes: number | null,
  io: Io,
  take: (rows: readonly Row[]) => void,
): Promise<void> {
  await withBar(bytes, io, async (progress) => {
    let done = 0;
    for (const bucket of log.contacts()) {
      for (const rows of bucket) {
        take(rows);
        done += rows.length;
      }
      progress(((bytes ?? 0) * done) / log.rows, done);
      // An interrupt is heard in between.
      await setImmediate();
    }
  });
}
