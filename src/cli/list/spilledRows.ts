import { BucketRows } from '../../count/listed/bucket.js';
import { ContactOrder } from '../../count/listed/order.js';
import { Kernel } from '../../input/plain/kernel.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainRows } from '../../input/plain/rows.js';
import type { RowBlock } from '../../input/plain/block.js';
import { endOfRow, type PlainScanner } from '../../input/plain/scan.js';
import { LateRows } from '../../input/lateRows.js';
import type { Row } from '../../input/row.js';
import type { Finding } from '../../model/finding.js';
import { readFiles, type CountedFile, type CountReading, type Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { Spill } from '../spill.js';
import {
  ALL_PLACES,
  NO_PLACES,
  upTo,
  type Named,
  type Places,
  type SpilledLog,
  type SpilledRead,
} from './spilledLog.js';

/** Rows of CSV files, by contact. */
export class SpilledRows implements SpilledLog {
  readonly notices = [];
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

  get fileNames(): readonly string[] {
    return this.#files.map(({ name }) => name);
  }

  get length(): number {
    return this.#order.length;
  }

  names(): readonly (string | null)[] {
    return this.#order.names();
  }

  get rows(): number {
    return this.#order.rows;
  }

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

  async placesOf({ id, line, isIn }: Named, progress: Progress): Promise<Places> {
    const { high, low } = Kernel.get().bitsOf(id);
    let places = NO_PLACES;
    await this.#read(new Profiles(), progress, (block, _scanner, file) => {
      for (let row = 0; row < block.length; row++) {
        const hasId = block.idHigh[row] === high && block.idLow[row] === low && block.idEnd[row] !== 0;
        const isThere = block.line[row] === line && isIn(this.#files[file]?.name ?? '');
        if (hasId || isThere) places = upTo(places, this.#order.rankOf(block, row));
      }
    });
    return places;
  }

  async spread(folder: string, progress: Progress, places: Places = ALL_PLACES): Promise<void> {
    const spill = new Spill(folder);
    this.#spill = spill;
    const scanners = await this.#read(this.#profiles, progress, (block, _scanner, file) => {
      for (let row = 0; row < block.length; row++) {
        const place = this.#order.rankOf(block, row);
        if (place < places.from || place >= places.until) continue;
        const bucket = this.#order.bucketAt(place);
        spill.add(bucket, file, block.line[row] ?? 0, block.text, block.start[row] ?? 0, endOfRow(block, row));
      }
    });
    this.#scanners.push(...scanners);
  }

  *contacts(): Iterable<readonly Row[]> {
    const rows = new BucketRows(this.#order, this.#profiles.all);
    for (let bucket = 0; bucket < this.#order.buckets; bucket++) yield* this.#contactsIn(bucket, rows);
  }

  rowsOf(name: string | null): readonly Row[] {
    const place = this.#order.names().indexOf(name);
    if (place < 0) return [];
    const bucket = new BucketRows(this.#order, this.#profiles.all);
    for (const rows of this.#contactsIn(this.#order.bucketAt(place), bucket)) {
      if (rows[0]?.contact === name) return rows;
    }
    return [];
  }

  /** `rows` is what they are read into. */
  #contactsIn(bucket: number, rows: BucketRows): Iterable<readonly Row[]> {
    rows.clear();
    let last = -1;
    this.#spill?.read(bucket, (file, line, bytes, start, end) => {
      if (file !== last) rows.begin(this.#fileOf(file));
      last = file;
      rows.add(bytes, start, end, line);
    });
    return rows.contacts();
  }

  beginsAt(): null {
    return null;
  }

  found(): readonly Finding[] {
    return [];
  }

  close(): void {
    this.#spill?.close();
  }

  #fileOf(file: number) {
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
