import type { Profile } from '../../input/plain/profile.js';
import { ENTRY_POINT, OPEN_NOTHING, REPLY_WITHIN } from '../../input/webhook/kinds.js';
import type { InboundType } from '../../model/event.js';
import { grown, grownLength } from '../grown.js';

/** When each customer wrote last, and last through an ad. */
export class LastHeard {
  #messages = new Float64Array(1024).fill(-Infinity);
  #ads = new Float64Array(1024).fill(-Infinity);

  note(pair: number, at: number, { kind, type, entryPoint }: Profile): void {
    if (kind !== 'inbound' || OPEN_NOTHING.has(type as InboundType)) return;
    if (pair >= this.#messages.length) this.#grow(pair + 1);
    this.#messages[pair] = at;
    if (entryPoint !== null) this.#ads[pair] = at;
  }

  /** Whether a message booked in a free entry point is one in answer to an ad that was heard of. */
  isInAnsweredAd(pair: number, at: number): boolean {
    if (pair >= this.#messages.length) return false;
    return at < (this.#messages[pair] as number) + REPLY_WITHIN && at < (this.#ads[pair] as number) + ENTRY_POINT;
  }

  #grow(atLeast: number): void {
    const length = Math.max(atLeast, grownLength(this.#messages.length));
    const wider = (from: Float64Array<ArrayBuffer>) =>
      grown(from, new Float64Array(length).fill(-Infinity, from.length));
    this.#messages = wider(this.#messages);
    this.#ads = wider(this.#ads);
  }
}
