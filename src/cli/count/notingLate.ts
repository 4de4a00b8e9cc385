import { LateRows } from '../../input/lateRows.js';
import type { Finding } from '../../model/finding.js';
import type { LogTaker } from './readers.js';

/** Has rows counted, and notes which of them stand below a later one, as the ordinary reader does. */
export class NotingLate implements LogTaker {
  readonly #taker: LogTaker;
  readonly #late = new LateRows();

  constructor(taker: LogTaker) {
    this.#taker = taker;
  }

  take: LogTaker['take'] = (block, source) => {
    const { file, recordAt } = source;
    this.#late.readFrom(file);
    this.#late.takeAll(block, (row) => recordAt(block, row, file).place('time'));
    this.#taker.take(block, source);
  };

  hearing: LogTaker['hearing'] = (log) => this.#taker.hearing(log);

  findings(): readonly Finding[] {
    return this.#late.findings();
  }
}
