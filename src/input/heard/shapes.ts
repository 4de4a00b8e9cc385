import { SECOND } from '../../model/instant.js';
import { Hash } from '../plain/hash.js';
import { isUserId } from '../../model/userId.js';
import type { Persons } from './persons.js';
import { emptyRow, type HeardRow } from './row.js';
import { SLOT, stretchesOf, type Slot, type Stretch } from './slots.js';
import { bareEnd, textBytes, type TextBytes } from './texts.js';
import { ShapeTree } from './tree.js';
import { againEnd, byteAt, digits, freeEnd, isLetterOrDigit, isLineEnd, numberEnd, phoneEnd } from './values.js';

const LINE_FEED = 10;
const QUOTE = 34;

/** A log has some dozens of shapes; of one that has thousands the rest is read in the ordinary way. */
const MOST_SHAPES = 4096;
/** As long as the one text that a rule asks for: see `CALLBACK`. */
const TAG_OF_RULES = 'issue_resolution';

/**
 * Shapes of lines: what lines with one message or status share byte by byte, and where they differ. A line of a known shape
 * says what the first line of that shape said, but for its slots; so only one of each has to be understood.
 */
export class Shapes {
  readonly #persons: Persons;
  readonly #hash = new Hash();
  readonly #tree = new ShapeTree();
  #known = 0;
  #text = textBytes(Buffer.alloc(0));
  /** Where the slots of the line begin and end that are read after the others. */
  #idFrom = 0;
  #idEnd = 0;
  #conversationFrom = 0;
  #conversationEnd = 0;
  /** Of the contact: the phone number beside the one that tells who it is, and the first of each kind of user ids. */
  #phone = 0;
  readonly #user: Told = { from: 0, end: 0 };
  readonly #parent: Told = { from: 0, end: 0 };

  constructor(persons: Persons) {
    this.#persons = persons;
  }

  /** The bytes from which lines are read: UTF-8 that ends with a line feed. */
  open(bytes: Buffer): void {
    this.#text = textBytes(bytes);
  }

  /**
   * Fills the row with what the line at `from` says, but for its number. Returns where the next line begins, or -1 where its
   * shape is not known.
   */
  read(from: number, row: HeardRow): number {
    const text = this.#text;
    this.#begin(row);
    const { texts } = this.#tree;
    let node = this.#tree.root;
    let at = from;
    while (node !== null) {
      const { slot } = node;
      if (!texts.standsAt(text, at, node.kept, node.length)) return -1;
      at += node.length;
      if (slot !== null) {
        at = slot === SLOT.FREE ? freeEnd(text, at) : this.#slot(text, at, slot, row);
        if (at < 0) return -1;
        node = node.next;
      } else if (node.profile >= 0 && isLineEnd(text, at)) {
        if (!this.#readPerson(text, row)) return -1;
        row.profile = node.profile;
        this.#readIds(text, row);
        row.idStart = node.named ? this.#idFrom : 0;
        row.idEnd = node.named ? this.#idEnd : 0;
        return at + (text.view.getUint8(at) === LINE_FEED ? 1 : 2);
      } else {
        node = at < text.length ? (node.branches?.[text.view.getUint8(at)] ?? null) : null;
      }
    }
    return -1;
  }

  /** Remembers the shape of a line that says what the row says, and nothing else. */
  learn(line: Buffer, row: HeardRow): void {
    if (this.#known >= MOST_SHAPES) return;
    const stretches = stretchesOf(Buffer.from(line));
    const count = (slot: Slot): number => stretches.filter((stretch) => stretch.slot === slot).length;
    const namesContact = count(SLOT.CONTACT) === 1 || (count(SLOT.CONTACT) === 0 && count(SLOT.USER) > 0);
    if (count(SLOT.TIME) !== 1 || count(SLOT.ID) !== 1 || !namesContact) return;
    if (!this.#readsAs(line, stretches, row)) return;
    this.#known += 1;
    this.#tree.add(stretches, row.profile, row.word !== null);
  }

  /** Whether the slots of the line can be read, and say what the row says. */
  #readsAs(line: Buffer, stretches: readonly Stretch[], { at, contact, idHigh, idLow, expiresAt }: HeardRow): boolean {
    const own = emptyRow();
    const bytes = textBytes(Buffer.concat([line, Buffer.of(LINE_FEED)]));
    let end = 0;
    this.#begin(own);
    for (const { text, slot } of stretches) {
      end += text.length;
      if (slot !== null) end = slot === SLOT.FREE ? freeEnd(bytes, end) : this.#slot(bytes, end, slot, own);
      if (end < 0) return false;
    }
    if (!this.#readPerson(bytes, own)) return false;
    this.#readIds(bytes, own);
    return (
      own.idHigh === idHigh &&
      own.idLow === idLow &&
      own.at === at &&
      own.contact === contact &&
      Object.is(own.expiresAt, expiresAt)
    );
  }

  /** The end of the slot, or -1 where what stands there is for the ordinary reader. */
  #slot(text: TextBytes, at: number, slot: Slot, row: HeardRow): number {
    switch (slot) {
      case SLOT.NUMBER:
        return numberEnd(text, at);
      case SLOT.TIME:
        row.at = digits(text, at, at + 10) * SECOND;
        return Number.isNaN(row.at) ? -1 : at + 10;
      case SLOT.EXPIRES:
        row.expiresAt = digits(text, at, at + 10) * SECOND;
        return Number.isNaN(row.expiresAt) ? -1 : at + 10;
      case SLOT.CONTACT: {
        const end = phoneEnd(text, at);
        row.contact = digits(text, at, end);
        return end;
      }
      case SLOT.PHONE: {
        const end = phoneEnd(text, at);
        this.#phone = digits(text, at, end);
        return end;
      }
      case SLOT.USER:
        return userIdEnd(text, at, this.#user);
      case SLOT.PARENT:
        return userIdEnd(text, at, this.#parent);
      default:
        return this.#bare(text, at, slot);
    }
  }

  #bare(text: TextBytes, at: number, slot: Slot): number {
    const end = wordEnd(text, at);
    if (end < 0) return -1;
    switch (slot) {
      case SLOT.ID:
        this.#idFrom = at;
        this.#idEnd = end;
        return end;
      case SLOT.CONVERSATION:
        this.#conversationFrom = at;
        this.#conversationEnd = end;
        return end;
      case SLOT.CALLBACK:
        // A JSON object may name the template, and one word is known to the rules.
        return isLetterOrDigit(byteAt(text, at)) && end - at !== TAG_OF_RULES.length ? end : -1;
      default:
        return end;
    }
  }

  /** Another line is read. */
  #begin(row: HeardRow): void {
    row.contact = 0;
    row.expiresAt = NaN;
    this.#conversationEnd = 0;
    this.#phone = 0;
    this.#user.end = 0;
    this.#parent.end = 0;
  }

  /** Who the contact is. False where only the ordinary reader can tell. */
  #readPerson(text: TextBytes, row: HeardRow): boolean {
    if (this.#user.end > 0 && !this.#isOf(text, this.#user, row)) return false;
    if (this.#parent.end > 0 && !this.#isOf(text, this.#parent, row)) return false;
    const isNamed = this.#user.end > 0 || this.#parent.end > 0;
    return row.contact !== 0 && (!isNamed || this.#phone === 0 || this.#phone === row.contact);
  }

  /** Whether the contact has this user id; where no number tells who that is, whoever has it. */
  #isOf({ view }: TextBytes, { from, end }: Told, row: HeardRow): boolean {
    const hash = this.#hash;
    hash.start();
    hash.bytes(view, from, end);
    const known = this.#persons.find(hash.high, hash.low);
    if (row.contact === 0) row.contact = known;
    if (known !== 0) return known === row.contact;
    return row.contact > 0 && isUserIdAt(view, from, end) && this.#persons.note(hash.high, hash.low, row.contact);
  }

  #readIds({ view }: TextBytes, row: HeardRow): void {
    const hash = this.#hash;
    hash.start();
    hash.bytes(view, this.#idFrom, this.#idEnd);
    row.idHigh = hash.high;
    row.idLow = hash.low;
    row.conversationHigh = 0;
    row.conversationLow = 0;
    if (this.#conversationEnd === 0) return;
    hash.start();
    hash.bytes(view, this.#conversationFrom, this.#conversationEnd);
    row.conversationHigh = hash.high;
    row.conversationLow = hash.low;
  }
}

/** Where the first user id of a kind stands in the line; `end` is 0 before that. */
interface Told {
  from: number;
  end: number;
}

/** The end of a user id, which is to be the one told before where there is one; -1 where it is not. */
function userIdEnd(text: TextBytes, at: number, told: Told): number {
  if (told.end > 0) return againEnd(text, told.from, told.end, at);
  const end = wordEnd(text, at);
  if (end < 0) return -1;
  told.from = at;
  told.end = end;
  return end;
}

/** The end of plain characters before a quote; -1 where there are none or others. */
function wordEnd(text: TextBytes, at: number): number {
  const end = bareEnd(text, at);
  return end === at || byteAt(text, end) !== QUOTE ? -1 : end;
}

/** Longer than what a user id begins with: `US.ENT.` */
const BEGINNING = 8;

/** Whether a user id stands there: its beginning tells, and the rest is letters and digits. */
function isUserIdAt(view: DataView, from: number, end: number): boolean {
  let text = '';
  for (let at = from; at < Math.min(end, from + BEGINNING); at++) text += String.fromCharCode(view.getUint8(at));
  if (!isUserId(text)) return false;
  for (let at = from + BEGINNING; at < end; at++) if (!isLetterOrDigit(view.getUint8(at))) return false;
  return true;
}
