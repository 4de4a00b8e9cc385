/** What rows with the same words were understood as, by the 64 bits of the words. Open addressing: most logs have few. */
export class KnownWords {
  #length = 0;
  /** Two halves of the bits, and the profile counted from 1. */
  #slots = new Int32Array(256 * 3);

  /** The profile of the words; -1 where they are new. */
  find(high: number, low: number): number {
    const slots = this.#slots;
    const size = slots.length / 3;
    for (let slot = low & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const profile = slots[slot * 3 + 2] as number;
      if (profile === 0 || (slots[slot * 3] === high && slots[slot * 3 + 1] === low)) return profile - 1;
    }
  }

  add(high: number, low: number, profile: number): void {
    if ((this.#length + 1) * 6 > this.#slots.length) this.#spread();
    put(this.#slots, high, low, profile + 1);
    this.#length += 1;
  }

  #spread(): void {
    const from = this.#slots;
    this.#slots = new Int32Array(from.length * 2);
    for (let at = 0; at < from.length; at += 3) {
      const [high = 0, low = 0, profile = 0] = from.subarray(at, at + 3);
      if (profile !== 0) put(this.#slots, high, low, profile);
    }
  }
}

function put(slots: Int32Array, high: number, low: number, profile: number): void {
  const size = slots.length / 3;
  let slot = low & (size - 1);
  while (slots[slot * 3 + 2] !== 0) slot = (slot + 1) & (size - 1);
  slots[slot * 3] = high;
  slots[slot * 3 + 1] = low;
  slots[slot * 3 + 2] = profile;
}
