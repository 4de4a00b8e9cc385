import { contactAt, type RowBlock } from '../input/plain/block.js';
import type { Profile } from '../input/plain/profile.js';
import type { BlockSource } from './blockSource.js';
import type { Columns, CountKernel } from './kernel/kernel.js';
import type { PairNames } from './names.js';

/** The rows of a block, as the kernel has them: with their pairs, and for how long nothing else is told of each. */
export class BlockPairs {
  readonly #kernel: CountKernel;
  readonly #names: PairNames;
  /** By the profiles of a reader: the index of the business number of each. */
  readonly #numbers = new WeakMap<readonly Profile[], Int32Array>();

  constructor(kernel: CountKernel, names: PairNames) {
    this.#kernel = kernel;
    this.#names = names;
  }

  /** The rows are in order of time, and those of the next block not earlier than the last of these. */
  read(block: RowBlock, { profiles, file }: BlockSource): void {
    const { length } = block;
    const kernel = this.#kernel;
    const columns = kernel.columns(length);
    columns.times.set(block.at.subarray(0, length));
    columns.deliveries.set(block.deliveredAt.subarray(0, length));
    columns.profiles.set(block.profile.subarray(0, length));
    columns.idEnds.set(block.idEnd.subarray(0, length));
    columns.idHighs.set(block.idHigh.subarray(0, length));
    columns.idLows.set(block.idLow.subarray(0, length));
    columns.lines.set(block.line.subarray(0, length));
    if (typeof file === 'number') columns.files.fill(file, 0, length);
    else columns.files.set(file.subarray(0, length));
    this.#readNames(block, profiles, columns);
    kernel.read(length);
  }

  #readNames(block: RowBlock, profiles: readonly Profile[], columns: Columns): void {
    const { length, contact, profile } = block;
    const names = this.#names;
    const numbers = names.numbersOf(profiles, this.#numbers.get(profiles) ?? new Int32Array());
    this.#numbers.set(profiles, numbers);
    const ofRows = columns.numbers;
    for (let row = 0; row < length; row++) ofRows[row] = numbers[profile[row] as number] as number;
    columns.contacts.set(contact.subarray(0, length));
    if (block.words.length === 0) return;
    for (let row = 0; row < length; row++) {
      if ((contact[row] as number) < 0) columns.contacts[row] = names.contacts.numberOf(contactAt(block, row) ?? '');
    }
  }

  pairOf(row: number): number {
    return this.#kernel.columns(0).pairs[row] as number;
  }

  /** No other row of its pair that comes later is earlier than this instant. */
  quietUntil(row: number): number {
    return this.#kernel.columns(0).quietUntil[row] as number;
  }

  /** The upper half of its id, as one of its pair: ids of others may be the same. */
  idHighOf(row: number): number {
    return this.#kernel.columns(0).idHighs[row] as number;
  }
}
