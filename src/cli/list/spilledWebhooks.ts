import { IdWatch } from '../../count/heard/watch.js';
import { ContactOrder } from '../../count/listed/order.js';
import { assemble } from '../../input/assemble.js';
import { findingsInOrder, rejectsInOrder } from '../../input/findings.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { beginsWithWebhooks, HeardLines } from '../../input/heard/lines.js';
import { minuteAt } from '../../input/heard/partition.js';
import { HeardProfiles } from '../../input/heard/profile.js';
import { Understanding } from '../../input/heard/understand.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { ID_HORIZON } from '../../input/repeats.js';
import type { Row } from '../../input/row.js';
import { countedFindings, repeated } from '../../input/webhook/findings.js';
import { readContact, type LoggedLine } from '../../input/webhook/ofContact.js';
import type { Finding } from '../../model/finding.js';
import { FOREVER, type Instant } from '../../model/instant.js';
import { readFiles, type CountedFile, type CountReading, type Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { Spill } from '../spill.js';
import { ToldAgain } from './toldAgain.js';
import { ALL_PLACES, type Places, type SpilledLog, type SpilledRead } from './spilledLog.js';

/** A line is put into the bucket of each of its contacts, and read with it: of more it would be read too often. */
const MOST_CONTACTS = 64;
/** A line takes several times the memory of a row. */
const FEWEST_LINES = 1 << 12;
const LINE_FEED = 10;

/** A line in a bucket, of the whole of it `[start, end)`. */
interface SpilledLine {
  readonly rank: number;
  /** Counted over all files. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Hears of the rows that are read; `persons` names those without a phone number. */
type Take = (block: HeardBlock, understanding: Understanding, linesBefore: number) => void;

/** Lines of logs of webhooks, by contact; each can be understood without the others. */
export class SpilledWebhooks implements SpilledLog {
  readonly past = 'unknown';
  readonly #files: readonly CountedFile[];
  readonly #reading: CountReading;
  readonly #io: Io;
  readonly #linesOfBucket: number;
  readonly #order = new ContactOrder();
  /** Of each file, how many lines stand above it. */
  readonly #linesBefore: number[] = [];
  /** When the first thing of each bucket is told. */
  readonly #earliest: number[] = [];
  #found: readonly Finding[] = [];
  readonly #foundInContacts: Finding[] = [];
  #again = new ToldAgain();
  #spill: Spill | null = null;

  constructor(files: readonly CountedFile[], reading: CountReading, io: Io, linesOfBucket = FEWEST_LINES) {
    this.#files = files;
    this.#reading = reading;
    this.#io = io;
    this.#linesOfBucket = linesOfBucket;
  }

  get length(): number {
    return this.#order.length;
  }

  get rows(): number {
    return this.#order.rows;
  }

  names(): readonly (string | null)[] {
    return this.#order.names();
  }

  async survey(progress: Progress): Promise<SpilledRead> {
    const watch = new IdWatch(this.#reading.idHorizon ?? ID_HORIZON);
    const { records, found } = await this.#read(progress, (block, understanding) => {
      const { length, idHigh: high, idLow: low } = block;
      const job = new Int32Array(length);
      const minute = new Int32Array(length);
      for (let row = 0; row < length; row++) {
        job[row] = this.#contactOf(block, row, understanding);
        minute[row] = minuteAt(block, row);
        this.#order.countRowOf(job[row] as number);
      }
      watch.take({ length, high, low, job, minute });
    });
    this.#order.settle(this.#linesOfBucket);
    this.#found = found.findings;
    return { records, findings: countedFindings(found.counts), rejects: found.rejects };
  }

  async spread(folder: string, progress: Progress, { from, until }: Places = ALL_PLACES): Promise<void> {
    const spill = new Spill(folder);
    this.#spill = spill;
    const ofLine = new Set<number>();
    let last = 0;
    await this.#read(progress, (block, understanding, linesBefore) => {
      for (let row = 0; row < block.length; row++) {
        const line = linesBefore + (block.line[row] as number);
        if (line !== last) ofLine.clear();
        last = line;
        const rank = this.#order.rankOfContact(this.#contactOf(block, row, understanding));
        const bucket = this.#order.bucketAt(rank);
        this.#earliest[bucket] = Math.min(this.#earliest[bucket] ?? Infinity, block.at[row] as number);
        if (ofLine.has(rank)) continue;
        ofLine.add(rank);
        if (ofLine.size > MOST_CONTACTS) throw new NotPlain(`line ${block.line[row] ?? 0} tells of very many contacts`);
        if (rank < from || rank >= until) continue;
        const start = block.start[row] as number;
        const end = block.text.indexOf(LINE_FEED, start);
        spill.add(bucket, rank, line, block.text, start, end);
      }
    });
  }

  /** What is told first may be no event, as nothing tells what it was: then another bucket may hold the first one. */
  beginsAt(): Instant | null {
    const byTime = [...this.#earliest.keys()].sort((a, b) => (this.#earliest[a] ?? 0) - (this.#earliest[b] ?? 0));
    let first = FOREVER;
    for (const bucket of byTime) {
      if ((this.#earliest[bucket] ?? Infinity) >= first) break;
      for (const rows of this.#contactsIn(bucket)) {
        const [event] = assemble(rows, this.#reading.idHorizon).events;
        if (event !== undefined && event.at < first) first = event.at;
      }
    }
    return first === FOREVER ? null : first;
  }

  *contacts(): Iterable<Iterable<readonly Row[]>> {
    this.#again = new ToldAgain();
    this.#foundInContacts.length = 0;
    for (let bucket = 0; bucket < this.#order.buckets; bucket++) yield this.#contactsIn(bucket);
  }

  found(): readonly Finding[] {
    return [...this.#again.finding(repeated), ...this.#foundInContacts, ...this.#found];
  }

  inOrder({ findings, rejects }: Omit<SpilledRead, 'records'>): Omit<SpilledRead, 'records'> {
    const names = this.#files.map(({ name }) => name);
    return { findings: findingsInOrder(findings, names), rejects: rejectsInOrder(rejects, names) };
  }

  close(): void {
    this.#spill?.close();
  }

  *#contactsIn(bucket: number): Iterable<readonly Row[]> {
    let all: Buffer = Buffer.alloc(0);
    const lines: SpilledLine[] = [];
    this.#spill?.read(bucket, (rank, line, bytes, start, end) => {
      all = bytes;
      lines.push({ rank, line, start, end });
    });
    lines.sort((a, b) => a.rank - b.rank || a.line - b.line);
    for (let from = 0; from < lines.length;) {
      const { rank } = lines[from] as SpilledLine;
      let until = from;
      while (lines[until]?.rank === rank) until += 1;
      const logged = lines
        .slice(from, until)
        .map(({ line, start, end }) => this.#logged(line, all.subarray(start, end)));
      const { rows, again, findings } = readContact(logged, this.#order.nameAt(rank));
      for (const { part } of again) this.#again.add(part, this.#placeOfFile(part.source.file) + part.source.line);
      this.#foundInContacts.push(...findings);
      yield rows;
      from = until;
    }
  }

  #logged(line: number, bytes: Buffer): LoggedLine {
    const file = this.#linesBefore.findLastIndex((before) => before < line);
    return { file: this.#files[file]?.name ?? '', line: line - (this.#linesBefore[file] as number), bytes };
  }

  #placeOfFile(name: string): number {
    return this.#linesBefore[this.#files.findIndex((file) => file.name === name)] as number;
  }

  #contactOf({ contact }: HeardBlock, row: number, { persons }: Understanding): number {
    const person = contact[row] as number;
    return person > 0 ? this.#order.ofPhone(person) : this.#order.ofName(persons.names[-1 - person] as string);
  }

  async #read(progress: Progress, take: Take) {
    const understanding = new Understanding(new HeardProfiles());
    const readers: HeardLines[] = [];
    this.#linesBefore.length = 0;
    const sum = (of: (reader: HeardLines) => number): number => readers.reduce((all, reader) => all + of(reader), 0);
    const next = (head: Buffer): HeardLines => {
      const name = this.#files[readers.length]?.name ?? '';
      if (!beginsWithWebhooks(name, head, this.#reading.format)) throw new NotPlain(`${name} is no log of webhooks`);
      const linesBefore = sum(({ lines }) => lines);
      this.#linesBefore.push(linesBefore);
      const reader = new HeardLines(name, understanding, (block) => {
        take(block, understanding, linesBefore);
      });
      readers.push(reader);
      return reader;
    };
    const records = (): number => sum((reader) => reader.records);
    await readFiles(this.#files, next, (read) => progress(read, records()), this.#io);
    return { records: records(), found: understanding.found };
  }
}
