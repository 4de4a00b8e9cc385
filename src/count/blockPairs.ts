import { contactAt, type RowBlock } from '../input/plain/block.js';
import type { Profile } from '../input/plain/profile.js';
import type { PairNames } from './names.js';

/**
 * What is asked of all rows of a block before the first is taken: their pairs, and for how long nothing else is told of each.
 * Asked row after row it would wait for memory at each; asked together, the answers come at once.
 */
export class BlockPairs {
  /** Of each row. */
  pairs = new Int32Array(1024);
  /** Of each row: no other row of its pair that comes later is earlier than this instant. */
  quietUntil = new Float64Array(1024);
  /** The upper half of each id, as one of its pair: ids of others may be the same. */
  idHigh = new Int32Array(1024);
  readonly #names: PairNames;
  /** Open addressing, of one block at a time: pairs counted from 1, and the earliest row met of each. It stays near. */
  #places = new Int32Array(0);
  /** By the profiles of a reader: the index of the business number of each. */
  readonly #numbers = new WeakMap<readonly Profile[], Int32Array>();

  constructor(names: PairNames) {
    this.#names = names;
  }

  /** The rows are in order of time, and those of the next block not earlier than the last of these. */
  read(block: RowBlock, profiles: readonly Profile[]): void {
    const { length } = block;
    if (length > this.pairs.length) {
      this.pairs = new Int32Array(length);
      this.quietUntil = new Float64Array(length);
      this.idHigh = new Int32Array(length);
    }
    this.#readPairs(block, profiles);
    this.#readQuiet(block);
    this.#readIds(block);
  }

  #readPairs(block: RowBlock, profiles: readonly Profile[]): void {
    const names = this.#names;
    const { pairs } = this;
    const numbers = names.numbersOf(profiles, this.#numbers.get(profiles) ?? new Int32Array());
    this.#numbers.set(profiles, numbers);
    names.ofPhones(block.contact, block.profile, numbers, block.length, pairs);
    for (let row = 0; row < block.length; row++) {
      if (pairs[row] !== -1) continue;
      pairs[row] = names.ofName(contactAt(block, row) ?? '', numbers[block.profile[row] as number] as number);
    }
  }

  #readQuiet({ at, length }: RowBlock): void {
    const { pairs, quietUntil } = this;
    // At least twice as many places as rows.
    const count = 2 ** Math.ceil(Math.log2(length * 2));
    if (this.#places.length < count * 2) this.#places = new Int32Array(count * 2);
    const places = this.#places.fill(0, 0, count * 2);
    const mask = count - 1;
    const last = at[length - 1] as number;
    for (let row = length - 1; row >= 0; row--) {
      const name = (pairs[row] as number) + 1;
      let from = (name & mask) * 2;
      while (places[from] !== name && places[from] !== 0) from = (from + 2) & (mask * 2 + 1);
      quietUntil[row] = places[from] === 0 ? last : (at[places[from + 1] as number] as number);
      places[from] = name;
      places[from + 1] = row;
    }
  }

  #readIds({ idHigh, length }: RowBlock): void {
    for (let row = 0; row < length; row++) {
      this.idHigh[row] = (idHigh[row] as number) ^ Math.imul((this.pairs[row] as number) + 1, 0x9e3779b1);
    }
  }
}
