import { closeSync, openSync } from 'node:fs';
import { writeTemporary } from '../temporary.js';
import { merged } from './merge.js';
import { RowMemory, type PlacedRow } from './rowMemory.js';
import { MemoryRun, StoredRun, type Run } from './runs.js';

/**
 * Sorts rows by time in bounded memory: whenever it is full, its rows are written in order to a file, and in the end all
 * such runs are merged. Rows of one time stay in the order in which they came.
 */
export class RowSorter {
  rows = 0;
  readonly #path: string;
  #file: number | null = null;
  /** Where in the file each run ends. */
  readonly #ends: number[] = [];
  #memory: RowMemory;
  #filled = 0;
  #starts: number[] = [];

  /** `memory` is how many bytes are held at once; where that is not enough, a file is made at `path`. */
  constructor(path: string, memory: number) {
    this.#path = path;
    this.#memory = new RowMemory(memory);
  }

  /** Bytes that were written to the file. */
  get written(): number {
    return this.#ends.at(-1) ?? 0;
  }

  add(row: PlacedRow): void {
    let size = this.#memory.put(this.#filled, row);
    if (this.#filled + size > this.#memory.bytes.length) {
      this.#store();
      if (size > this.#memory.bytes.length) this.#memory = new RowMemory(size);
      size = this.#memory.put(0, row);
    }
    this.#starts.push(this.#filled);
    this.#filled += size;
    this.rows += 1;
  }

  /** Turns to one row after the other, in order. No more can be added. */
  inOrder(): Iterable<Run> {
    const file = this.#file;
    const stored =
      file === null ? [] : this.#ends.map((end, run) => new StoredRun(file, this.#ends[run - 1] ?? 0, end));
    return merged([...stored, new MemoryRun(this.#memory, this.#sortedStarts())]);
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #store(): void {
    if (this.#filled === 0) return;
    const sorted = Buffer.allocUnsafe(this.#filled);
    let length = 0;
    for (const start of this.#sortedStarts()) {
      length += this.#memory.bytes.copy(sorted, length, start, start + this.#memory.sizeAt(start));
    }
    this.#file ??= openSync(this.#path, 'wx+');
    writeTemporary(this.#file, sorted);
    this.#ends.push(this.written + length);
    this.#starts = [];
    this.#filled = 0;
  }

  #sortedStarts(): readonly number[] {
    const memory = this.#memory;
    return this.#starts.sort((a, b) => memory.timeAt(a) - memory.timeAt(b));
  }
}
