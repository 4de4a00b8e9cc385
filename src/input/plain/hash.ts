const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const NOT_ASCII = 0x80808080;
const EACH_BYTE = 0x01010101;

/** 64 bits of some bytes, in two halves: what shares them is taken to be the same. */
export class Hash {
  high = 0;
  low = 0;
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

  /** The same of a cell that begins at `start`. Returns where it ends; `end` where its end is still to come. */
  cell(view: DataView, start: number, end: number, delimiter: number): number {
    const delimiters = Math.imul(delimiter, EACH_BYTE);
    let at = start;
    let seen = 0;
    let { high, low } = this;
    for (; at + 4 <= end; at += 4) {
      const four = view.getInt32(at, true);
      const different = four ^ delimiters;
      // A byte up to a quote borrows from its highest bit, and so does one that is the delimiter.
      const small = ((four - (QUOTE + 1) * EACH_BYTE) & ~four) | ((different - EACH_BYTE) & ~different);
      if ((small & NOT_ASCII) !== 0 && endOfCell(view, at, at + 4, delimiter) < at + 4) break;
      seen |= four;
      const nextHigh = Math.imul(high ^ four, 0x9e3779b1);
      const nextLow = Math.imul(low + four, 0x85ebca77);
      high = nextHigh ^ (nextLow >>> 15);
      low = nextLow ^ (nextHigh >>> 13);
    }
    let rest = 0;
    for (; at < end; at++) {
      const byte = view.getUint8(at);
      if (endsCell(byte, delimiter)) break;
      rest = (rest << 8) | byte;
    }
    this.high = high;
    this.low = low;
    this.#seen |= seen | rest;
    this.mix(rest ^ ((at - start) << 24));
    return at;
  }
}

/** The delimiter, the end of the line, or a quote, which makes its row an odd one. */
function endsCell(byte: number, delimiter: number): boolean {
  return byte === delimiter || (byte <= QUOTE && (byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === QUOTE));
}

/** Where the cell ends that holds the byte at `from`; `end` where its end is still to come. */
export function endOfCell(view: DataView, from: number, end: number, delimiter: number): number {
  let at = from;
  while (at < end && !endsCell(view.getUint8(at), delimiter)) at += 1;
  return at;
}
