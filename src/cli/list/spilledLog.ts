import { BucketRows } from '../../count/listed/bucket.js';
import { ContactOrder } from '../../count/listed/order.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainRows } from '../../input/plain/rows.js';
import type { RowBlock } from '../../input/plain/block.js';
import { endOfRow, type PlainScanner } from '../../input/plain/scan.js';
import { findingsInOrder, rejectsInOrder } from '../../input/findings.js';
import { LateRows } from '../../input/lateRows.js';
import type { Row } from '../../input/row.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { readFiles, type CountedFile, type CountReading, type Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { Spill } from '../spill.js';

/** What the reading of a log showed before its rows were put together. */
export interface SpilledRead {
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}

/**
 * A log of CSV files whose rows lie in temporary files, contact by contact. The files are read twice: to see which contacts
 * there are, and to put each row into the bucket of its contact.
 */
export class SpilledLog {
  readonly #files: readonly CountedFile[];
  readonly #reading: CountReading;
  readonly #io: Io;
  readonly #rowsOfBucket: number | undefined;
  readonly #order = new ContactOrder();
  readonly #profiles = new Profiles();
  readonly #scanners: PlainScanner[] = [];
  #spill: Spill | null = null;

  constructor(files: readonly CountedFile[], reading: CountReading, io: Io, rowsOfBucket?: number) {
    this.#files = files;
    this.#reading = reading;
    this.#io = io;
    this.#rowsOfBucket = rowsOfBucket;
  }

  /** How many contacts there are. */
  get length(): number {
    return this.#order.length;
  }

  /** The contacts in the order in which they are told, once they are known. */
  names(): readonly (string | null)[] {
    return this.#order.names();
  }

  get buckets(): number {
    return this.#order.buckets;
  }

  get rows(): number {
    return this.#order.rows;
  }

  /** Throws `NotPlain` where the input has to be read whole, and `UnreadableInput` where it cannot be. */
  async survey(progress: Progress): Promise<SpilledRead> {
    const late = new LateRows();
    const scanners = await this.#read(new Profiles(), progress, (block, scanner, file) => {
      late.readFrom(file);
      late.takeAll(block, (row) => scanner.recordAt(block, row).place('time'));
      this.#order.count(block);
    });
    this.#order.settle(this.#rowsOfBucket);
    return {
      records: scanners.reduce((sum, { records }) => sum + records, 0),
      findings: [...scanners.flatMap(({ findings }) => findings), ...late.findings()],
      rejects: scanners.flatMap(({ rejects }) => rejects),
    };
  }

  /**
   * Puts every row into the bucket of its contact, in this folder; with `places` those of the contacts at these places alone.
   * Throws `NotPlain` where the input has changed.
   */
  async spread(folder: string, progress: Progress, places: Places = ALL_PLACES): Promise<void> {
    const spill = new Spill(folder);
    this.#spill = spill;
    const lastFile = new Int32Array(this.buckets).fill(-1);
    const scanners = await this.#read(this.#profiles, progress, (block, _scanner, file) => {
      for (let row = 0; row < block.length; row++) {
        const place = this.#order.rankOf(block, row);
        if (place < places.from || place >= places.until) continue;
        const bucket = this.#order.bucketAt(place);
        if (lastFile[bucket] !== file) {
          lastFile[bucket] = file;
          spill.add(bucket, markOf(file), block.text, 0, 0);
        }
        spill.add(bucket, block.line[row] ?? 0, block.text, block.start[row] ?? 0, endOfRow(block, row));
      }
    });
    this.#scanners.push(...scanners);
  }

  /** The rows of each contact of each bucket, in the order in which contacts are printed. */
  *contacts(): Iterable<Iterable<readonly Row[]>> {
    const rows = new BucketRows(this.#order, this.#profiles.all);
    for (let bucket = 0; bucket < this.buckets; bucket++) {
      rows.clear();
      this.#spill?.read(bucket, (record, bytes, start, end) => {
        if (record < 0) rows.begin(this.#fileOf(record));
        else rows.add(bytes, start, end, record);
      });
      yield rows.contacts();
    }
  }

  /** In the order in which the ordinary reader tells findings, and sets records aside. */
  inOrder({ findings, rejects }: Omit<SpilledRead, 'records'>): Omit<SpilledRead, 'records'> {
    const names = this.#files.map(({ name }) => name);
    return { findings: findingsInOrder(findings, names), rejects: rejectsInOrder(rejects, names) };
  }

  close(): void {
    this.#spill?.close();
  }

  #fileOf(mark: number) {
    const file = -1 - mark;
    return { name: this.#files[file]?.name ?? '', scanner: this.#scanners[file] as PlainScanner };
  }

  async #read(
    profiles: Profiles,
    progress: Progress,
    take: (block: RowBlock, scanner: PlainScanner, file: number) => void,
  ): Promise<readonly PlainScanner[]> {
    const readers: PlainRows[] = [];
    const next = (): PlainRows => {
      const file = readers.length;
      const reader = new PlainRows(this.#files[file]?.name ?? '', { ...this.#reading, profiles }, (block, scanner) =>
        take(block, scanner, file),
      );
      readers.push(reader);
      return reader;
    };
    const rows = (): number => readers.reduce((sum, { records }) => sum + records, 0);
    await readFiles(this.#files, next, (read) => progress(read, rows()), this.#io);
    return readers.flatMap(({ scanner }) => scanner ?? []);
  }
}

/** Of contacts in their order: `[from, until)`, counted from 0. */
export interface Places {
  readonly from: number;
  readonly until: number;
}

const ALL_PLACES: Places = { from: 0, until: Infinity };

/** Stands in a bucket before rows of another file than those before it. */
function markOf(file: number): number {
  return -1 - file;
}
