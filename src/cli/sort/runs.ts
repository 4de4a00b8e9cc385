import { readSync } from 'node:fs';
import { RowMemory } from './rowMemory.js';

/** Rows in order of time, told one after the other. */
export interface Run {
  /** The time of the present row; Infinity where there is none any more. */
  readonly time: number;
  /** Where the present row lies. */
  readonly memory: RowMemory;
  readonly at: number;
  advance(): void;
}

/** Rows of one memory, in the order of `starts`. */
export class MemoryRun implements Run {
  readonly memory: RowMemory;
  readonly #starts: readonly number[];
  #next = 0;
  at = 0;
  time = Infinity;

  constructor(memory: RowMemory, starts: readonly number[]) {
    this.memory = memory;
    this.#starts = starts;
    this.advance();
  }

  advance(): void {
    const start = this.#starts[this.#next++];
    this.at = start ?? 0;
    this.time = start === undefined ? Infinity : this.memory.timeAt(start);
  }
}

/** A piece of a file, large enough for a disk and small enough for hundreds of runs. */
const PIECE = 1 << 16;
/** As many bytes of a row tell how many it has. */
const SIZED = 8;

/** Rows that lie in order in a file, from one byte to another. */
export class StoredRun implements Run {
  memory = new RowMemory(PIECE);
  at = 0;
  time = Infinity;
  readonly #file: number;
  /** What of the file is still to be read. */
  #from: number;
  readonly #end: number;
  /** As many bytes of the memory are filled. */
  #filled = 0;

  constructor(file: number, from: number, end: number) {
    this.#file = file;
    this.#from = from;
    this.#end = end;
    this.#turnTo(0);
  }

  advance(): void {
    this.#turnTo(this.at + this.memory.sizeAt(this.at));
  }

  #turnTo(at: number): void {
    this.at = at;
    if (!this.#isWhole()) this.#fill();
    this.time = this.#isWhole() ? this.memory.timeAt(this.at) : Infinity;
  }

  #isWhole(): boolean {
    const left = this.#filled - this.at;
    return left >= SIZED && left >= this.memory.sizeAt(this.at);
  }

  /** Keeps what is left, and reads on; a row may be longer than a piece. */
  #fill(): void {
    const { memory: before } = this;
    const left = this.#filled - this.at;
    const size = left >= SIZED ? before.sizeAt(this.at) : 0;
    if (size > before.bytes.length) this.memory = new RowMemory(size);
    before.bytes.copy(this.memory.bytes, 0, this.at, this.#filled);
    this.#filled = left;
    this.at = 0;
    const { bytes } = this.memory;
    while (this.#filled < bytes.length && this.#from < this.#end) {
      const room = Math.min(bytes.length - this.#filled, this.#end - this.#from);
      const read = readSync(this.#file, bytes, this.#filled, room, this.#from);
      this.#filled += read;
      this.#from += read;
    }
  }
}
