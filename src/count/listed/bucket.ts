import { clear, emptyBlock, type RowBlock } from '../../input/plain/block.js';
import type { Profile } from '../../input/plain/profile.js';
import { rowAt, type FileScanner } from '../../input/plain/rowAt.js';
import type { Row } from '../../input/row.js';
import type { ContactOrder } from './order.js';

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
        const row = (sorted[from++] as number) % MOST_ROWS;
        rows.push(rowAt(block, row, this.#profiles, this.#fileOf(row)));
      }
      yield rows;
    }
  }

  #fileOf(row: number): FileScanner {
    return (this.#stretches.findLast(({ from }) => from <= row) as Stretch).file;
  }
}
