import { assemble } from '../../input/assemble.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { Hash } from '../../input/plain/hash.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { ID_HORIZON } from '../../input/repeats.js';
import type { Row } from '../../input/row.js';
import type { SendLog } from '../../input/sendLog.js';
import { inOrderOnce } from '../../input/webhook/notices.js';
import { readContact, type AboutLog } from '../../input/webhook/ofContact.js';
import { Receipts } from '../../input/webhook/receipts.js';
import { TemplateCategories } from '../../input/webhook/templateCategories.js';
import type { Finding } from '../../model/finding.js';
import { FOREVER, type Instant } from '../../model/instant.js';
import type { Notice } from '../../model/timeline.js';
import type { CountedFile, CountReading, Progress } from '../count/countFiles.js';
import type { Io } from '../io.js';
import { Spill } from '../spill.js';
import {
  ALL_PLACES,
  NO_PLACES,
  upTo,
  type Named,
  type Places,
  type SpilledLog,
  type SpilledRead,
} from './spilledLog.js';
import { WebhookFiles } from './webhookFiles.js';
import { WebhookFindings } from './webhookFindings.js';
import { contactOf, surveyWebhooks, type WebhookSurvey } from './webhookSurvey.js';

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

/** What was surveyed, and what of it the reading of one contact needs. */
interface Surveyed extends WebhookSurvey {
  readonly about: AboutLog;
  readonly notices: readonly Notice[];
}

/** Lines of logs of webhooks, by contact, in whatever order they are. */
export class SpilledWebhooks implements SpilledLog {
  readonly #files: WebhookFiles;
  readonly #reading: CountReading;
  readonly #linesOfBucket: number;
  readonly #sends: SendLog | null;
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
    this.#files = new WebhookFiles(files, reading, io);
    this.#reading = reading;
    this.#linesOfBucket = linesOfBucket;
    this.#sends = sends;
  }

  get fileNames(): readonly string[] {
    return [...this.#files.names, ...(this.#sends?.names ?? [])];
  }

  get length(): number {
    return this.#survey.order.length;
  }

  get rows(): number {
    return this.#survey.order.rows;
  }

  get notices() {
    return this.#survey.notices;
  }

  names(): readonly (string | null)[] {
    return this.#survey.order.names();
  }

  async survey(progress: Progress): Promise<SpilledRead> {
    const { idHorizon = ID_HORIZON, inputTimezone: zone } = this.#reading;
    const survey = await surveyWebhooks(this.#files, idHorizon, progress);
    const { mentions, order, records, without } = survey;
    order.settle(this.#linesOfBucket);
    const notices = inOrderOnce(mentions.notices);
    const templates = new TemplateCategories(this.#sends?.rows ?? [], notices);
    const about = { zone, templates, sends: this.#sends, echoes: mentions.echoes, without };
    this.#surveyed = { ...survey, about, notices };
    const { records: sent = 0, rejects = [] } = this.#sends ?? {};
    return { records: records + sent, findings: [], rejects: [...mentions.found.rejects, ...rejects] };
  }

  async placesOf({ id, line, isIn }: Named, progress: Progress): Promise<Places> {
    const hash = new Hash();
    hash.text(id);
    const { high, low } = hash;
    let places = NO_PLACES;
    await this.#files.read(new Receipts(this.#survey.without), progress, (block, _persons, linesBefore) => {
      for (let row = 0; row < block.length; row++) {
        const hasId = block.idHigh[row] === high && block.idLow[row] === low;
        const isThere = block.line[row] === line && isIn(this.#files.logged(linesBefore + line, block.text).file);
        if (hasId || isThere) places = upTo(places, this.#rankAt(block, row));
      }
    });
    return places;
  }

  async spread(folder: string, progress: Progress, { from, until }: Places = ALL_PLACES): Promise<void> {
    const { order, without } = this.#survey;
    const spill = new Spill(folder);
    this.#spill = spill;
    const ofLine = new Set<number>();
    let last = 0;
    await this.#files.read(new Receipts(without), progress, (block, _persons, linesBefore) => {
      for (let row = 0; row < block.length; row++) {
        const line = linesBefore + (block.line[row] as number);
        if (line !== last) ofLine.clear();
        last = line;
        const rank = this.#rankAt(block, row);
        const bucket = order.bucketAt(rank);
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

  *contacts(): Iterable<readonly Row[]> {
    this.#findings = new WebhookFindings();
    for (let bucket = 0; bucket < this.#survey.order.buckets; bucket++) yield* this.#contactsIn(bucket);
  }

  /** The rows of the contact with this name; none where there is no such contact. */
  rowsOf(name: string | null): readonly Row[] {
    const { order } = this.#survey;
    const rank = order.names().indexOf(name);
    if (rank < 0) return [];
    const [rows = []] = this.#contactsIn(order.bucketAt(rank), rank);
    return rows;
  }

  found(): readonly Finding[] {
    const { mentions, persons, wrong } = this.#survey;
    return [...this.#findings.findings(mentions, persons.changed, wrong), ...(this.#sends?.findings() ?? [])];
  }

  close(): void {
    this.#spill?.close();
  }

  get #survey(): Surveyed {
    if (this.#surveyed === null) throw new Error('the log was not surveyed');
    return this.#surveyed;
  }

  /** Persons are numbered as in the survey, which knows the names of all: one may go by a name further down. */
  #rankAt({ contact }: HeardBlock, row: number): number {
    const { mentions, order, persons } = this.#survey;
    const person = persons.finalOf(contact[row] as number);
    return order.rankOfContact(contactOf(person, mentions.persons, order));
  }

  /** Of the contacts of a bucket, or of one at a place alone. */
  *#contactsIn(bucket: number, wanted: number | null = null): Iterable<readonly Row[]> {
    const { mentions, order, persons, about } = this.#survey;
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
      const own = lines.slice(from, until);
      const logged = own.map(({ line, start, end }) => this.#files.logged(line, all.subarray(start, end)));
      const name = order.nameAt(rank) ?? '';
      const members = persons.membersOf(mentions.persons.personOf(name));
      const aliases = members.map((person) => mentions.persons.nameOf(person));
      const read = readContact(logged, name, aliases, about);
      this.#findings.add(read, ({ source }) => this.#files.lineOf(source));
      yield read.rows;
      from = until;
    }
  }
}
