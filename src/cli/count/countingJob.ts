import { Counter } from '../../count/counter.js';
import { identitiesOf, NOBODY } from '../../count/identities.js';
import { countSettingOf } from '../../count/setting.js';
import type { RowBlock } from '../../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { Profiles, type Profile } from '../../input/plain/profile.js';
import { PlainScanner } from '../../input/plain/scan.js';
import type { Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import type { RejectedRecord } from '../../model/timeline.js';
import type { Assignment, Share } from './assignment.js';
import { Exchange } from './exchange.js';
import { Pieces } from './pieces.js';
import { portsBetween, rolesOf, type Found, type Handed } from './roles.js';

/** One of the jobs that count a log of records, of some of its contacts: what others read, in the order of the files. */
export class CountingJob {
  readonly #assignment: Assignment;
  readonly #counters: number;
  readonly #counter: Counter;
  readonly #profiles = new Profiles();
  readonly #exchange: Exchange<Handed, Profile>;
  readonly #findings: Finding[] = [];
  readonly #rejects: RejectedRecord[] = [];
  #records = 0;
  /** Of each that reads, how many of its pieces were counted. */
  readonly #rounds: number[];
  #last = -Infinity;

  constructor(assignment: Assignment) {
    const { job, ports, options, reading } = assignment;
    const setting = countSettingOf(options, reading.idHorizon);
    // The first event of the log is not the first that a job sees.
    if (setting === null || setting.past === 'unknown') throw new NotPlain('what was open before is not known');
    const { counters, readers } = rolesOf(ports.length);
    this.#assignment = assignment;
    this.#counters = counters;
    this.#counter = new Counter(setting);
    this.#exchange = new Exchange(portsBetween(ports, job), this.#profiles);
    this.#rounds = Array.from({ length: readers }, () => 0);
  }

  /** Throws `NotPlain` where the input has to be read whole. */
  async count(): Promise<Share> {
    try {
      for (let file = 0; file < this.#assignment.files.length; file++) await this.#countFile(file);
    } finally {
      this.#exchange.close();
    }
    const read = { records: this.#records, findings: this.#findings, setAside: this.#rejects.length };
    const counts = this.#counter.finish(read);
    return {
      counts,
      rejects: [...this.#rejects, ...this.#counter.rejects],
      identities: this.#assignment.wantsIdentities ? identitiesOf(this.#counter.pairs) : NOBODY,
      numbers: new Map(),
      persons: null,
    };
  }

  async #countFile(file: number): Promise<void> {
    const { job, files, reading } = this.#assignment;
    const { name = '', path = '' } = files[file] ?? {};
    const readers = this.#rounds.length;
    const pieces = new Pieces(path, readers);
    try {
      const plain = openPlain(name, pieces.head(), reading);
      if (plain === null) throw new NotPlain(`${name} is no plain CSV file`);
      const scanner = new PlainScanner(plain.table, reading.inputTimezone, this.#profiles);
      if (job === 0) this.#findings.push(...plain.findings);
      let { line } = plain;
      for (let piece = 0; piece < pieces.count; piece++) {
        line += await this.#countPiece(piece % readers, line - 1, scanner, file);
      }
    } finally {
      pieces.close();
    }
  }

  /** Counts the next piece of one that reads. Returns how many lines it has. */
  async #countPiece(reader: number, linesBefore: number, scanner: PlainScanner, file: number): Promise<number> {
    const job = this.#counters + reader;
    const round = this.#rounds[reader] as number;
    this.#rounds[reader] = round + 1;
    const handed = await this.#exchange.receive(job, round);
    if (handed === null) throw new Error('a piece of the file is missing');
    const { block, lines, first, last, found } = handed;
    if (first !== null && first < this.#last) throw new OutOfOrder('the rows are not in order of time');
    this.#last = last ?? this.#last;
    moveLines(block, linesBefore);
    if (found !== null) this.#keepFound(found, linesBefore);
    const files = this.#assignment.files.map(({ name }) => name);
    const recordAt = (of: RowBlock, row: number) => scanner.recordAt(of, row);
    this.#counter.take(block, { profiles: this.#profiles.all, files, file, recordAt });
    this.#exchange.release(job, round);
    return lines;
  }

  /** What was found in a piece, at the lines of the whole file. */
  #keepFound({ findings, rejects, records }: Found, linesBefore: number): void {
    const moved = (source: SourceRef): SourceRef => ({ ...source, line: source.line + linesBefore });
    this.#records += records;
    this.#findings.push(...findings.map((found) => ({ ...found, source: found.source && moved(found.source) })));
    this.#rejects.push(...rejects.map((reject) => ({ ...reject, source: moved(reject.source) })));
  }
}

/** Of rows whose lines are counted from where their piece begins. It is a function of its own for the compiler's sake. */
function moveLines({ line, length }: RowBlock, by: number): void {
  for (let row = 0; row < length; row++) line[row] = (line[row] as number) + by;
}
