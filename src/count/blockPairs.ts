import { contactAt, type RowBlock } from '../input/plain/block.js';
import type { Profile } from '../input/plain/profile.js';
import type { BlockSource } from './blockSource.js';
import type { CountKernel } from './kernel.js';
import type { PairNames } from './names.js';

/** The rows of a block, as the kernel has them: with their pairs, and for how long nothing else is told of each. */
export class BlockPairs {
  readonly #kernel: CountKernel;
  readonly #names: PairNames;
  /** By the profiles of a reader: the index of the business number of each. */
  readonly #numbers = new WeakMap<readonly Profile[], Int32Array>();
  #pairsFrom = 0;
  #quietFrom = 0;
  #idsFrom = 0;

  constructor(kernel: CountKernel, names: PairNames) {
    this.#kernel = kernel;
    this.#names = names;
  }

  /** The rows are in order of time, and those of the next block not earlier than the last of these. */
  read(block: RowBlock, { profiles, file }: BlockSource): void {
    const { length } = block;
    const kernel = this.#kernel;
    kernel.reserve(length);
    kernel.numberColumn('times', length).set(block.at.subarray(0, length));
    kernel.numberColumn('deliveries', length).set(block.deliveredAt.subarray(0, length));
    kernel.integerColumn('profiles', length).set(block.profile.subarray(0, length));
    kernel.integerColumn('idEnds', length).set(block.idEnd.subarray(0, length));
    kernel.integerColumn('idHighs', length).set(block.idHigh.subarray(0, length));
    kernel.integerColumn('idLows', length).set(block.idLow.subarray(0, length));
    kernel.integerColumn('lines', length).set(block.line.subarray(0, length));
    const files = kernel.integerColumn('files', length);
    if (typeof file === 'number') files.fill(file);
    else files.set(file.subarray(0, length));
    this.#readNames(block, profiles);
    kernel.run.read(length);
    kernel.refresh();
    this.#pairsFrom = kernel.run.pairs.value >>> 2;
    this.#quietFrom = kernel.run.quietUntil.value >>> 3;
    this.#idsFrom = kernel.run.idHighs.value >>> 2;
  }

  #readNames(block: RowBlock, profiles: readonly Profile[]): void {
    const { length, contact, profile } = block;
    const names = this.#names;
    const numbers = names.numbersOf(profiles, this.#numbers.get(profiles) ?? new Int32Array());
    this.#numbers.set(profiles, numbers);
    const ofRows = this.#kernel.integerColumn('numbers', length);
    for (let row = 0; row < length; row++) ofRows[row] = numbers[profile[row] as number] as number;
    const contacts = this.#kernel.numberColumn('contacts', length);
    contacts.set(contact.subarray(0, length));
    if (block.words.length === 0) return;
    for (let row = 0; row < length; row++) {
      if ((contact[row] as number) < 0) contacts[row] = names.contacts.numberOf(contactAt(block, row) ?? '');
    }
  }

  pairOf(row: number): number {
    return this.#kernel.integers[this.#pairsFrom + row] as number;
  }

  /** No other row of its pair that comes later is earlier than this instant. */
  quietUntil(row: number): number {
    return this.#kernel.numbers[this.#quietFrom + row] as number;
  }

  /** The upper half of its id, as one of its pair: ids of others may be the same. */
  idHighOf(row: number): number {
    return this.#kernel.integers[this.#idsFrom + row] as number;
  }
}
