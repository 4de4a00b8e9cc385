import { IdWatch } from '../../count/heard/watch.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { MENTION } from '../../input/heard/mentions.js';
import { Pairs } from '../../input/heard/pairs.js';
import { minuteAt } from '../../input/heard/partition.js';

/** Sets ids of what customers wrote apart from those of messages to them. */
const WRITTEN = 0x5bd1e995;

/** Notes which contacts are told to have one message: the number stands in one status of it and the user id in another. */
export class SharedIds {
  /** Of contacts by their index. */
  readonly pairs = new Pairs();
  readonly #watch: IdWatch;

  /** `horizon`: for how long of event time the id of a message is remembered. */
  constructor(horizon: number) {
    this.#watch = new IdWatch(horizon, (one, other) => {
      this.pairs.add(one, other);
    });
  }

  /** `contacts` are those of the rows, each a `MENTION`. */
  take(block: HeardBlock, contacts: Int32Array): void {
    const column = () => new Int32Array(block.length);
    const watched = { length: 0, high: column(), low: column(), job: column(), minute: column() };
    for (let row = 0; row < block.length; row++) {
      const high = block.idHigh[row] as number;
      const low = block.idLow[row] as number;
      if (high === 0 && low === 0) continue;
      const to = watched.length++;
      watched.high[to] = block.profile[row] === MENTION.STATUS ? high : high ^ WRITTEN;
      watched.low[to] = low;
      watched.job[to] = contacts[row] as number;
      watched.minute[to] = minuteAt(block, row);
    }
    this.#watch.take(watched);
  }
}
