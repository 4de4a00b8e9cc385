import type { WatchedIds } from '../../input/heard/partition.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { MINUTE } from '../../model/instant.js';
import { CountKernel } from '../kernel/kernel.js';
import { RecentRows } from '../recentRows.js';
import { DISORDER } from './order.js';

const JOB = 0;
/** One more than are used: it is to be even. */
const COLUMNS = 2;

export const TWO_CUSTOMERS = 'two customers have one message';

/** Sees ids that contacts of several jobs share: what such a message is, no job alone can say. */
export class IdWatch {
  readonly #recent: RecentRows;
  readonly #onShared: (one: number, other: number) => void;

  /**
   * `horizon`: for how long of event time the id of a message is remembered. `onShared` hears of the two that share one; else
   * that is for the reader of the whole log.
   */
  constructor(horizon: number, onShared: (one: number, other: number) => void = refuse) {
    // As long at least as each job remembers its own, which it takes up later than they are read.
    this.#onShared = onShared;
    this.#recent = new RecentRows(new CountKernel(), horizon + 2 * DISORDER, COLUMNS);
  }

  take({ length, high, low, job, minute }: WatchedIds): void {
    const recent = this.#recent;
    for (let id = 0; id < length; id++) {
      recent.now = (minute[id] as number) * MINUTE;
      if (!recent.find(high[id] as number, low[id] as number)) {
        recent.add(high[id] as number, low[id] as number);
        recent.set(JOB, job[id] as number);
      } else if (recent.get(JOB) !== job[id]) {
        this.#onShared(recent.get(JOB), job[id] as number);
      }
    }
  }
}

function refuse(): never {
  throw new NotPlain(TWO_CUSTOMERS);
}
