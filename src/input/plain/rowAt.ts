import type { SourceRef } from '../../model/source.js';
import type { Field } from '../fields.js';
import type { RawRecord } from '../record.js';
import type { Row } from '../row.js';
import type { Place } from '../textFile.js';
import { contactAt, idAt, type RowBlock } from './block.js';
import { rowOf, type Profile } from './profile.js';
import type { PlainScanner } from './scan.js';

/** What one file of a log is read with. */
export interface FileScanner {
  readonly name: string;
  readonly scanner: PlainScanner;
}

/** A row of a block as the ordinary reader would have it. */
export function rowAt(block: RowBlock, row: number, profiles: readonly Profile[], file: FileScanner): Row {
  const deliveredAt = block.deliveredAt[row] as number;
  return rowOf(profiles[block.profile[row] as number] as Profile, {
    at: block.at[row] as number,
    contact: contactAt(block, row),
    id: idAt(block, row),
    record: new RowRecord(file, block, row),
    position: row,
    deliveredAt: Number.isNaN(deliveredAt) ? null : deliveredAt,
  });
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
