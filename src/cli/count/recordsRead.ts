import { clear, emptyBlock, type RowBlock } from '../../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { partition } from '../../input/plain/partition.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainScanner } from '../../input/plain/scan.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { NOTHING_SHARED, type Assignment, type Share } from './assignment.js';
import type { Progress } from './countFiles.js';
import { readPieces, type Handed, type PieceReader } from './handOver.js';
import { Ring } from './ring.js';
import { rolesOf } from './roles.js';

/** A row of a message has this many bytes at least. */
const SHORTEST_ROW = 24;

/** What a counter is handed of one piece of a log of records. */
export interface HandedRecords extends Handed {
  /** The rows of the contacts that it counts. */
  readonly block: RowBlock;
  /** The first and the last instant of all its rows, which are in order; null where it has none. */
  readonly first: number | null;
  readonly last: number | null;
  /** What was found in it, at lines counted from its beginning; the first counter alone is told. */
  readonly found: FoundRecords | null;
}

export interface FoundRecords {
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}

/**
 * Does the part of a job that reads a log of records and hands its rows to those that count. It counts nothing. Throws `NotPlain`
 * where the input has to be read whole.
 */
export async function recordsRead(assignment: Assignment, progress: Progress): Promise<Share> {
  const { ports, reading } = assignment;
  const profiles = new Profiles();
  const { counters } = rolesOf(ports.length);
  const blocks = new Ring(() => Array.from({ length: counters }, () => emptyBlock(0)));
  const opened = (name: string, head: Buffer): PieceReader<HandedRecords> => {
    const plain = openPlain(name, head, reading);
    if (plain === null) throw new NotPlain(`${name} is no plain CSV file`);
    const reader = new RecordReader(new PlainScanner(plain.table, reading.inputTimezone, profiles), blocks);
    return { from: plain.from, read: (bytes) => reader.read(bytes) };
  };
  await readPieces(assignment, profiles, opened, progress);
  return NOTHING_SHARED;
}

/** Reads pieces of one file. */
class RecordReader {
  readonly #scanner: PlainScanner;
  /** What is handed over: blocks, one for each that counts. */
  readonly #blocks: Ring<RowBlock[]>;
  #block = emptyBlock(0);

  constructor(scanner: PlainScanner, blocks: Ring<RowBlock[]>) {
    this.#scanner = scanner;
    this.#blocks = blocks;
  }

  read(bytes: Buffer): { readonly parts: readonly HandedRecords[]; readonly records: number } {
    const scanner = this.#scanner;
    const rows = Math.ceil(bytes.length / SHORTEST_ROW) + 1;
    const parts = this.#blocks.next();
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
    const found: FoundRecords = {
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
function extentOf({ at, length }: RowBlock): Pick<HandedRecords, 'first' | 'last'> {
  if (length === 0) return { first: null, last: null };
  for (let row = 1; row < length; row++) {
    if ((at[row] as number) < (at[row - 1] as number)) throw new OutOfOrder('the rows are not in order of time');
  }
  return { first: at[0] as number, last: at[length - 1] as number };
}
