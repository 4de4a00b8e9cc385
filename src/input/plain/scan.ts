import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { Clock } from '../clock.js';
import { missingContact } from '../contacts.js';
import { recordsOf, type Table } from '../csv/csv.js';
import type { Field } from '../fields.js';
import { interpret } from '../interpret.js';
import { phoneDigits, readIdentity } from '../identity.js';
import { rejected, valueOf, type RawRecord } from '../record.js';
import { isMessageRow, type Row } from '../row.js';
import { TextFile } from '../textFile.js';
import type { RowBlock } from './block.js';
import { Kernel, type Role, type Step } from './kernel.js';
import { NotPlain } from './notPlain.js';
import { profileOf, Profiles } from './profile.js';
import { KnownWords } from './words.js';

const LINE_FEED = 10;
const QUOTE = 34;

/** What columns are to the kernel. Those of words are not understood there: they lead to a profile. */
const ROLES: Partial<Record<Field, Role>> = {
  time: 'TIME',
  contact: 'CONTACT',
  delivered_at: 'DELIVERED_AT',
  id: 'ID',
};

/** More neighbouring cells than this are several steps. */
const MOST_CELLS = 255;

/** A quoted cell of more bytes than this is taken for a quote that nobody closed. */
const LONGEST_ROW = 1 << 20;

/**
 * Reads the rows of a CSV file byte by byte into columns. It knows the plain spellings alone; a row with quotes
 * within quotes, with other spellings or with a fault is read by the ordinary reader, and gives what that one gives.
 */
export class PlainScanner {
  readonly profiles: Profiles;
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];
  /** Records read, used or not. */
  records = 0;
  readonly #table: Table;
  readonly #steps: readonly Step[];
  readonly #delimiter: number;
  readonly #clock: Clock;
  readonly #kernel = Kernel.get();
  readonly #known = new KnownWords();
  /** 64 bits of the words of the row at which `#rows` stopped; null where something else is odd about it. */
  #newWords: { readonly high: number; readonly low: number } | null = null;
  readonly #namesContacts: boolean;
  #firstContact: number | string | null = null;
  #severalContacts = false;

  /** `profiles` may be those of other files of the same log. */
  constructor(table: Table, inputTimezone: string | undefined, profiles = new Profiles()) {
    this.profiles = profiles;
    this.#table = table;
    this.#clock = new Clock(inputTimezone);
    this.#steps = stepsOf(table);
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
    let at = from;
    let number = line;
    while (at < end && block.length < capacity) {
      const before = block.length;
      at = this.#rows(bytes, at, end, number, block);
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
  #rows(bytes: Buffer, from: number, end: number, line: number, block: RowBlock): number {
    const kernel = this.#kernel;
    const capacity = block.at.length;
    const lineOfFirst = line - block.length;
    this.#newWords = null;
    kernel.use(this.#steps, this.#delimiter);
    let start = from;
    while (start < end && block.length < capacity) {
      const piece = bytes.subarray(start, Math.min(end, start + kernel.room));
      const length = piece.lastIndexOf(LINE_FEED) + 1;
      if (length === 0) return start;
      kernel.take(piece);
      let at = 0;
      while (at < length && block.length < capacity) {
        const next = kernel.read(at, length, capacity - block.length, start);
        if (next === at) return start + at;
        if (!this.#takeRows(bytes, lineOfFirst, block)) return block.start[block.length] as number;
        at = next;
      }
      start += at;
    }
    return start;
  }

  /**
   * Appends to the block what the kernel has read. False where the row after the last one appended is for the ordinary reader
   * all the same.
   */
  #takeRows(bytes: Buffer, lineOfFirst: number, block: RowBlock): boolean {
    const { length, others, numbers, integers } = this.#kernel;
    const from = block.length;
    const until = from + length;
    block.at.set(numbers.AT.subarray(0, length), from);
    block.contact.set(numbers.CONTACT.subarray(0, length), from);
    block.deliveredAt.set(numbers.DELIVERED_AT.subarray(0, length), from);
    block.start.set(integers.START.subarray(0, length), from);
    block.idStart.set(integers.ID_START.subarray(0, length), from);
    block.idEnd.set(integers.ID_END.subarray(0, length), from);
    block.idHigh.set(integers.ID_HIGH.subarray(0, length), from);
    block.idLow.set(integers.ID_LOW.subarray(0, length), from);
    const { WORDS_HIGH: high, WORDS_LOW: low } = integers;
    const { contact: contacts, profile: profiles, line: lines } = block;
    let row = from;
    for (; row < until; row++) {
      if (others > 0 && !this.#readOthers(bytes, row - from, block, row)) break;
      const contact = contacts[row] as number;
      if (contact === 0 && this.#namesContacts) break;
      const profile = this.#known.find(high[row - from] as number, low[row - from] as number);
      if (profile === -1) {
        this.#newWords = { high: high[row - from] as number, low: low[row - from] as number };
        break;
      }
      if (!this.#severalContacts) this.#noteContact(contact < 0 ? (block.words[-1 - contact] ?? '') : contact);
      profiles[row] = profile;
      lines[row] = lineOfFirst + row;
    }
    block.length = row;
    this.records += row - from;
    return row === until;
  }

  /** Reads what of a row the kernel could not. False where it takes the whole row to tell. */
  #readOthers(bytes: Buffer, index: number, block: RowBlock, row: number): boolean {
    const { TIME_START, TIME_END, DELIVERY_START, DELIVERY_END, CONTACT_START, CONTACT_END } = this.#kernel.integers;
    return (
      this.#readOtherContact(bytes, CONTACT_START[index] as number, CONTACT_END[index] as number, block, row) &&
      this.#readOtherTime(bytes, TIME_START[index] as number, TIME_END[index] as number, block.at, row) &&
      this.#readOtherTime(bytes, DELIVERY_START[index] as number, DELIVERY_END[index] as number, block.deliveredAt, row)
    );
  }

  /** `end` is 0 where there is none to read. */
  #readOtherContact(bytes: Buffer, start: number, end: number, block: RowBlock, row: number): boolean {
    if (end === 0) return true;
    const text = valueOf(bytes.toString('utf8', start, end));
    const identity = text === null ? null : readIdentity(text);
    if (identity?.kind !== 'known') return false;
    block.contact[row] = contactIn(block, identity.id);
    return true;
  }

  /** The same of a time. */
  #readOtherTime(bytes: Buffer, start: number, end: number, column: Float64Array, row: number): boolean {
    if (end === 0) return true;
    const text = bytes.toString('utf8', start, end);
    if (text.startsWith('+') || text !== text.trim()) return false;
    const reading = this.#clock.time(text, () => this.#table.file.place(0, 0));
    if (reading.kind !== 'placed' || reading.repeated || this.#clock.undated !== null) return false;
    column[row] = reading.at;
    return true;
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
    if (contact !== null) this.#noteContact(phoneDigits(contact) ?? contact);
    if (row === null) {
      this.rejects.push(rejected(record, faults));
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
    if (this.#newWords !== null && findings.length === 0) {
      this.#known.add(this.#newWords.high, this.#newWords.low, index);
    }
    this.#append(row, index, from, block);
  }

  /** Among several contacts a row without one is set aside; where there is one alone, it is that one’s. */
  #refuseUnnamed(record: RawRecord): void {
    if (!this.#severalContacts)
      throw new NotPlain(`no contact at line ${record.source.line}, and perhaps there is one alone`);
    const missing = missingContact(record);
    this.findings.push(missing);
    this.rejects.push(rejected(record, [missing.code]));
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
    block.at[index] = row.at;
    block.contact[index] = row.contact === null ? 0 : contactIn(block, row.contact);
    block.profile[index] = profile;
    block.deliveredAt[index] = isMessageRow(row) ? (row.deliveredAt ?? NaN) : NaN;
    block.idStart[index] = 0;
    block.idEnd[index] = row.id === null ? 0 : -block.words.push(row.id);
    block.line[index] = row.record.source.line;
    if (row.id === null) return;
    const { high, low } = this.#kernel.bitsOf(row.id);
    block.idHigh[index] = high;
    block.idLow[index] = low;
  }
}

/** Neighbours whose cells are words, or are skipped, are one step of several cells. */
function stepsOf({ names, indexOf }: Table): readonly Step[] {
  const roles = names.map((): Role => 'SKIP');
  for (const [field, index] of indexOf) roles[index] = ROLES[field] ?? 'WORDS';
  const steps: { role: Role; count: number }[] = [];
  for (const role of roles) {
    const last = steps.at(-1);
    const isRun = role === 'WORDS' || role === 'SKIP';
    if (isRun && last?.role === role && last.count < MOST_CELLS) last.count += 1;
    else steps.push({ role, count: 1 });
  }
  return steps;
}

/** A contact as a block holds it. */
function contactIn({ words }: RowBlock, contact: string): number {
  return phoneDigits(contact) ?? -words.push(contact);
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
