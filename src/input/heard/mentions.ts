import type { Notice } from '../../model/timeline.js';
import { isParentUserId } from '../../model/userId.js';
import { phoneDigits } from '../identity.js';
import { Hash } from '../plain/hash.js';
import { NotPlain } from '../plain/notPlain.js';
import { TextFile, type Place } from '../textFile.js';
import { isOfSystem } from '../webhook/findings.js';
import type { Change } from '../webhook/handovers.js';
import { readScanned } from '../webhook/index.js';
import type { Item } from '../webhook/items.js';
import { Reading } from '../webhook/reading.js';
import type { Receipts } from '../webhook/receipts.js';
import { scanJson, type Scanned } from '../webhook/scan.js';
import { DisplayedNumbers } from './displayedNumbers.js';
import { HeardFound } from './found.js';
import type { Rest } from './lines.js';
import { Persons } from './persons.js';
import { emptyRow, type HeardRow } from './row.js';
import { Pairs } from './pairs.js';
import { Shapes } from './shapes.js';

/** What a row is about: what became of a message, what a customer wrote, or what Meta says in a customer's name. */
export const MENTION = { STATUS: 0, WRITTEN: 1, SYSTEM: 2 } as const;

/**
 * Reads of the lines of a log of webhooks whom each tells of and when, and what is to be known of all of them before one contact
 * can be read apart. Rows have a `MENTION` for a profile. A person may be told by several names: who is one is said in `same`.
 */
export class Mentions {
  readonly found = new HeardFound();
  readonly persons = new Persons();
  readonly shapes = new Shapes(this.persons);
  readonly same = new Pairs();
  readonly changes: Change[] = [];
  readonly notices: Notice[] = [];
  /** Ids of messages that were sent from the Business app. */
  readonly echoes = new Set<string>();
  /** Where Meta says something in a customer's name for the first time. */
  firstOfSystem: Place | null = null;
  readonly #receipts: Receipts;
  readonly #zone: string | undefined;
  readonly #hash = new Hash();
  readonly #numbers = new DisplayedNumbers();

  /** `zone` is where the times before the JSON were written. */
  constructor(receipts: Receipts, zone: string | undefined) {
    this.#receipts = receipts;
    this.#zone = zone;
  }

  /** The rows of a line and the number of parts it has. Throws `NotPlain` where only the whole log can tell what it means. */
  line(name: string, bytes: Buffer, line: number, rest: Rest): { rows: readonly HeardRow[]; parts: number } {
    const reading = this.#read(name, bytes, line, rest);
    const { items, parts, faulty, people, notices, counts } = reading;
    this.found.setAside(faulty);
    this.found.counts.addAll(counts);
    this.notices.push(...notices);
    this.changes.push(...people.changes);
    for (const { from, to } of people.changes) this.#unite([from, to]);
    for (const { aliases } of people.links) this.#unite(aliases);
    this.firstOfSystem ??= items.find(isOfSystem)?.part.place() ?? null;
    for (const id of reading.echoes) this.echoes.add(id);
    const rows = items.map((item) => this.#rowOf(item, line));
    const [only] = rows;
    const isPlain = faulty.length === 0 && notices.length === 0 && counts.isEmpty && people.changes.length === 0;
    if (isPlain && only !== undefined && parts === 1 && canBeAlike(items)) this.shapes.learn(bytes, only);
    return { rows, parts };
  }

  #read(name: string, bytes: Buffer, line: number, rest: Rest): Reading {
    const reading = new Reading(this.#receipts);
    const take = (file: TextFile, all: readonly Scanned[]): void => {
      for (const found of all) readScanned(reading, file, found, this.#zone);
    };
    // Where a time of receipt is told first is looked up once all is read, in bytes of its own.
    const file = new TextFile(name, Buffer.from(bytes), true, line - 1);
    const all = [...scanJson(file)];
    if (all.every(({ kind }) => kind !== 'broken')) take(file, all);
    else {
      const whole = new TextFile(name, Buffer.from(rest.bytes), true, line - 1);
      take(whole, brokenLine(whole, rest.isAll));
    }
    return reading;
  }

  #rowOf(item: Item, line: number): HeardRow {
    if (item.group) throw new NotPlain(`line ${line} tells of a group`);
    if (item.aliases.length === 0) throw new NotPlain(`line ${line} does not say whom the message was to`);
    if (item.kind === 'status' && item.account === null) throw new NotPlain(`line ${line} does not name the account`);
    // Where no line displays the number, or two of them another one, all lines have to be known.
    this.#numbers.of(item.number, line);
    const row = emptyRow();
    row.profile = isOfSystem(item) ? MENTION.SYSTEM : item.kind === 'status' ? MENTION.STATUS : MENTION.WRITTEN;
    row.at = item.at;
    row.contact = this.#unite(item.aliases);
    row.line = line;
    if (item.kind === 'status') row.expiresAt = item.verdict.conversation?.expiresAt ?? NaN;
    if (item.id === null) return row;
    this.#hash.text(item.id);
    row.idHigh = this.#hash.high;
    row.idLow = this.#hash.low;
    return row;
  }

  /** The person of the first of these names, who is the person of the others as well. */
  #unite(aliases: readonly string[]): number {
    let person = aliases.map(phoneDigits).find((phone) => phone !== null) ?? 0;
    for (const alias of aliases) {
      const own = this.#personOf(alias, person);
      if (person === 0) person = own;
      else if (own !== person) this.same.add(person, own);
    }
    return person;
  }

  /** `person` is whom the names before this one are of; 0 where there is none. */
  #personOf(alias: string, person: number): number {
    const known = this.persons.personOf(alias);
    if (known !== 0) return known;
    // Without a number the name is that of a user id, of several the first in the order of texts.
    const own = person > 0 || (person < 0 && isParentUserId(alias)) ? person : this.persons.named(alias);
    this.#hash.text(alias);
    this.persons.note(this.#hash.high, this.#hash.low, own);
    return own;
  }
}

/** Whether lines of the same shape say the same but for what shapes read. */
function canBeAlike(items: readonly Item[]): boolean {
  return items.every((item) => item.receivedAt === null && item.id !== null && !isOfSystem(item));
}

/** What stands on the first line, which is no JSON. Throws where it may go on behind it, or behind what is there. */
function brokenLine(file: TextFile, isAll: boolean): readonly Scanned[] {
  const goesOn = new NotPlain(`line ${file.linesBefore + 1} is no JSON`);
  const onLine: Scanned[] = [];
  for (const found of scanJson(file)) {
    const first = file.lineAt(found.start);
    if (first > nextLine(file)) throw goesOn;
    if (first > 1) return onLine;
    const isCut = found.kind === 'broken' && !isAll && found.at >= file.bytes.length - 1;
    if (isCut || file.lineAt(found.end) > 1) throw goesOn;
    onLine.push(found);
  }
  if (!isAll) throw goesOn;
  return onLine;
}

/** The next line with anything on it. */
function nextLine(file: TextFile): number {
  let line = 2;
  while (line < file.lineStarts.length && file.text(file.lineStart(line), file.lineTextEnd(line)).trim() === '') line++;
  return line;
}
