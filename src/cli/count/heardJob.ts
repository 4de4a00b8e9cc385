import { Counter } from '../../count/counter.js';
import { IdWatch } from '../../count/heard/watch.js';
import type { HeardJoiner } from '../../count/heard/join.js';
import { identitiesOf, NOBODY } from '../../count/identities.js';
import { countSettingOf } from '../../count/setting.js';
import { HeardFound } from '../../input/heard/found.js';
import { beginsWithWebhooks, HeardLines, withoutMark } from '../../input/heard/lines.js';
import { clearPart, emptyPart, partition, type HeardPart } from '../../input/heard/partition.js';
import { HeardProfiles, type HeardProfile } from '../../input/heard/profile.js';
import { Understanding } from '../../input/heard/understand.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { unthriftily } from '../thrift.js';
import { beginningOf } from './beginning.js';
import type { Progress } from './countFiles.js';
import { Exchange } from './exchange.js';
import type { Assignment, Share } from './assignment.js';
import { Pieces, sameMemory } from './pieces.js';
import { Ring } from './ring.js';

/** What a job is handed of one piece of a log of webhooks. */
interface Handed extends HeardPart {
  /** Lines of the piece. */
  readonly lines: number;
  /** Of persons without a number, those who were not in any piece that this job handed on before. */
  readonly names: readonly string[];
}

/** One piece, read. */
interface Read {
  /** One for each job. */
  readonly parts: readonly Handed[];
  readonly found: HeardFound;
  readonly records: number;
}

/**
 * One of several jobs that count a log of webhooks together: each reads every so manieth piece of a file, hands its rows to the
 * job that counts their contact, and counts what it is handed, piece by piece in the order of the file.
 */
export class HeardJob {
  readonly #assignment: Assignment;
  readonly #counter: Counter;
  readonly #joiner: HeardJoiner;
  readonly #watch: IdWatch;
  readonly #profiles = new HeardProfiles();
  readonly #understanding = new Understanding(this.#profiles);
  readonly #exchange: Exchange<Handed, HeardProfile>;
  readonly #found = new HeardFound();
  /** What is handed over: parts, one for each job. */
  readonly #parts: Ring<readonly HeardPart[]>;
  /** By job: the persons without a number whom it named, as this job calls them. */
  readonly #theirs: readonly number[][];
  #namesSent = 0;
  #records = 0;
  /** Rounds of pieces, one for each job, that were read and that were counted. */
  #roundsRead = 0;
  #roundsCounted = 0;

  constructor(assignment: Assignment) {
    const { files, options, ports, reading } = assignment;
    const setting = countSettingOf(options, reading.idHorizon);
    if (setting === null) throw new NotPlain('some sessions never close');
    unthriftily();
    this.#assignment = assignment;
    this.#counter = new Counter(setting);
    const beginning = beginningOf(files);
    const names = files.map(({ name }) => name);
    const persons = this.#understanding.persons.names;
    this.#joiner = this.#counter.hearing({ profiles: this.#profiles.all, names: persons, files: names, beginning });
    this.#watch = new IdWatch(setting.horizon);
    this.#exchange = new Exchange(ports, this.#profiles);
    this.#parts = new Ring(() => ports.map(emptyPart));
    this.#theirs = ports.map(() => []);
  }

  /** Throws `NotPlain` where the input has to be read whole. */
  async count(progress: Progress): Promise<Share> {
    try {
      for (let file = 0; file < this.#assignment.files.length; file++) await this.#countFile(file, progress);
    } finally {
      this.#exchange.close();
    }
    const { findings, rejects, counts: words } = this.#found;
    const read = { records: this.#records, findings, setAside: rejects.length };
    return {
      counts: this.#counter.finish(read, [...words]),
      rejects,
      identities: this.#assignment.wantsIdentities ? identitiesOf(this.#counter.pairs) : NOBODY,
      numbers: this.#understanding.numbers.byId,
      persons: this.#understanding.persons.known(),
    };
  }

  /** While the others read their pieces of one round, this one counts what all have read in the round before. */
  async #countFile(file: number, progress: Progress): Promise<void> {
    const { job, files, ports, reading } = this.#assignment;
    const { name = '', path = '' } = files[file] ?? {};
    const pieces = new Pieces(path, ports.length, sameMemory());
    try {
      if (!beginsWithWebhooks(name, pieces.head(), reading.format)) throw new NotPlain(`${name} is no log of webhooks`);
      let line = 0;
      let own = this.#read(name, pieces, job, progress);
      for (let piece = job; piece - job < pieces.count; piece += ports.length) {
        const ahead = piece - job + ports.length < pieces.count;
        const next = ahead ? this.#read(name, pieces, piece + ports.length, progress) : null;
        line = await this.#countRound(own, file, line);
        own = next;
      }
    } finally {
      pieces.close();
    }
  }

  /** Reads a piece and hands it to the others; null where there is no such piece. */
  #read(name: string, pieces: Pieces, piece: number, progress: Progress): Read | null {
    const round = this.#roundsRead++;
    if (piece >= pieces.count) {
      this.#exchange.send(round, null);
      return null;
    }
    const bytes = pieces.read(piece, null);
    const parts = this.#parts.next().map(clearPart);
    const lines = new HeardLines(name, this.#understanding, (block) => {
      partition(block, this.#understanding.persons, parts);
    });
    lines.read(piece === 0 ? withoutMark(bytes) : bytes);
    const names = this.#understanding.persons.names.slice(this.#namesSent);
    this.#namesSent += names.length;
    const handed = parts.map((part) => ({ ...part, lines: lines.lines, names }));
    this.#exchange.send(round, handed);
    progress(bytes.length, lines.records);
    return { parts: handed, found: this.#understanding.takeFound(), records: lines.records };
  }

  /** Counts one piece of each job, in the order of the file. Returns how many lines stand above the next one. */
  async #countRound(own: Read | null, file: number, line: number): Promise<number> {
    const { job, ports } = this.#assignment;
    const round = this.#roundsCounted++;
    let linesBefore = line;
    for (let from = 0; from < ports.length; from++) {
      const handed = from === job ? own?.parts[job] : await this.#exchange.receive(from, round);
      if (handed === null || handed === undefined) continue;
      if (from === job && own !== null) {
        this.#found.addPiece(own.found, linesBefore);
        this.#records += own.records;
      } else this.#rename(handed, from);
      this.#watch.take(handed.watched);
      this.#joiner.take(handed.block, { file, linesBefore });
      linesBefore += handed.lines;
    }
    return linesBefore;
  }

  /** Calls the persons of a part as this job does. */
  #rename({ block: { contact, length }, names }: Handed, from: number): void {
    const { persons } = this.#understanding;
    const theirs = this.#theirs[from] as number[];
    for (const name of names) theirs.push(persons.named(name));
    for (let row = 0; row < length; row++) {
      const person = contact[row] as number;
      if (person < 0) contact[row] = theirs[-1 - person] as number;
    }
  }
}
