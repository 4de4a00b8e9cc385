import type { MessagePort } from 'node:worker_threads';
import { Counter } from '../../count/counter.js';
import { identitiesOf, NOBODY } from '../../count/identities.js';
import { countSettingOf } from '../../count/setting.js';
import { clear, emptyBlock, type RowBlock } from '../../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { partition } from '../../input/plain/partition.js';
import { Profiles, type Profile } from '../../input/plain/profile.js';
import { PlainScanner } from '../../input/plain/scan.js';
import type { Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import type { RejectedRecord } from '../../model/timeline.js';
import type { SimulateOptions } from '../../run/options.js';
import type { Counted, CountReading, Progress } from './countFiles.js';
import { Exchange } from './exchange.js';
import { Pieces, sharedMemory } from './pieces.js';
import { Ring } from './ring.js';

/** What a job is told when it begins. */
export interface Assignment {
  /** Which of the jobs it is, from 0 on. */
  readonly job: number;
  /** Of each file, as findings call it and where it lies. */
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly reading: CountReading;
  readonly options: SimulateOptions;
  readonly wantsIdentities: boolean;
  /** To each of the jobs, in their order; null to itself. */
  readonly ports: readonly (MessagePort | null)[];
}

/** What a job has counted. */
export interface Share extends Counted {
  /** The number that webhooks display for each `phone_number_id`. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** A row of a message has this many bytes at least. */
const SHORTEST_ROW = 24;

/**
 * One of several jobs that count a log together. Each reads every so manieth piece of a file, hands its rows to the job
 * that counts their contact, and counts what it is handed, piece by piece in the order of the file.
 */
export class Job {
  readonly #assignment: Assignment;
  readonly #counter: Counter;
  readonly #profiles = new Profiles();
  readonly #exchange: Exchange<Handed, Profile>;
  readonly #findings: Finding[] = [];
  readonly #rejects: RejectedRecord[] = [];
  #records = 0;
  /** Rounds of pieces, one for each job, that were read and that were counted. */
  #roundsRead = 0;
  #roundsCounted = 0;
  readonly #parts: Ring<RowBlock[]>;
  #block = emptyBlock(0);
  #last = -Infinity;

  constructor(assignment: Assignment) {
    const setting = countSettingOf(assignment.options, assignment.reading.idHorizon);
    // The first event of the log is not the first that a job sees.
    if (setting === null || setting.past === 'unknown') throw new NotPlain('what was open before is not known');
    this.#assignment = assignment;
    this.#counter = new Counter(setting);
    this.#exchange = new Exchange(assignment.ports, this.#profiles);
    this.#parts = new Ring(() => assignment.ports.map(() => emptyBlock(0)));
  }

  /** Throws `NotPlain` where the input has to be read whole. */
  async count(progress: Progress): Promise<Share> {
    try {
      for (let file = 0; file < this.#assignment.files.length; file++) await this.#countFile(file, progress);
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
    };
  }

  /** While the others read their pieces of one round, this one counts what all have read in the round before. */
  async #countFile(file: number, progress: Progress): Promise<void> {
    const { job, files, reading, ports } = this.#assignment;
    const { name = '', path = '' } = files[file] ?? {};
    const pieces = new Pieces(path, ports.length, sharedMemory());
    try {
      const plain = openPlain(name, pieces.head(), reading);
      if (plain === null) throw new NotPlain(`${name} is no plain CSV file`);
      const scanner = new PlainScanner(plain.table, reading.inputTimezone, this.#profiles);
      if (job === 0) this.#findings.push(...plain.findings);
      const read = (piece: number): Scanned | null => {
        const bytes = piece < pieces.count ? pieces.read(piece, piece === 0 ? plain.from : null) : null;
        const own = bytes === null ? null : this.#scan(bytes, scanner);
        this.#exchange.send(this.#roundsRead++, own?.parts ?? null);
        progress(bytes?.length ?? 0, own?.records ?? 0);
        return own;
      };
      let { line } = plain;
      let own = read(job);
      for (let piece = job; piece - job < pieces.count; piece += ports.length) {
        const ahead = piece - job + ports.length < pieces.count;
        const next = ahead ? read(piece + ports.length) : null;
        line = await this.#countRound(own, line, scanner, file);
        own = next;
      }
    } finally {
      pieces.close();
    }
  }

  #scan(bytes: Buffer, scanner: PlainScanner): Scanned {
    const block = this.#emptyBlock(Math.ceil(bytes.length / SHORTEST_ROW) + 1);
    const records = scanner.records;
    const { at, line } = scanner.scan(bytes, 0, bytes.length, 1, block);
    if (at < bytes.length) throw new NotPlain('a row goes over several lines, or a quote is not closed');
    const about = { lines: line - 1, ...extentOf(block) };
    const parts = this.#emptyParts(block.length);
    partition(block, parts);
    return {
      parts: parts.map((part) => ({ ...about, block: part })),
      records: scanner.records - records,
      findings: scanner.findings.splice(0),
      rejects: scanner.rejects.splice(0),
    };
  }

  /** One block for all pieces: what others count is copied from it. */
  #emptyBlock(rows: number): RowBlock {
    if (this.#block.at.length < rows) this.#block = emptyBlock(rows);
    clear(this.#block);
    return this.#block;
  }

  /** One for each job, in memory that they share. */
  #emptyParts(rows: number): readonly RowBlock[] {
    const parts = this.#parts.next();
    for (const [job, part] of parts.entries()) {
      if (part.at.length < rows) parts[job] = emptyBlock(rows * 2, true);
      else clear(part);
    }
    return parts;
  }

  /** Counts one piece of each job, in the order of the file. Returns the line after the last of them. */
  async #countRound(own: Scanned | null, line: number, scanner: PlainScanner, file: number): Promise<number> {
    const { job, ports, files } = this.#assignment;
    const names = files.map(({ name }) => name);
    const round = this.#roundsCounted++;
    let next = line;
    for (let from = 0; from < ports.length; from++) {
      const handed = from === job ? own?.parts[job] : await this.#exchange.receive(from, round);
      if (handed === null || handed === undefined) continue;
      const { block, lines, first, last } = handed;
      if (first !== null && first < this.#last) throw outOfOrder();
      this.#last = last ?? this.#last;
      moveLines(block, next - 1);
      if (from === job && own !== null) this.#keepFound(own, next - 1);
      const recordAt = (of: RowBlock, row: number) => scanner.recordAt(of, row);
      this.#counter.take(block, { profiles: this.#profiles.all, files: names, file, recordAt });
      next += lines;
    }
    return next;
  }

  /** What was found in a piece, at the lines of the whole file. */
  #keepFound({ findings, rejects, records }: Scanned, linesBefore: number): void {
    const moved = (source: SourceRef): SourceRef => ({ ...source, line: source.line + linesBefore });
    this.#records += records;
    this.#findings.push(...findings.map((found) => ({ ...found, source: found.source && moved(found.source) })));
    this.#rejects.push(...rejects.map((reject) => ({ ...reject, source: moved(reject.source) })));
  }
}

/** What a job is handed of one piece. */
interface Handed {
  /** The rows of the contacts that it counts. */
  readonly block: RowBlock;
  /** Lines of the piece. */
  readonly lines: number;
  /** The first and the last instant of all its rows, which are in order; null where it has none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** One piece, read. */
interface Scanned {
  /** One for each job. */
  readonly parts: readonly Handed[];
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}

/** Throws `NotPlain` where the rows are not in order of time. */
function extentOf({ at, length }: RowBlock): Pick<Handed, 'first' | 'last'> {
  if (length === 0) return { first: null, last: null };
  for (let row = 1; row < length; row++) if ((at[row] as number) < (at[row - 1] as number)) throw outOfOrder();
  return { first: at[0] as number, last: at[length - 1] as number };
}

/** Of rows whose lines are counted from where their piece begins. It is a function of its own for the compiler's sake. */
function moveLines({ line, length }: RowBlock, by: number): void {
  for (let row = 0; row < length; row++) line[row] = (line[row] as number) + by;
}

function outOfOrder(): OutOfOrder {
  return new OutOfOrder('the rows are not in order of time');
}
