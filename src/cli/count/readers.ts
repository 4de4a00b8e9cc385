import type { FileSource } from '../../count/blockSource.js';
import type { Counter } from '../../count/counter.js';
import { beginsWithWebhooks, HeardLines } from '../../input/heard/lines.js';
import { HeardProfiles } from '../../input/heard/profile.js';
import { Understanding } from '../../input/heard/understand.js';
import type { RowBlock } from '../../input/plain/block.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainRows, type PlainReading } from '../../input/plain/rows.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { unthriftily } from '../thrift.js';

/** Reads one file, piece by piece, into what takes it. */
export interface LogReader {
  push(chunk: Buffer): void;
  end(): void;
  /** Records read so far, used or not. */
  readonly records: number;
}

/** What takes what is read of a log, block by block of one file: the counter, or one that puts it in order for that. */
export interface LogTaker extends Pick<Counter, 'hearing'> {
  take(block: RowBlock, source: FileSource): void;
}

/** Readers of the files of one log, and what they found on the way. */
export class Readers {
  readonly #taker: LogTaker;
  readonly #names: readonly string[];
  readonly #reading: Omit<PlainReading, 'profiles'>;
  readonly #profiles = new Profiles();
  readonly #heardProfiles = new HeardProfiles();
  readonly #understanding = new Understanding(this.#heardProfiles);
  readonly #readers: LogReader[] = [];
  readonly #rows: PlainRows[] = [];

  constructor(taker: LogTaker, names: readonly string[], reading: Omit<PlainReading, 'profiles'>) {
    this.#taker = taker;
    this.#names = names;
    this.#reading = reading;
  }

  /** The reader of the next file, of the kind that its first piece shows. Throws `NotPlain` where it has to be read whole. */
  next(head: Buffer): LogReader {
    const file = this.#readers.length;
    const name = this.#names[file] ?? '';
    const isHeard = beginsWithWebhooks(name, head, this.#reading.format);
    if (isHeard) unthriftily();
    const reader = isHeard ? this.#webhooks(name, file) : this.#records(name, file);
    this.#readers.push(reader);
    return reader;
  }

  get records(): number {
    return this.#readers.reduce((sum, { records }) => sum + records, 0);
  }

  get findings(): readonly Finding[] {
    return [...this.#rows.flatMap(({ scanner }) => scanner?.findings ?? []), ...this.#understanding.found.findings];
  }

  get rejects(): readonly RejectedRecord[] {
    return [...this.#rows.flatMap(({ scanner }) => scanner?.rejects ?? []), ...this.#understanding.found.rejects];
  }

  /** What is counted of webhooks by words. */
  get words() {
    return [...this.#understanding.found.counts];
  }

  #webhooks(name: string, file: number): LogReader {
    const { names } = this.#understanding.persons;
    const profiles = this.#heardProfiles.all;
    const joiner = this.#taker.hearing({ profiles, names, files: this.#names, beginning: null });
    return new HeardLines(name, this.#understanding, (block) => {
      joiner.take(block, { file, linesBefore: 0 });
    });
  }

  #records(name: string, file: number): LogReader {
    const profiles = this.#profiles;
    const rows = new PlainRows(name, { ...this.#reading, profiles }, (block, scanner) => {
      this.#taker.take(block, {
        profiles: profiles.all,
        files: this.#names,
        file,
        recordAt: (of, row) => scanner.recordAt(of, row),
      });
    });
    this.#rows.push(rows);
    return rows;
  }
}
