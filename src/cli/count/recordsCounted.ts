import { Counter } from '../../count/counter.js';
import { identitiesOf, NOBODY } from '../../count/identities.js';
import { countSettingOf } from '../../count/setting.js';
import { below } from '../../input/findings.js';
import type { RowBlock } from '../../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainScanner } from '../../input/plain/scan.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { NOTHING_SHARED, type Assignment, type Share } from './assignment.js';
import { takePieces, type PieceTaker } from './handOver.js';
import type { FoundRecords, HandedRecords } from './recordsRead.js';

/**
 * Does the part of a job that counts some contacts of a log of records: what others read, in the order of the files. Throws
 * `NotPlain` where the input has to be read whole.
 */
export async function recordsCounted(assignment: Assignment): Promise<Share> {
  const counted = new RecordsCounted(assignment);
  await takePieces(assignment, counted.profiles, (file, head) => counted.opened(file, head));
  return counted.share();
}

class RecordsCounted {
  readonly profiles = new Profiles();
  readonly #assignment: Assignment;
  readonly #counter: Counter;
  readonly #findings: Finding[] = [];
  readonly #rejects: RejectedRecord[] = [];
  #records = 0;
  #last = -Infinity;

  constructor(assignment: Assignment) {
    const { options, reading } = assignment;
    const setting = countSettingOf(options, reading.idHorizon);
    // The first event of the log is not the first that a job sees.
    if (setting === null || setting.past === 'unknown') throw new NotPlain('what was open before is not known');
    this.#assignment = assignment;
    this.#counter = new Counter(setting);
  }

  opened(file: number, head: Buffer): PieceTaker<HandedRecords> {
    const { job, files, reading } = this.#assignment;
    const { name = '' } = files[file] ?? {};
    const plain = openPlain(name, head, reading);
    if (plain === null) throw new NotPlain(`${name} is no plain CSV file`);
    if (job === 0) this.#findings.push(...plain.findings);
    const scanner = new PlainScanner(plain.table, reading.inputTimezone, this.profiles);
    return {
      linesBefore: plain.line - 1,
      take: (part, linesBefore) => {
        this.#take(part, linesBefore, scanner, file);
      },
    };
  }

  share(): Share {
    const read = { records: this.#records, findings: this.#findings, setAside: this.#rejects.length };
    const counts = this.#counter.finish(read);
    return {
      ...NOTHING_SHARED,
      counts,
      rejects: [...this.#rejects, ...this.#counter.rejects],
      identities: this.#assignment.wantsIdentities ? identitiesOf(this.#counter.pairs) : NOBODY,
    };
  }

  #take({ block, first, last, found }: HandedRecords, linesBefore: number, scanner: PlainScanner, file: number): void {
    if (first !== null && first < this.#last) throw new OutOfOrder('the rows are not in order of time');
    this.#last = last ?? this.#last;
    moveLines(block, linesBefore);
    if (found !== null) this.#keepFound(found, linesBefore);
    const files = this.#assignment.files.map(({ name }) => name);
    const recordAt = (of: RowBlock, row: number) => scanner.recordAt(of, row);
    this.#counter.take(block, { profiles: this.profiles.all, files, file, recordAt });
  }

  /** What was found in a piece, at the lines of the whole file. */
  #keepFound(found: FoundRecords, linesBefore: number): void {
    const { findings, rejects } = below(linesBefore, found);
    this.#records += found.records;
    this.#findings.push(...findings);
    this.#rejects.push(...rejects);
  }
}

/** Of rows whose lines are counted from where their piece begins. It is a function of its own for the compiler's sake. */
function moveLines({ line, length }: RowBlock, by: number): void {
  for (let row = 0; row < length; row++) line[row] = (line[row] as number) + by;
}
