import type { RowBlock } from '../input/plain/block.js';
import type { Profile } from '../input/plain/profile.js';
import type { RawRecord } from '../input/record.js';

/** Where the rows of a block come from, for what is to be said about one. */
export interface BlockSource {
  readonly profiles: readonly Profile[];
  /** The row of a file of this log as the ordinary reader sees it. */
  readonly recordAt: (block: RowBlock, row: number, file: number) => RawRecord;
  /** Of all files of the log, by name, and from which of them the rows are: all from one, or each from its own. */
  readonly files: readonly string[];
  readonly file: number | Int32Array;
}

/** All rows are from one file. */
export interface FileSource extends BlockSource {
  readonly file: number;
}

export function fileOf(row: number, { file }: BlockSource): number {
  return typeof file === 'number' ? file : (file[row] as number);
}
