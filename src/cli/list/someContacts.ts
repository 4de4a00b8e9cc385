import { listSettingOf } from '../../count/listed/pairs.js';
import { Settlement } from '../../count/listed/settlement.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { ReadOptions } from '../../input/index.js';
import type { PairRun } from '../../model/run.js';
import type { SimulateOptions } from '../../run/options.js';
import type { CountedRun } from '../count/counted.js';
import type { CountedInputs } from '../count/inputs.js';
import type { Io } from '../io.js';
import { withTemporaryFolder } from '../temporary.js';
import { openSpilled } from './openSpilled.js';
import type { Places, SpilledLog } from './spilledLog.js';
import { withBar } from './withBar.js';

type Counted = CountedRun & { readonly kind: 'counted' };

export type SomeContacts<T> =
  | { readonly kind: 'some'; readonly counted: Counted; readonly taken: T }
  /** It cannot be counted as it is read, and why. */
  | { readonly kind: 'uncounted'; readonly why: string }
  /** The log has to be read whole, and why; null where there is nothing to say about it. */
  | { readonly kind: 'whole'; readonly why: string | null };

/** The contacts of a log. */
export interface Contacts {
  /** In their order; null is one without a name. */
  readonly names: () => readonly (string | null)[];
  /** To how many of them nothing happened. */
  readonly idle: number;
}

/**
 * Of a long log the counts of all, and what `take` takes of the contacts that `choose` picks, which are there as long as it works:
 * settled as in a replay of the whole. Throws what `listFiles` throws, and what `choose` does.
 */
export async function someContacts<T>(
  inputs: CountedInputs,
  reading: ReadOptions,
  options: SimulateOptions,
  io: Io,
  count: () => Promise<CountedRun>,
  choose: (contacts: Contacts) => Places,
  take: (log: SpilledLog, settlement: Settlement) => T,
): Promise<SomeContacts<T>> {
  const { idHorizon } = reading;
  // Throws on what makes no sense before anything is read.
  listSettingOf(options, idHorizon, null);
  try {
    const log = await openSpilled(inputs.files, reading, options.past, io);
    if (log === null) return { kind: 'whole', why: null };
    await withBar(inputs.bytes, io, (progress) => log.survey(progress));
    const counted = await count();
    if (counted.kind === 'whole') {
      return counted.why === null ? counted : { kind: 'uncounted', why: counted.why };
    }
    const places = choose({ names: () => log.names(), idle: log.length - counted.counts.contacts });
    return await withTemporaryFolder(io, async (folder) => {
      try {
        await withBar(inputs.bytes, io, (progress) => log.spread(folder, progress, places));
        const { first, pastUnknown } = counted.counts;
        const setting = listSettingOf(options, idHorizon, pastUnknown ? first : null);
        return { kind: 'some', counted, taken: take(log, new Settlement(counted.counts, setting)) };
      } finally {
        log.close();
      }
    });
  } catch (error) {
    if (error instanceof NotPlain) return { kind: 'whole', why: error.message };
    throw error;
  }
}

/** The pairs of all who were chosen. */
export function pairsOf(log: SpilledLog, settlement: Settlement): readonly PairRun[] {
  return [...log.contacts()].flatMap((rows) => settlement.pairsOf(rows));
}
