import { finding, type Finding } from '../../model/finding.js';
import type { TextFile } from '../textFile.js';
import { plural } from './counts.js';
import type { Part } from './delivery.js';

interface Told {
  readonly first: Part;
  parts: number;
  /** Of these the parts that are later than their receipt, which cannot be. */
  later: number;
}

/** How the times of receipt in each file of a log, by its name, agree with what was received. */
export class Receipts {
  readonly without: ReadonlySet<string>;
  readonly #byFile = new Map<string, Told>();

  constructor(without: ReadonlySet<string> = new Set()) {
    this.without = without;
  }

  note({ name }: TextFile, part: Part, isLater: boolean): void {
    const told = this.#byFile.get(name) ?? { first: part, parts: 0, later: 0 };
    this.#byFile.set(name, told);
    told.parts += 1;
    if (isLater) told.later += 1;
  }

  /** Whether any part tells when it was received. */
  get areTold(): boolean {
    return this.#byFile.size > 0;
  }

  /**
   * Files of which most parts are later than their receipt, each with what is to be said of it: such a time is that of a
   * build, of a start or of a clock that is wrong. Of a part alone nobody can tell which of its two times is wrong.
   */
  get wrong(): ReadonlyMap<string, Finding> {
    const wrong = [...this.#byFile].filter(([, { parts, later }]) => later > 1 && later * 2 > parts);
    return new Map(wrong.map(([file, told]) => [file, notReceipts(told)]));
  }
}

function notReceipts({ first, parts, later }: Told): Finding {
  const message = `${later} of ${plural(parts, 'part')} with a time of receipt are later than it: it is taken for something else`;
  return finding('NOT_A_RECEIPT_TIME', { message, ...first.place() });
}
