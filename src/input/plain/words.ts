/** Of a slot: two halves of the bits, the profile counted from 1, and nothing. */
const WIDTH_SHIFT = 2;
const LOW = 1;
const PROFILE = 2;

/** What rows with the same words were understood as, by the 64 bits of the words. Open addressing: most logs have few. */
export class KnownWords {
  #length = 0;
  #slots = new Int32Array(256 << WIDTH_SHIFT);
  #mask = 255;

  /** The profile of the words; -1 where they are new. */
  find(high: number, low: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = slot << WIDTH_SHIFT;
      const profile = slots[at + PROFILE] as number;
      if (profile === 0 || (slots[at] === high && slots[at + LOW] === low)) return profile - 1;
    }
  }

  add(high: number, low: number, profile: number): void {
    if ((this.#length + 1) * 2 > this.#mask) this.#spread();
    this.#put(high, low, profile + 1);
    this.#length += 1;
  }

  #spread(): void {
    const from = this.#slots;
    this.#slots = new Int32Array(from.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < from.length; at += 1 << WIDTH_SHIFT) {
      const [high = 0, low = 0, profile = 0] = from.subarray(at, at + PROFILE + 1);
      if (profile !== 0) this.#put(high, low, profile);
    }
  }

  #put(high: number, low: number, profile: number): void {
    const slots = this.#slots;
    let slot = low & this.#mask;
    while (slots[(slot << WIDTH_SHIFT) + PROFILE] !== 0) slot = (slot + 1) & this.#mask;
    const at = slot << WIDTH_SHIFT;
    slots[at] = high;
    slots[at + LOW] = low;
    slots[at + PROFILE] = profile;
  }
}
