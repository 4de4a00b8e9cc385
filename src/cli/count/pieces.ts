import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { NotPlain } from '../../input/plain/notPlain.js';

const LINE_FEED = 10;
const LARGEST = 4 << 20;
const SMALLEST = 64 << 10;
/** Read beyond a piece to find the end of its last row. */
const MARGIN = 64 << 10;

/** A file in pieces of whole lines: each begins after the first line break at or after its first byte. */
export class Pieces {
  readonly count: number;
  readonly size: number;
  readonly #file: number;
  readonly #piece: number;

  constructor(path: string, jobs: number) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
    this.#piece = Math.max(SMALLEST, Math.min(LARGEST, Math.ceil(this.size / (jobs * 4))));
    this.count = Math.ceil(this.size / this.#piece);
  }

  /** The first bytes of the file. */
  head(): Buffer {
    return this.#read(0, Math.min(this.size, 1 << 20));
  }

  /** The lines that begin in this piece; of the first piece from byte `from` on. */
  read(index: number, from: number | null): Buffer {
    const start = index * this.#piece;
    const end = Math.min(this.size, start + this.#piece);
    // A line that begins at the very first byte belongs here: the byte before tells.
    const before = start === 0 ? 0 : start - 1;
    for (let margin = MARGIN; ; margin *= 4) {
      const bytes = this.#read(before, Math.min(this.size, end + margin));
      const first = from ?? (start === 0 ? 0 : bytes.indexOf(LINE_FEED) + 1);
      const last = end === this.size ? bytes.length : bytes.indexOf(LINE_FEED, end - 1 - before) + 1;
      if (start > 0 && from === null && first === 0) throw new NotPlain('a line is longer than a piece of the file');
      if (first >= end - before) return bytes.subarray(0, 0);
      if (last > 0) return ended(bytes.subarray(first, last));
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  /** In memory that the jobs share. */
  #read(start: number, end: number): Buffer {
    const bytes = Buffer.from(new SharedArrayBuffer(end - start + 1), 0, end - start);
    for (let filled = 0; filled < bytes.length;) {
      const read = readSync(this.#file, bytes, filled, bytes.length - filled, start + filled);
      if (read === 0) return bytes.subarray(0, filled);
      filled += read;
    }
    return bytes;
  }
}

/** The last line of a file may lack its end; there is room for it. */
function ended(bytes: Buffer): Buffer {
  if (bytes.length === 0 || bytes.at(-1) === LINE_FEED) return bytes;
  const more = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length + 1);
  more[bytes.length] = LINE_FEED;
  return more;
}
