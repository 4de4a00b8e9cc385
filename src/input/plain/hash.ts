const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const NOT_ASCII = 0x80808080;
const EACH_BYTE = 0x01010101;
const LOW_BITS = 0x7f7f7f7f;

/** 64 bits of some bytes, in two halves: what shares them is taken to be the same. */
export class Hash {
  high = 0;
  low = 0;
  /** How many of the cells did not end at a delimiter: 1 where the line ends with the last of them. */
  left = 0;
  #seen = 0;

  /** Whether all bytes since the start were of one character each. */
  get ascii(): boolean {
    return (this.#seen & NOT_ASCII) === 0;
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

  /**
   * The same of so many neighbouring cells, the first of which begins at `start`. Returns where the last of them ends, or an
   * end of the line or a quote that comes before; `end` where that is still to come.
   */
  cells(view: DataView, start: number, end: number, delimiter: number, count: number): number {
    const delimiters = Math.imul(delimiter, EACH_BYTE);
    const beyond = Math.imul(Math.max(delimiter, QUOTE) + 1, EACH_BYTE);
    let at = start;
    let left = count;
    let seen = 0;
    let { high, low } = this;
    for (; at + 4 <= end; at += 4) {
      const four = view.getInt32(at, true);
      // A byte that may end a cell or a row is below, and borrows from its highest bit.
      if (((four - beyond) & ~four & NOT_ASCII) !== 0) {
        if (endsRow(four)) break;
        const ends = Math.imul(zeroBytes(four ^ delimiters) >>> 7, EACH_BYTE) >>> 24;
        if (ends >= left) break;
        left -= ends;
      }
      seen |= four;
      const nextHigh = Math.imul(high ^ four, 0x9e3779b1);
      const nextLow = Math.imul(low + four, 0x85ebca77);
      high = nextHigh ^ (nextLow >>> 15);
      low = nextLow ^ (nextHigh >>> 13);
    }
    let rest = 0;
    for (; at < end; at++) {
      const byte = view.getUint8(at);
      if (byte === delimiter && --left === 0) break;
      if (byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === QUOTE) break;
      rest = (rest << 8) | byte;
    }
    this.high = high;
    this.low = low;
    this.left = left;
    this.#seen |= seen | rest;
    this.mix(rest ^ ((at - start) << 24));
    return at;
  }
}

/** Whether one of four bytes is an end of the line, or a quote, which makes its row an odd one. */
function endsRow(four: number): boolean {
  return (
    (zeroBytes(four ^ (LINE_FEED * EACH_BYTE)) |
      zeroBytes(four ^ (CARRIAGE_RETURN * EACH_BYTE)) |
      zeroBytes(four ^ (QUOTE * EACH_BYTE))) !==
    0
  );
}

/** The highest bit of each of four bytes that is 0, and nothing else. */
function zeroBytes(four: number): number {
  return ~(((four & LOW_BITS) + LOW_BITS) | four | LOW_BITS);
}
