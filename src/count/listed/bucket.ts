import { clear, contactAt, emptyBlock, idAt, type RowBlock } from '../../input/plain/block.js';
import { rowOf, type Profile } from '../../input/plain/profile.js';
import type { PlainScanner } from '../../input/plain/scan.js';
import type { Field } from '../../input/fields.js';
import type { RawRecord } from '../../input/record.js';
import type { Row } from '../../input/row.js';
import type { Place } from '../../input/textFile.js';
import type { SourceRef } from '../../model/source.js';
import type { ContactOrder } from './order.js';

/** What one file of the log is read with. */
interface FileScanner {
  readonly name: string;
  readonly scanner: PlainScanner;
}

/** From row `from` on the rows are of this file. */
interface Stretch {
  readonly from: number;
  readonly file: FileScanner;
}

/** A rank times this with the row added sorts by rank, then row. */
const MOST_ROWS = 2 ** 24;

/** The rows of some contacts, as they stood in the files, to be taken contact by contact. */
export class BucketRows {
  readonly #block: RowBlock;
  readonly #order: ContactOrder;
  readonly #profiles: readonly Profile[];
  readonly #stretches: Stretch[] = [];

  constructor(order: ContactOrder, profiles: readonly Profile[]) {
    this.#order = order;
    this.#profiles = profiles;
    this.#block = emptyBlock(order.largest);
  }

  clear(): void {
    clear(this.#block);
    this.#stretches.length = 0;
  }

  /** What is added from now on is of this file. */
  begin(file: FileScanner): void {
    this.#stretches.push({ from: this.#block.length, file });
  }

  /** Adds the row `bytes[start, end)`; `bytes` are the same for all rows of a bucket. */
  add(bytes: Buffer, start: number, end: number, line: number): void {
    const { scanner } = (this.#stretches.at(-1) as Stretch).file;
    scanner.scan(bytes, start, end, line, this.#block);
    // It was told when the row was read first.
    scanner.findings.length = 0;
    scanner.rejects.length = 0;
  }

  /** The rows of each contact, in the order of the input. */
  *contacts(): Iterable<readonly Row[]> {
    const block = this.#block;
    const sorted = Float64Array.from(
      { length: block.length },
      (_, row) => this.#order.rankOf(block, row) * MOST_ROWS + row,
    );
    sorted.sort();
    for (let from = 0; from < sorted.length;) {
      const rank = Math.floor((sorted[from] as number) / MOST_ROWS);
      const rows: Row[] = [];
      while (from < sorted.length && Math.floor((sorted[from] as number) / MOST_ROWS) === rank) {
        rows.push(this.#rowAt((sorted[from++] as number) % MOST_ROWS));
      }
      yield rows;
    }
  }

  #rowAt(row: number): Row {
    const block = this.#block;
    const deliveredAt = block.deliveredAt[row] as number;
    return rowOf(this.#profiles[block.profile[row] as number] as Profile, {
      at: block.at[row] as number,
      contact: contactAt(block, row),
      id: idAt(block, row),
      record: new RowRecord(this.#fileOf(row), block, row),
      position: row,
      deliveredAt: Number.isNaN(deliveredAt) ? null : deliveredAt,
    });
  }

  #fileOf(row: number): FileScanner {
    return (this.#stretches.findLast(({ from }) => from <= row) as Stretch).file;
  }
}

/** A row that is read again where somebody asks for its words. */
class RowRecord implements RawRecord {
  readonly faults = [];
  readonly source: SourceRef;
  readonly #scanner: PlainScanner;
  readonly #block: RowBlock;
  readonly #row: number;

  constructor({ name, scanner }: FileScanner, block: RowBlock, row: number) {
    this.source = { file: name, line: block.line[row] as number, column: 1 };
    this.#scanner = scanner;
    this.#block = block;
    this.#row = row;
  }

  get handle(): string {
    return `${this.source.file}:${this.source.line}`;
  }

  get values(): RawRecord['values'] {
    return this.#read().values;
  }

  place(field?: Field): Place {
    return this.#read().place(field);
  }

  raw(): string {
    return this.#read().raw();
  }

  #read(): RawRecord {
    return this.#scanner.recordAt(this.#block, this.#row);
  }
}
