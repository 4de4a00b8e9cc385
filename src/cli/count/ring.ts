/** Pieces in use at a time: a job that reads waits until those that count have released the fourth piece before. */
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
