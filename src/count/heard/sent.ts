import type { Profile } from '../../input/plain/profile.js';
import type { Instant } from '../../model/instant.js';

/** A message of which it is told that it was sent, and not yet what became of it. */
export interface Sent {
  readonly at: Instant;
  readonly pair: number;
  /** What it is to the engine, and the index of that. */
  readonly said: Profile;
  readonly index: number;
  readonly id: string;
  readonly idHigh: number;
  readonly idLow: number;
}

/** Messages that wait for what becomes of them, one of a pair: until then nothing else is told of that. */
export class SentMessages {
  readonly #byPair = new Map<number, Sent>();

  add(sent: Sent): void {
    this.#byPair.set(sent.pair, sent);
  }

  /** The message of the pair, which waits no longer. */
  take(pair: number): Sent | undefined {
    const sent = this.#byPair.get(pair);
    if (sent !== undefined) this.#byPair.delete(pair);
    return sent;
  }

  /** Of which nothing more is told. */
  all(): Iterable<Sent> {
    return this.#byPair.values();
  }
}
