/** The index of each of many pairs of numbers, in the order in which they first came. Open addressing: 16 bytes a pair and half as much again. */
export class Numbered {
  length = 0;
  #first = new Float64Array(1024);
  #second = new Int32Array(1024);
  #slots = new Int32Array(2048);

  /** The index of the pair, which is new when it equals the former `length`. */
  indexOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(first, second) & mask;
    for (;;) {
      const index = (this.#slots[slot] as number) - 1;
      if (index === -1) break;
      if (this.#first[index] === first && this.#second[index] === second) return index;
      slot = (slot + 1) & mask;
    }
    const index = this.length++;
    if (index === this.#first.length) this.#grow();
    this.#first[index] = first;
    this.#second[index] = second;
    if (this.length * 3 > this.#slots.length * 2) this.#spread();
    else this.#slots[slot] = index + 1;
    return index;
  }

  first(index: number): number {
    return this.#first[index] as number;
  }

  second(index: number): number {
    return this.#second[index] as number;
  }

  #grow(): void {
    const length = grownLength(this.#first.length);
    this.#first = grown(this.#first, new Float64Array(length));
    this.#second = grown(this.#second, new Int32Array(length));
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.length; index++) {
      let slot = hashOf(this.#first[index] as number, this.#second[index] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

const SCRATCH = new Float64Array(1);
const HALVES = new Int32Array(SCRATCH.buffer);

function hashOf(first: number, second: number): number {
  SCRATCH[0] = first;
  const mixed = Math.imul(
    (HALVES[0] as number) ^ Math.imul(HALVES[1] as number, 0x85ebca6b) ^ Math.imul(second + 1, 0x9e3779b1),
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
