/** 64 bits of some bytes, in two halves: what shares them is taken to be the same. */
export class Hash {
  high = 0;
  low = 0;
  #seen = 0;

  /** Whether all bytes since the start were of one character each. */
  get ascii(): boolean {
    return (this.#seen & 0x80808080) === 0;
  }

  start(): void {
    this.#seen = 0;
    this.high = 0x2f0b4a27;
    this.low = 0x61c88647;
  }

  /** A number that belongs to what follows, such as the column. */
  mix(value: number): void {
    const high = Math.imul(this.high ^ value, 0x9e3779b1);
    const low = Math.imul(this.low + value, 0x85ebca77);
    this.high = high ^ (low >>> 15);
    this.low = low ^ (high >>> 13);
  }

  /** Four bytes a step. */
  bytes(bytes: Buffer, start: number, end: number): void {
    let at = start;
    let seen = this.#seen;
    for (; at + 4 <= end; at += 4) {
      const four =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
      seen |= four;
      this.mix(four);
    }
    let rest = 0;
    for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
    this.#seen = seen | rest;
    this.mix(rest ^ ((end - start) << 24));
  }
}
