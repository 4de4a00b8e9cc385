import { WATCHED, type HeardPart } from '../../input/heard/partition.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { MINUTE } from '../../model/instant.js';
import { RecentIds } from '../recent.js';
import { DISORDER } from './order.js';

/** Sees ids that contacts of several jobs share: what such a message is, no job alone can say. */
export class IdWatch {
  readonly #recent: RecentIds;

  /** `horizon`: for how long of event time the id of a message is remembered. */
  constructor(horizon: number) {
    // As long at least as each job remembers its own, which it takes up later than they are read.
    this.#recent = new RecentIds(horizon + 2 * DISORDER);
  }

  /** Throws `NotPlain` for an id that is shared. */
  take({ watched, watchedLength }: Pick<HeardPart, 'watched' | 'watchedLength'>): void {
    const recent = this.#recent;
    for (let at = 0; at < watchedLength; at += WATCHED) {
      const high = watched[at] as number;
      const low = watched[at + 1] as number;
      const job = watched[at + 2] as number;
      recent.now = (watched[at + 3] as number) * MINUTE;
      if (!recent.find(high, low)) recent.add(high, low, job, 1);
      else if (recent.told !== job) throw new NotPlain('two customers have one message');
    }
  }
}
