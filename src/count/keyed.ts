/** Of a slot: two numbers of eight bytes, the second of them two of four: the second of the pair, and its index from 1 on. */
const NUMBERS = 2;
const INTEGERS = 4;
const SECOND = 2;
const INDEX = 3;

/** The index of each of many pairs of numbers, in the order in which they first came. What a search compares lies together. */
export class Numbered {
  length = 0;
  #first = new Float64Array(1024);
  #second = new Int32Array(1024);
  #mask = 2048 - 1;
  #slots = new Float64Array(2048 * NUMBERS);
  #integers = new Int32Array(this.#slots.buffer);

  /** The index of the pair, which is new when it equals the former `length`. */
  indexOf(first: number, second: number): number {
    const slots = this.#slots;
    const integers = this.#integers;
    const mask = this.#mask;
    let slot = hashOf(first, second) & mask;
    for (;;) {
      const index = (integers[slot * INTEGERS + INDEX] as number) - 1;
      if (index === -1) break;
      if (slots[slot * NUMBERS] === first && integers[slot * INTEGERS + SECOND] === second) return index;
      slot = (slot + 1) & mask;
    }
    const index = this.length++;
    if (index === this.#first.length) this.#grow();
    this.#first[index] = first;
    this.#second[index] = second;
    if (this.length * 3 > (mask + 1) * 2) this.#spread();
    else this.#put(slot, index);
    return index;
  }

  first(index: number): number {
    return this.#first[index] as number;
  }

  second(index: number): number {
    return this.#second[index] as number;
  }

  #put(slot: number, index: number): void {
    this.#slots[slot * NUMBERS] = this.first(index);
    this.#integers[slot * INTEGERS + SECOND] = this.second(index);
    this.#integers[slot * INTEGERS + INDEX] = index + 1;
  }

  #grow(): void {
    const length = grownLength(this.#first.length);
    this.#first = grown(this.#first, new Float64Array(length));
    this.#second = grown(this.#second, new Int32Array(length));
  }

  #spread(): void {
    const mask = this.#mask * 2 + 1;
    this.#mask = mask;
    this.#slots = new Float64Array((mask + 1) * NUMBERS);
    this.#integers = new Int32Array(this.#slots.buffer);
    for (let index = 0; index < this.length; index++) {
      let slot = hashOf(this.first(index), this.second(index)) & mask;
      while (this.#integers[slot * INTEGERS + INDEX] !== 0) slot = (slot + 1) & mask;
      this.#put(slot, index);
    }
  }
}

/** `first` is a whole number of up to 53 bits. */
function hashOf(first: number, second: number): number {
  const mixed = Math.imul(
    (first | 0) ^ Math.imul((first / 2 ** 32) | 0, 0x85ebca6b) ^ Math.imul(second + 1, 0x9e3779b1),
    0xc2b2ae35,
  );
  return mixed ^ (mixed >>> 15);
}

/** What a column of numbers grows to when it is full. */
export function grownLength(length: number): number {
  return Math.ceil(length * 1.4) + 1;
}

export function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
