import { grown, grownLength } from '../../count/grown.js';
import { TWO_CUSTOMERS } from '../../count/heard/watch.js';
import { ContactOrder } from '../../count/listed/order.js';
import { assemble } from '../../input/assemble.js';
import { findingsInOrder, rejectsInOrder } from '../../input/findings.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { beginsWithWebhooks, HeardLines } from '../../input/heard/lines.js';
import { MENTION, Mentions } from '../../input/heard/mentions.js';
import { phoneOf, type Persons } from '../../input/heard/persons.js';
import { SamePersons, type Same } from '../../input/heard/samePersons.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { RawRecord } from '../../input/record.js';
import { ID_HORIZON } from '../../input/repeats.js';
import type { Row } from '../../input/row.js';
import type { SendLog } from '../../input/sendLog.js';
import { inOrderOnce } from '../../input/webhook/notices.js';
import { readContact, type AboutLog, type LoggedLine } from '../../input/webhook/ofContact.js';
import { Receipts } from '../../input/webhook/receipts.js';
import { TemplateCategories } from '../../input/webhook/templateCategories.js';
import type { Finding } from '../../model/finding.js';
import { FOREVER, type Instant } from '../../model/instant.js';
import type { Notice } from '../../model/timeline.js';
import { readFiles, type CountedFile, type CountReading, type Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { Spill } from '../spill.js';
import { SharedIds } from './sharedIds.js';
import { ALL_PLACES, type Places, type SpilledLog, type SpilledRead } from './spilledLog.js';
import { WebhookFindings } from './webhookFindings.js';

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

/** What was surveyed. */
interface Surveyed {
  readonly mentions: Mentions;
  readonly joined: SamePersons;
  readonly about: AboutLog;
  readonly notices: readonly Notice[];
  /** Of times of receipt. */
  readonly wrong: readonly Finding[];
}

/** Hears of rows, each a `MENTION`. */
type Take = (block: HeardBlock, persons: Persons, linesBefore: number) => void;

/** Lines of logs of webhooks, by contact, in whatever order they are. */
export class SpilledWebhooks implements SpilledLog {
  readonly past = 'unknown';
  readonly #files: readonly CountedFile[];
  readonly #reading: CountReading;
  readonly #io: Io;
  readonly #linesOfBucket: number;
  readonly #sends: SendLog | null;
  #order = new ContactOrder();
  /** Of each file, how many lines stand above it. */
  readonly #linesBefore: number[] = [];
  #surveyed: Surveyed | null = null;
  #findings = new WebhookFindings();
  /** When the first thing of each bucket is told. */
  readonly #earliest: number[] = [];
  #spill: Spill | null = null;

  /** `sends` say what was sent. */
  constructor(
    files: readonly CountedFile[],
    reading: CountReading,
    io: Io,
    linesOfBucket = FEWEST_LINES,
    sends: SendLog | null = null,
  ) {
    this.#files = files;
    this.#reading = reading;
    this.#io = io;
    this.#linesOfBucket = linesOfBucket;
    this.#sends = sends;
  }

  get length(): number {
    return this.#order.length;
  }

  get rows(): number {
    return this.#order.rows;
  }

  get notices() {
    return this.#survey.notices;
  }

  names(): readonly (string | null)[] {
    return this.#order.names();
  }

  async survey(progress: Progress): Promise<SpilledRead> {
    const receipts = new Receipts();
    const records = await this.#surveyWith(receipts, [], progress);
    const { wrong } = receipts;
    // What was taken for a time of receipt may have had parts set aside.
    if (wrong.size > 0) await this.#surveyWith(new Receipts(new Set(wrong.keys())), [...wrong.values()], progress);
    const { rejects } = this.#survey.mentions.found;
    const { records: sent = 0, rejects: ofSends = [] } = this.#sends ?? {};
    return { records: records + sent, findings: [], rejects: [...rejects, ...ofSends] };
  }

  async spread(folder: string, progress: Progress, { from, until }: Places = ALL_PLACES): Promise<void> {
    const { joined, about } = this.#survey;
    const spill = new Spill(folder);
    this.#spill = spill;
    const ofLine = new Set<number>();
    let last = 0;
    await this.#read(new Receipts(about.without), progress, (block, persons, linesBefore) => {
      for (let row = 0; row < block.length; row++) {
        const line = linesBefore + (block.line[row] as number);
        if (line !== last) ofLine.clear();
        last = line;
        const person = joined.finalOf(block.contact[row] as number);
        const rank = this.#order.rankOfContact(this.#contactOf(person, persons));
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
      // What was sent may have been sent before anything was told of it.
      if ((this.#earliest[bucket] ?? Infinity) >= first && this.#sends === null) break;
      for (const rows of this.#contactsIn(bucket)) {
        const [event] = assemble(rows, this.#reading.idHorizon).events;
        if (event !== undefined && event.at < first) first = event.at;
      }
    }
    return first === FOREVER ? null : first;
  }

  *contacts(): Iterable<Iterable<readonly Row[]>> {
    this.#findings = new WebhookFindings();
    for (let bucket = 0; bucket < this.#order.buckets; bucket++) yield this.#contactsIn(bucket);
  }

  /** The rows of the contact with this name; none where there is no such contact. */
  rowsOf(name: string | null): readonly Row[] {
    const rank = this.#order.names().indexOf(name);
    if (rank < 0) return [];
    const [rows = []] = this.#contactsIn(this.#order.bucketAt(rank), rank);
    return rows;
  }

  found(): readonly Finding[] {
    const { mentions, joined, wrong } = this.#survey;
    return [...this.#findings.findings(mentions, joined.changed, wrong), ...(this.#sends?.findings() ?? [])];
  }

  inOrder({ findings, rejects }: Omit<SpilledRead, 'records'>): Omit<SpilledRead, 'records'> {
    const names = [...this.#files.map(({ name }) => name), ...(this.#sends?.names ?? [])];
    return { findings: findingsInOrder(findings, names), rejects: rejectsInOrder(rejects, names) };
  }

  close(): void {
    this.#spill?.close();
  }

  get #survey(): Surveyed {
    if (this.#surveyed === null) throw new Error('the log was not surveyed');
    return this.#surveyed;
  }

  /** Sees who is told of. Returns how many parts the log has. */
  async #surveyWith(receipts: Receipts, wrong: readonly Finding[], progress: Progress): Promise<number> {
    const order = new ContactOrder();
    this.#order = order;
    const shared = new SharedIds(this.#reading.idHorizon ?? ID_HORIZON);
    const heard = new LastHeard();
    const { mentions, records } = await this.#read(receipts, progress, (block, persons) => {
      const contacts = new Int32Array(block.length);
      for (let row = 0; row < block.length; row++) {
        const contact = this.#contactOf(block.contact[row] as number, persons);
        contacts[row] = contact;
        order.countRowOf(contact);
        if (block.profile[row] === MENTION.WRITTEN) heard.note(contact, block.at[row] as number);
      }
      shared.take(block, contacts);
    });
    const { persons, changes, notices, echoes } = mentions;
    const pairs = shared.pairs.map((pair) => pair.map((contact) => persons.personOf(order.nameOf(contact) ?? '')));
    const same = [...mentions.same, ...pairs.filter((pair) => !pair.every((person) => person > 0))] as readonly Same[];
    const joined = new SamePersons(same, changes, persons, (phone) => heard.at(order.ofPhone(phoneOf(phone))));
    if (pairs.some(([one = 0, other = 0]) => joined.finalOf(one) !== joined.finalOf(other))) {
      throw new NotPlain(TWO_CUSTOMERS);
    }
    for (const [person, final] of joined.renamed()) {
      order.join(this.#contactOf(person, persons), this.#contactOf(final, persons));
    }
    order.settle(this.#linesOfBucket);
    const { inputTimezone: zone } = this.#reading;
    const announced = inOrderOnce(notices);
    const templates = new TemplateCategories(this.#sends?.rows ?? [], announced);
    const about = { zone, templates, sends: this.#sends, echoes, without: receipts.without };
    this.#surveyed = { mentions, joined, about, notices: announced, wrong };
    return records;
  }

  /** Of the contacts of a bucket, or of one at a place alone. */
  *#contactsIn(bucket: number, wanted: number | null = null): Iterable<readonly Row[]> {
    const { mentions, joined, about } = this.#survey;
    const { persons } = mentions;
    let all: Buffer = Buffer.alloc(0);
    const lines: SpilledLine[] = [];
    this.#spill?.read(bucket, (rank, line, bytes, start, end) => {
      if (wanted !== null && rank !== wanted) return;
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
      const name = this.#order.nameAt(rank) ?? '';
      const aliases = joined.membersOf(persons.personOf(name)).map((person) => persons.nameOf(person));
      const read = readContact(logged, name, aliases, about);
      this.#findings.add(read, (part) => this.#lineOf(part));
      yield read.rows;
      from = until;
    }
  }

  #logged(line: number, bytes: Buffer): LoggedLine {
    const file = this.#linesBefore.findLastIndex((before) => before < line);
    return { file: this.#files[file]?.name ?? '', line: line - (this.#linesBefore[file] as number), bytes };
  }

  /** Counted over all files. */
  #lineOf({ source }: RawRecord): number {
    return (this.#linesBefore[this.#files.findIndex(({ name }) => name === source.file)] ?? 0) + source.line;
  }

  /** The contact of a person, by its index. */
  #contactOf(person: number, persons: Persons): number {
    return person > 0 ? this.#order.ofPhone(person) : this.#order.ofName(persons.nameOf(person));
  }

  async #read(receipts: Receipts, progress: Progress, take: Take) {
    const mentions = new Mentions(receipts, this.#reading.inputTimezone);
    const readers: HeardLines[] = [];
    this.#linesBefore.length = 0;
    const sum = (of: (reader: HeardLines) => number): number => readers.reduce((all, reader) => all + of(reader), 0);
    const next = (head: Buffer): HeardLines => {
      const name = this.#files[readers.length]?.name ?? '';
      if (!beginsWithWebhooks(name, head, this.#reading.format)) throw new NotPlain(`${name} is no log of webhooks`);
      const linesBefore = sum(({ lines }) => lines);
      this.#linesBefore.push(linesBefore);
      const reader = new HeardLines(name, mentions, (block) => {
        take(block, mentions.persons, linesBefore);
      });
      readers.push(reader);
      return reader;
    };
    const records = (): number => sum((reader) => reader.records);
    await readFiles(this.#files, next, (read) => progress(read, records()), this.#io);
    return { mentions, records: records() };
  }
}

/** When each contact wrote last. */
class LastHeard {
  #at = new Float64Array(1024).fill(-Infinity);

  note(contact: number, at: number): void {
    if (contact >= this.#at.length) {
      this.#at = grown(this.#at, new Float64Array(grownLength(contact)).fill(-Infinity, this.#at.length));
    }
    if (at > (this.#at[contact] as number)) this.#at[contact] = at;
  }

  at(contact: number): number {
    return this.#at[contact] ?? -Infinity;
  }
}
