import { isUtf8 } from 'node:buffer';
import type { TimelineEvent } from '../../model/event.js';
import type { Finding } from '../../model/finding.js';
import { groupBy } from '../../model/groupBy.js';
import { instantOf, type Instant } from '../../model/instant.js';
import { assemble, type Assembled } from '../assemble.js';
import { isPacked, type Source } from '../bytes.js';
import type { FieldMap } from '../fields.js';
import { findingsInOrder } from '../findings.js';
import type { InputFormat } from '../format.js';
import { LateRows } from '../lateRows.js';
import { UnreadableInput } from '../unreadable.js';
import { Beginnings, type Begun } from './beginnings.js';
import { contactAt, emptyBlock, type RowBlock } from './block.js';
import { NotPlain } from './notPlain.js';
import { openPlain } from './open.js';
import { rowAt, type FileScanner } from './rowAt.js';
import { PlainScanner } from './scan.js';
import { twinsOf } from './twins.js';

const LINE_FEED = 10;

/** What a file is shows at its beginning. */
const HEAD = 1 << 17;

interface PlainLogOptions {
  readonly format?: InputFormat;
  readonly map?: FieldMap;
  readonly inputTimezone?: string;
  readonly idHorizon?: number;
}

/**
 * A CSV log of which a few events are wanted. It says what `readTimeline` says of the whole of it. A row that stands for
 * itself and says the same as another one that was assembled, of which nothing was to be said, is no more than numbers
 * until its events are asked for.
 */
export class PlainLog {
  /** As those of a timeline. */
  readonly findings: readonly Finding[];
  /** Contacts and numbers in the order in which their events begin; never empty. */
  readonly pairs: readonly Begun[];
  readonly firstAt: Instant;
  readonly #file: FileScanner;
  readonly #scanner: PlainScanner;
  readonly #block: RowBlock;
  readonly #idHorizon: number | undefined;
  readonly #isTwin: (row: number) => boolean;
  /** By profile, and by when it was delivered: whether nothing is to be said of such a row. */
  readonly #isQuiet = new Map<number, boolean>();

  /** Null where the input has to be read in the ordinary way. */
  static open(
    { name, bytes }: Source,
    { format, map = {}, inputTimezone, idHorizon }: PlainLogOptions,
  ): PlainLog | null {
    if (isPacked(bytes)) return null;
    try {
      const text = ended(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      const plain = openPlain(name, text.subarray(0, HEAD), { format, map });
      if (plain === null || !isUtf8(text)) return null;
      const scanner = new PlainScanner(plain.table, inputTimezone);
      scanner.findings.push(...plain.findings);
      const block = emptyBlock(linesFrom(text, plain.from));
      const { at } = scanner.scan(text, plain.from, text.length, plain.line, block);
      // A call by the business is no row of a block, and yet its id may be that of another row.
      if (at < text.length || scanner.findings.some(({ code }) => code === 'BUSINESS_CALL')) return null;
      const log = new PlainLog({ name, scanner }, block, idHorizon);
      return log.pairs.length === 0 ? null : log;
    } catch (error) {
      if (error instanceof NotPlain || error instanceof UnreadableInput) return null;
      throw error;
    }
  }

  private constructor(file: FileScanner, block: RowBlock, idHorizon: number | undefined) {
    const { scanner } = file;
    this.#file = file;
    this.#idHorizon = idHorizon;
    this.#scanner = scanner;
    this.#block = block;
    this.#isTwin = twinsOf(block);
    const begun = new Beginnings();
    const loud: number[] = [];
    for (let row = 0; row < block.length; row++) {
      if (this.#isTwin(row) || !this.#isQuietAt(row)) loud.push(row);
      else begun.noteRow(block, row, this.#saidAt(row));
    }
    const { events, findings } = this.#assembled(loud);
    for (const { contact, number, at, kind } of events) begun.note(contact, number, at, kind);
    const late = new LateRows();
    late.takeAll(block, (row) => scanner.recordAt(block, row).place('time'));
    this.findings = findingsInOrder([...scanner.findings, ...findings, ...late.findings()], []);
    this.pairs = begun.inOrder();
    this.firstAt = this.pairs[0]?.at ?? instantOf(0);
  }

  /** The events between a contact and a number, in replay order. */
  eventsOf(pair: Pick<Begun, 'contact' | 'number'>): readonly TimelineEvent[] {
    const isOf = (row: number) =>
      this.#saidAt(row).number === pair.number && contactAt(this.#block, row) === pair.contact;
    return this.#assembled(this.#rows(isOf)).events;
  }

  /** The events of each contact, in replay order, those of one at a time. */
  *eventsByContact(): Iterable<readonly TimelineEvent[]> {
    const { contact } = this.#block;
    // Of a phone number the block has the digits, of another name its words.
    const whoseIs = (row: number) => ((contact[row] as number) >= 0 ? contact[row] : contactAt(this.#block, row));
    const byContact = groupBy(
      this.#rows(() => true),
      whoseIs,
    );
    for (const rows of byContact.values()) yield this.#assembled(rows).events;
  }

  /** How many events lie after an instant. */
  eventsAfter(instant: Instant): number {
    const { at, deliveredAt } = this.#block;
    const isLate = (row: number) => (at[row] as number) > instant || (deliveredAt[row] as number) > instant;
    const { events } = this.#assembled(this.#rows((row) => this.#isTwin(row) || isLate(row)));
    return events.filter((event) => event.at > instant).length;
  }

  #rows(isWanted: (row: number) => boolean): readonly number[] {
    const rows: number[] = [];
    for (let row = 0; row < this.#block.length; row++) if (isWanted(row)) rows.push(row);
    return rows;
  }

  /** Rows that share an id have to be assembled together. */
  #assembled(rows: readonly number[]): Assembled {
    return assemble(
      rows.map((row) => rowAt(this.#block, row, this.#scanner.profiles.all, this.#file)),
      this.#idHorizon,
    );
  }

  #saidAt(row: number) {
    const said = this.#scanner.profiles.all[this.#block.profile[row] as number];
    if (said === undefined) throw new RangeError(`no row ${row}`);
    return said;
  }

  /** Whether a row by itself is an event without findings: the first one that says the same tells. */
  #isQuietAt(row: number): boolean {
    const { at, deliveredAt, profile } = this.#block;
    const order = ORDERS.indexOf(Math.sign((deliveredAt[row] as number) - (at[row] as number)));
    const key = (profile[row] as number) * (ORDERS.length + 1) + order + 1;
    const known = this.#isQuiet.get(key);
    if (known !== undefined) return known;
    const { events, findings } = this.#assembled([row]);
    const isQuiet = events.length > 0 && findings.length === 0;
    this.#isQuiet.set(key, isQuiet);
    return isQuiet;
  }
}

/** Delivered before, at and after the time of the row. */
const ORDERS = [-1, 0, 1];

/** The last line may lack its end. */
function ended(bytes: Buffer): Buffer {
  return bytes.at(-1) === LINE_FEED ? bytes : Buffer.concat([bytes, Buffer.of(LINE_FEED)]);
}

/** No row is shorter than a line. */
function linesFrom(bytes: Buffer, from: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED, from); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines;
}
