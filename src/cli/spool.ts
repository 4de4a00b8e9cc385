import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isPacked } from '../input/bytes.js';
import type { Io } from './io.js';
import { TemporaryFolder, writeTemporary } from './temporary.js';

const PIECE = 1 << 18;

/** What of standard input has been read. */
interface Kept {
  readonly bytes: number;
  /** There is no more. */
  readonly ended: boolean;
  readonly packed: boolean;
}

/**
 * Standard input, which is kept where it may have to be read again: its first bytes in memory, what comes after them in a
 * temporary file.
 */
export class Spool implements AsyncIterable<Uint8Array> {
  /** The outside world with this as its standard input. */
  readonly io: Io;
  readonly #world: Io;
  /** Null as long as nobody wants it to be kept. */
  #source: AsyncIterator<Uint8Array> | null = null;
  readonly #head: Uint8Array[] = [];
  #folder: TemporaryFolder | null = null;
  #file: FileHandle | null = null;
  /** Bytes in the file. */
  #written = 0;
  #ended = false;
  #closed = false;
  /** What is being read of the source, for whoever needs it. */
  #reading: Promise<void> | null = null;

  constructor(world: Io) {
    this.#world = world;
    this.io = Object.create(world, { stdin: { value: this } }) as Io;
  }

  /** From now on it can be read as often as is wanted. Reads `bytes` of it, or as many as there are. */
  async keep(bytes: number): Promise<Kept> {
    const source = (this.#source ??= this.#world.stdin[Symbol.asyncIterator]());
    let read = 0;
    while (read < bytes && !this.#ended) {
      const next = await source.next();
      if (next.done === true) {
        this.#ended = true;
      } else {
        this.#head.push(next.value);
        read += next.value.length;
      }
    }
    return { bytes: read, ended: this.#ended, packed: isPacked(this.#head[0] ?? Buffer.alloc(0)) };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    if (this.#source === null) {
      yield* this.#world.stdin;
      return;
    }
    yield* this.#head;
    for (let at = 0; ;) {
      while (at === this.#written && !this.#ended) await this.#readOn();
      if (this.#file === null || at === this.#written) return;
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, at);
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Lets go of what was kept, and of what is still to come. */
  async close(): Promise<void> {
    if (this.#closed || this.#source === null) return;
    this.#closed = true;
    const { stdin } = this.#world;
    if (!this.#ended && stdin instanceof Readable) stdin.destroy();
    await this.#file?.close();
    await this.#folder?.remove();
  }

  /** One reading at a time, even where one that wanted it has gone. */
  async #readOn(): Promise<void> {
    this.#reading ??= this.#readChunk().finally(() => (this.#reading = null));
    await this.#reading;
  }

  async #readChunk(): Promise<void> {
    const next = await this.#source?.next();
    if (next === undefined || next.done === true || this.#closed) {
      this.#ended = true;
      return;
    }
    this.#folder ??= TemporaryFolder.make(this.#world);
    this.#file ??= await open(join(this.#folder.path, 'stdin'), 'wx+');
    writeTemporary(this.#file.fd, next.value);
    this.#written += next.value.length;
  }
}
