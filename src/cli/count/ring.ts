/**
 * Pieces in use at a time. A job that reads and counts reads one piece ahead, and counts a round only once all others have handed
 * over theirs: when it begins a piece, every job has counted the fourth piece before it. One that only reads waits for that.
 */
export const IN_USE = 4;

/** What pieces are kept in, each for as long as some job may still use it. */
export class Ring<T> {
  readonly #make: () => T;
  readonly #made: T[] = [];
  #turn = 0;

  constructor(make: () => T) {
    this.#make = make;
  }

  /** For the next piece. */
  next(): T {
    const turn = this.#turn++ % IN_USE;
    return (this.#made[turn] ??= this.#make());
  }
}
