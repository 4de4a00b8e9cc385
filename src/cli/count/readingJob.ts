import { NOTHING_COUNTED } from '../../count/counts.js';
import { NOBODY } from '../../count/identities.js';
import { clear, emptyBlock, type RowBlock } from '../../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { partition } from '../../input/plain/partition.js';
import { Profiles, type Profile } from '../../input/plain/profile.js';
import { PlainScanner } from '../../input/plain/scan.js';
import type { Assignment, Share } from './assignment.js';
import type { Progress } from './countFiles.js';
import { Exchange } from './exchange.js';
import { Pieces, sharedMemory } from './pieces.js';
import { IN_USE, Ring } from './ring.js';
import { portsBetween, rolesOf, type Found, type Handed } from './roles.js';

/** A row of a message has this many bytes at least. */
const SHORTEST_ROW = 24;

/** One of the jobs that read a log of records, each every so manieth piece of a file, and hand its rows to those that count. */
export class ReadingJob {
  readonly #assignment: Assignment;
  readonly #readers: number;
  /** Which of those that read it is, from 0 on. */
  readonly #reader: number;
  readonly #profiles = new Profiles();
  readonly #exchange: Exchange<Handed, Profile>;
  /** What is handed over: blocks, one for each that counts. */
  readonly #parts: Ring<RowBlock[]>;
  #block = emptyBlock(0);
  /** Pieces read. */
  #round = 0;

  constructor(assignment: Assignment) {
    const { job, ports } = assignment;
    const { counters, readers } = rolesOf(ports.length);
    this.#assignment = assignment;
    this.#readers = readers;
    this.#reader = job - counters;
    this.#exchange = new Exchange(portsBetween(ports, job), this.#profiles);
    this.#parts = new Ring(() => Array.from({ length: counters }, () => emptyBlock(0)));
  }

  /** Throws `NotPlain` where the input has to be read whole. It counts nothing. */
  async count(progress: Progress): Promise<Share> {
    try {
      for (const { name, path } of this.#assignment.files) await this.#readFile(name, path, progress);
      // A channel that is closed takes with it what was not received.
      await this.#exchange.released(this.#round - 1);
    } finally {
      this.#exchange.close();
    }
    return { counts: NOTHING_COUNTED, rejects: [], identities: NOBODY, numbers: new Map(), persons: null };
  }

  async #readFile(name: string, path: string, progress: Progress): Promise<void> {
    const { reading } = this.#assignment;
    const pieces = new Pieces(path, this.#readers, sharedMemory());
    try {
      const plain = openPlain(name, pieces.head(), reading);
      if (plain === null) throw new NotPlain(`${name} is no plain CSV file`);
      const scanner = new PlainScanner(plain.table, reading.inputTimezone, this.#profiles);
      for (let piece = this.#reader; piece < pieces.count; piece += this.#readers) {
        // What it is read into is free again.
        await this.#exchange.released(this.#round - IN_USE);
        const bytes = pieces.read(piece, piece === 0 ? plain.from : null);
        const { parts, records } = this.#scan(bytes, scanner);
        this.#exchange.send(this.#round++, parts);
        progress(bytes.length, records);
      }
    } finally {
      pieces.close();
    }
  }

  #scan(bytes: Buffer, scanner: PlainScanner): { readonly parts: readonly Handed[]; readonly records: number } {
    const rows = Math.ceil(bytes.length / SHORTEST_ROW) + 1;
    const parts = this.#parts.next();
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) this.#block = parts[0] = emptied(only, rows, true);
    else this.#block = emptied(this.#block, rows, false);
    const block = this.#block;
    const records = scanner.records;
    const { at, line } = scanner.scan(bytes, 0, bytes.length, 1, block);
    if (at < bytes.length) throw new NotPlain('a row goes over several lines, or a quote is not closed');
    const about = { lines: line - 1, ...extentOf(block) };
    if (parts.length > 1) {
      for (const [counter, part] of parts.entries()) parts[counter] = emptied(part, block.length, true);
      partition(block, parts);
    }
    const found: Found = {
      records: scanner.records - records,
      findings: scanner.findings.splice(0),
      rejects: scanner.rejects.splice(0),
    };
    const handed = parts.map((part, counter) => ({ ...about, block: part, found: counter === 0 ? found : null }));
    return { parts: handed, records: found.records };
  }
}

/** A block without rows that has room for so many: this one, or a larger one. */
function emptied(block: RowBlock, rows: number, shared: boolean): RowBlock {
  if (block.at.length < rows) return emptyBlock(shared ? rows * 2 : rows, shared);
  clear(block);
  return block;
}

/** Throws `OutOfOrder` where the rows are not in order of time. */
function extentOf({ at, length }: RowBlock): Pick<Handed, 'first' | 'last'> {
  if (length === 0) return { first: null, last: null };
  for (let row = 1; row < length; row++) {
    if ((at[row] as number) < (at[row - 1] as number)) throw new OutOfOrder('the rows are not in order of time');
  }
  return { first: at[0] as number, last: at[length - 1] as number };
}
