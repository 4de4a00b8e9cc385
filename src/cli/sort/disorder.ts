import type { FileSource } from '../../count/blockSource.js';
import { LateRows } from '../../input/lateRows.js';
import type { RowBlock } from '../../input/plain/block.js';
import type { Place } from '../../input/textFile.js';
import { finding, type Finding } from '../../model/finding.js';
import { countText } from '../../report/money.js';

/** Notes which rows of a log are not in order, as its files are read one after the other. */
export class Disorder {
  readonly #ofFiles = new LateRows();
  readonly #ofLog = new LateRows();

  take(block: RowBlock, { file, recordAt }: FileSource): void {
    const placeOf = (row: number): Place => recordAt(block, row, file).place('time');
    this.#ofFiles.readFrom(file);
    this.#ofFiles.takeAll(block, placeOf);
    this.#ofLog.takeAll(block, placeOf);
  }

  /**
   * What the ordinary reader notes, and what sorting cost. `why` says what is out of order where no row is earlier than one
   * before it; `written` is the bytes of temporary files.
   */
  findings(why: string, written: number): readonly Finding[] {
    const { first } = this.#ofLog;
    const reason = first === null ? why : 'this row is earlier than one before it';
    const message = `${reason}, so that all rows were sorted ${memoryOf(written)}`;
    return [...this.#ofFiles.findings(), finding('SORTED_INPUT', { message, source: first?.source ?? null })];
  }
}

function memoryOf(written: number): string {
  if (written === 0) return 'in memory';
  return `with ${countText(Math.ceil(written / 1e6))} MB of temporary files`;
}
