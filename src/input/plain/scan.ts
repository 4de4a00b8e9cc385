import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { Clock } from '../clock.js';
import { missingContact } from '../contacts.js';
import { recordsOf, type Table } from '../csv.js';
import type { Field } from '../fields.js';
import { interpret } from '../interpret.js';
import type { RawRecord } from '../record.js';
import { isMessageRow, type Row } from '../row.js';
import { TextFile } from '../textFile.js';
import type { RowBlock } from './block.js';
import { plainTime, readPhone } from './cells.js';
import { DayReader, ISO_LENGTH } from './day.js';
import { Hash } from './hash.js';
import { NotPlain } from './notPlain.js';
import { profileOf, Profiles } from './profile.js';
import { KnownWords } from './words.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const NOT_ASCII = 128;

/** What a column is to the scanner. Cells of words are not understood here: they lead to a profile. */
const ROLE = { SKIP: 0, WORDS: 1, TIME: 2, CONTACT: 3, DELIVERED_AT: 4, ID: 5 } as const;
const ROLES: Partial<Record<Field, number>> = {
  time: ROLE.TIME,
  contact: ROLE.CONTACT,
  delivered_at: ROLE.DELIVERED_AT,
  id: ROLE.ID,
};

/** Where a cell ends that is for the ordinary reader. */
const ODD = -1;

/** A quoted cell of more bytes than this is taken for a quote that nobody closed. */
const LONGEST_ROW = 1 << 20;

/** How databases write "nothing" is four characters at most. */
const LONGEST_NOTHING = 4;

/**
 * Reads the rows of a CSV file byte by byte into columns. It knows the plain spellings alone; a row with quotes, with
 * another spelling or with a fault is read by the ordinary reader, and gives what that one gives.
 */
export class PlainScanner {
  readonly profiles: Profiles;
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];
  /** Records read, used or not. */
  records = 0;
  readonly #table: Table;
  /** The cells of a row: neighbours whose cells are words, or are skipped, are one step of several cells. */
  readonly #roles: readonly number[];
  readonly #counts: readonly number[];
  readonly #delimiter: number;
  readonly #clock: Clock;
  readonly #known = new KnownWords();
  /** The words of the row at which `#rows` stopped, where nothing else is odd about it. */
  #newWords = false;
  readonly #words = new Hash();
  readonly #day = new DayReader();
  readonly #deliveredDay = new DayReader();
  readonly #hash = new Hash();
  readonly #namesContacts: boolean;
  #firstContact: number | string | null = null;
  #severalContacts = false;

  /** `profiles` may be those of other files of the same log. */
  constructor(table: Table, inputTimezone: string | undefined, profiles = new Profiles()) {
    this.profiles = profiles;
    this.#table = table;
    this.#clock = new Clock(inputTimezone);
    const steps = stepsOf(table);
    this.#roles = steps.map(({ role }) => role);
    this.#counts = steps.map(({ count }) => count);
    this.#namesContacts = table.indexOf.has('contact');
    this.#delimiter = table.delimiter.charCodeAt(0);
  }

  /**
   * Appends the rows of `bytes[from, end)` to the block, as many as are whole and as it has room for; `line` is the number
   * of the line at `from`. Returns where it stopped, and at which line. Throws `NotPlain`.
   */
  scan(bytes: Buffer, from: number, end: number, line: number, block: RowBlock): { at: number; line: number } {
    const capacity = block.at.length;
    block.text = bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = from;
    let number = line;
    while (at < end && block.length < capacity) {
      const before = block.length;
      at = this.#rows(bytes, view, at, end, number, block);
      number += block.length - before;
      if (at >= end || block.length === capacity) break;
      const lineEnd = bytes.indexOf(LINE_FEED, at);
      if (lineEnd === -1 || lineEnd >= end) break;
      const odd = oddEnd(bytes, at, end);
      if (odd === null) break;
      this.#oddRow(bytes, at, odd.end, number, block);
      at = odd.end;
      number += odd.lines;
    }
    return { at, line: number };
  }

  /**
   * Appends rows to the block as long as they are plain. Returns where it stopped: at the end, or at a row that is not whole,
   * for which there is no room, or that is for the ordinary reader.
   */
  #rows(bytes: Buffer, view: DataView, from: number, end: number, line: number, block: RowBlock): number {
    const roles = this.#roles;
    const counts = this.#counts;
    const steps = roles.length;
    const delimiter = this.#delimiter;
    const hash = this.#hash;
    const words = this.#words;
    const starts = block.start;
    const times = block.at;
    const contacts = block.contact;
    const profiles = block.profile;
    const { deliveredAt: deliveries, idStart, idEnd: idEnds, idHigh, idLow, line: lines } = block;
    const capacity = times.length;
    this.#newWords = false;
    let start = from;
    for (let row = block.length; row < capacity && start < end; row++) {
      times[row] = NaN;
      contacts[row] = 0;
      deliveries[row] = NaN;
      let idFrom = 0;
      let idEnd = 0;
      words.start();
      let at = start;
      for (let step = 0; step < steps; step++) {
        const cell = at;
        const role = roles[step];
        if (role === ROLE.WORDS) {
          at = words.cells(view, at, end, delimiter, counts[step] as number);
          if (words.left > 1) return start;
        } else if (role === ROLE.ID) {
          hash.start();
          at = hash.cells(view, at, end, delimiter, 1);
          if (at > cell) {
            if (!hash.ascii || at - cell <= LONGEST_NOTHING) return start;
            if (!isBare(bytes[cell] as number) || !isBare(bytes[at - 1] as number)) return start;
            idFrom = cell;
            idEnd = at;
            idHigh[row] = hash.high;
            idLow[row] = hash.low;
          }
        } else if (role === ROLE.CONTACT) {
          at = readPhone(bytes, view, at, end, contacts, row);
          if (at === ODD) return start;
        } else if (role === ROLE.SKIP) {
          hash.start();
          at = hash.cells(view, at, end, delimiter, counts[step] as number);
          if (hash.left > 1) return start;
        } else {
          const isTime = role === ROLE.TIME;
          const day = isTime ? this.#day : this.#deliveredDay;
          at = this.#instant(day, bytes, view, at, end, isTime ? times : deliveries, row);
          if (at === ODD) return start;
        }
        if (at >= end) return start;
        if (step < steps - 1) {
          if (bytes[at] !== delimiter) return start;
          at += 1;
        }
      }
      if (bytes[at] === CARRIAGE_RETURN) at += 1;
      if (bytes[at] !== LINE_FEED || at >= end) return start;
      if (Number.isNaN(times[row]) || (contacts[row] === 0 && this.#namesContacts)) return start;
      words.mix(idEnd === 0 ? 0 : 1);
      const profile = this.#known.find(words.high, words.low);
      if (profile === -1) {
        this.#newWords = true;
        return start;
      }
      if (!this.#severalContacts) this.#noteContact(contacts[row] as number);
      starts[row] = start;
      profiles[row] = profile;
      idStart[row] = idFrom;
      idEnds[row] = idEnd;
      lines[row] = line++;
      block.length = row + 1;
      this.records += 1;
      start = at + 1;
    }
    return start;
  }

  /** Puts the time that begins at `start`, if there is one, into a column. Returns where its cell ends, or `ODD`. */
  #instant(
    day: DayReader,
    bytes: Buffer,
    view: DataView,
    start: number,
    end: number,
    column: Float64Array,
    row: number,
  ): number {
    const isoEnd = start + ISO_LENGTH;
    const isIso = isoEnd < end && bytes[isoEnd] === this.#delimiter;
    if (isIso && day.read(bytes, view, start, column, row)) return isoEnd;
    this.#hash.start();
    const at = this.#hash.cells(view, start, end, this.#delimiter, 1);
    if (at === start) return at;
    column[row] = this.#time(bytes, start, at);
    return Number.isNaN(column[row]) ? ODD : at;
  }

  /** NaN for what the ordinary reader has to look at as a whole row. */
  #time(bytes: Buffer, start: number, end: number): number {
    const plain = plainTime(bytes, start, end);
    if (!Number.isNaN(plain)) return plain;
    const text = bytes.toString('utf8', start, end);
    if (text.startsWith('+') || text !== text.trim()) return NaN;
    const reading = this.#clock.time(text, () => this.#table.file.place(0, 0));
    return reading.kind === 'placed' && !reading.repeated && this.#clock.undated === null ? reading.at : NaN;
  }

  /** One row, perhaps of several lines, in the way of the ordinary reader. */
  #oddRow(bytes: Buffer, from: number, end: number, line: number, block: RowBlock): void {
    const file = new TextFile(this.#table.file.name, bytes.subarray(from, end), true, line - 1);
    const records = recordsOf({ ...this.#table, file }, 0);
    const broken = records.some(({ faults }) => faults.some(({ code }) => code === 'BROKEN_QUOTES'));
    if (records.length > 1 || (broken && file.lineStarts.length > 2)) {
      throw new NotPlain(`the quotes at line ${line} do not match`);
    }
    for (const record of records) this.#understand(record, from, block);
  }

  #understand(record: RawRecord, from: number, block: RowBlock): void {
    this.records += 1;
    const { line } = record.source;
    if (record.values.time?.startsWith('+') === true || record.values.delivered_at?.startsWith('+') === true) {
      throw new NotPlain(`the time at line ${line} counts from another row`);
    }
    const { row, contact, findings, faults } = interpret(record, 0, this.#clock);
    if (this.#clock.undated !== null) throw new NotPlain(`the time at line ${line} has no date`);
    this.findings.push(...findings);
    if (contact !== null) this.#noteContact(phoneOf(contact) ?? contact);
    if (row === null) {
      this.rejects.push({ source: record.source, codes: [...new Set(faults)], raw: record.raw() });
      return;
    }
    if (row.contact === null && this.#namesContacts) {
      this.#refuseUnnamed(record);
      return;
    }
    const profile = profileOf(row);
    if (profile === null) return;
    const index = this.profiles.indexOf(profile);
    // The next row whose cells say the same needs no reader.
    if (this.#newWords && findings.length === 0) this.#known.add(this.#words.high, this.#words.low, index);
    this.#append(row, index, from, block);
  }

  /** Among several contacts a row without one is set aside; where there is one alone, it is that one’s. */
  #refuseUnnamed(record: RawRecord): void {
    if (!this.#severalContacts)
      throw new NotPlain(`no contact at line ${record.source.line}, and perhaps there is one alone`);
    const missing = missingContact(record);
    this.findings.push(missing);
    this.rejects.push({ source: record.source, codes: [missing.code], raw: record.raw() });
  }

  /** `contact` is a phone number as a number, or another name. */
  #noteContact(contact: number | string): void {
    if (contact === this.#firstContact || this.#severalContacts) return;
    if (this.#firstContact === null) this.#firstContact = contact;
    else this.#severalContacts = true;
  }

  /** The row as the ordinary reader sees it, for what is to be said about it. */
  recordAt(block: RowBlock, row: number): RawRecord {
    const bytes = block.text.subarray(block.start[row], endOfRow(block, row));
    const file = new TextFile(this.#table.file.name, bytes, true, (block.line[row] ?? 1) - 1);
    const [record] = recordsOf({ ...this.#table, file }, 0);
    if (record === undefined) throw new Error(`no row at line ${block.line[row] ?? 0}`);
    return record;
  }

  #append(row: Row, profile: number, from: number, block: RowBlock): void {
    const index = block.length++;
    block.start[index] = from;
    const phone = phoneOf(row.contact);
    block.at[index] = row.at;
    block.contact[index] = row.contact === null ? 0 : (phone ?? -block.words.push(row.contact));
    block.profile[index] = profile;
    block.deliveredAt[index] = isMessageRow(row) ? (row.deliveredAt ?? NaN) : NaN;
    block.idStart[index] = 0;
    block.idEnd[index] = row.id === null ? 0 : -block.words.push(row.id);
    block.line[index] = row.record.source.line;
    if (row.id === null) return;
    const id = Buffer.from(row.id);
    this.#hash.start();
    this.#hash.bytes(id, 0, id.length);
    block.idHigh[index] = this.#hash.high;
    block.idLow[index] = this.#hash.low;
  }
}

function stepsOf({ names, indexOf }: Table): readonly { readonly role: number; readonly count: number }[] {
  const roles = names.map((): number => ROLE.SKIP);
  for (const [field, index] of indexOf) roles[index] = ROLES[field] ?? ROLE.WORDS;
  const steps: { role: number; count: number }[] = [];
  for (const role of roles) {
    const last = steps.at(-1);
    if (last?.role === role && (role === ROLE.WORDS || role === ROLE.SKIP)) last.count += 1;
    else steps.push({ role, count: 1 });
  }
  return steps;
}

/** The digits of a phone number; null for any other name. */
function phoneOf(contact: string | null): number | null {
  return contact !== null && /^\+[1-9]\d{6,14}$/.test(contact) ? Number(contact.slice(1)) : null;
}

/** Neither white space nor a byte of a longer character, which may be white space too. */
function isBare(byte: number): boolean {
  return byte > SPACE && byte < NOT_ASCII;
}

/** The byte at which a row of a block ends. */
export function endOfRow(block: RowBlock, row: number): number {
  const start = block.start[row] as number;
  // What stands on the next line begins where this row ends.
  if (row + 1 < block.length && block.line[row + 1] === (block.line[row] as number) + 1) {
    return block.start[row + 1] as number;
  }
  return oddEnd(block.text, start, block.text.length)?.end ?? block.text.length;
}

/** Where a row with quotes ends: after the first line at whose end every quote is closed. Null where more is to come. */
function oddEnd(bytes: Buffer, from: number, end: number): { end: number; lines: number } | null {
  let open = false;
  let lines = 0;
  for (let at = from; at < end; at++) {
    if (bytes[at] === QUOTE) open = !open;
    if (bytes[at] !== LINE_FEED) continue;
    lines += 1;
    if (!open) return { end: at + 1, lines };
    if (at - from > LONGEST_ROW) break;
  }
  if (end - from > LONGEST_ROW) throw new NotPlain('a quote is not closed');
  return null;
}
