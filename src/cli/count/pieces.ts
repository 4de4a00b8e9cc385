import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Ring } from './ring.js';

const LINE_FEED = 10;
const LARGEST = 1 << 20;
const SMALLEST = 64 << 10;
/** Read beyond a piece to find the end of its last row. */
const MARGIN = 64 << 10;

/** Gives so many bytes; of one piece it may be asked several times, and what it gave before is over. */
type Room = (length: number) => Buffer;

/** Gives the room of one piece after the other. */
type Memory = () => Room;

/** Memory that the jobs share; a piece lasts for as long as some job may use it. */
export function sharedMemory(): Memory {
  const ring = new Ring(() => sameRoom((length) => Buffer.from(new SharedArrayBuffer(length))));
  return () => ring.next();
}

/** The same memory for one piece after the other: what was read before is gone. */
export function sameMemory(): Memory {
  const room = sameRoom((length) => Buffer.allocUnsafeSlow(length));
  return () => room;
}

function sameRoom(make: Room): Room {
  let memory: Buffer = Buffer.alloc(0);
  return (length) => {
    if (length > memory.length) memory = make(length);
    return memory.subarray(0, length);
  };
}

/** A file in pieces of whole lines: each begins after the first line break at or after its first byte. */
export class Pieces {
  readonly count: number;
  readonly size: number;
  readonly #file: number;
  readonly #piece: number;
  readonly #memory: Memory;

  constructor(path: string, jobs: number, memory: Memory = sameMemory()) {
    this.#memory = memory;
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
    this.#piece = Math.max(SMALLEST, Math.min(LARGEST, Math.ceil(this.size / (jobs * 4))));
    this.count = Math.ceil(this.size / this.#piece);
  }

  /** The first bytes of the file. */
  head(): Buffer {
    return this.#read(0, Math.min(this.size, 1 << 20), (length) => Buffer.allocUnsafeSlow(length));
  }

  /** The lines that begin in this piece; of the first piece from byte `from` on. */
  read(index: number, from: number | null): Buffer {
    const start = index * this.#piece;
    const end = Math.min(this.size, start + this.#piece);
    // A line that begins at the very first byte belongs here: the byte before tells.
    const before = start === 0 ? 0 : start - 1;
    const room = this.#memory();
    for (let margin = MARGIN; ; margin *= 4) {
      const until = Math.min(this.size, end + margin);
      const bytes = this.#read(before, until, room);
      const first = from ?? (start === 0 ? 0 : bytes.indexOf(LINE_FEED) + 1);
      const beginsNone = first >= end - before || (first === 0 && start > 0);
      if (beginsNone) return bytes.subarray(0, 0);
      const lineEnd = bytes.indexOf(LINE_FEED, end - 1 - before);
      if (lineEnd !== -1) return bytes.subarray(first, lineEnd + 1);
      if (until === this.size) return ended(bytes.subarray(first));
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(start: number, end: number, room: Room): Buffer {
    // The last line may lack its end.
    const bytes = room(end - start + 1).subarray(0, end - start);
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
