import { SECOND } from '../../model/instant.js';
import { Hash } from '../plain/hash.js';
import { emptyRow, type HeardRow } from './row.js';
import { SLOT, stretchesOf, type Slot, type Stretch } from './slots.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;
const NOT_ASCII = 127;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const LETTER_U = 117;
/** What may follow a backslash: `"\/bfnrt`, and u. */
const ESCAPES = new Set([34, 92, 47, 98, 102, 110, 114, 116, LETTER_U]);

/** A log has some dozens of shapes; of one that has thousands the rest is read in the ordinary way. */
const MOST_SHAPES = 4096;
/** As long as the one text that a rule asks for: see `CALLBACK`. */
const TAG_OF_RULES = 'issue_resolution';

/** Where lines of one shape go on alike, or part. */
interface Node {
  text: Buffer;
  /** The text in words of four bytes, but for the last up to three. */
  words: Int32Array;
  slot: Slot | null;
  /** After the slot. */
  next: Node | null;
  /** Without a slot: by the first byte of what follows. */
  branches: Map<number, Node> | null;
  /** The profile of lines that end here; -1 for none. */
  profile: number;
  /** The id of such a line is asked for, and not only its hash. */
  named: boolean;
}

/**
 * Shapes of lines: what lines with one message or status share byte by byte, and where they differ. A line of a known shape
 * says what the first line of that shape said, but for its slots; so only one of each has to be understood.
 */
export class Shapes {
  readonly #hash = new Hash();
  #root: Node | null = null;
  #known = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** Where the slots of the line begin and end that are read after the others. */
  #idFrom = 0;
  #idEnd = 0;
  #conversationFrom = 0;
  #conversationEnd = 0;

  /** The bytes from which lines are read: UTF-8 that ends with a line feed. */
  open(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /**
   * Fills the row with what the line at `from` says, but for its number. Returns where the next line begins, or -1 where its
   * shape is not known.
   */
  read(from: number, row: HeardRow): number {
    const bytes = this.#bytes;
    const view = this.#view;
    row.expiresAt = NaN;
    this.#conversationEnd = 0;
    let node = this.#root;
    let at = from;
    while (node !== null) {
      const { text, words } = node;
      const end = at + text.length;
      if (end > bytes.length) return -1;
      for (let word = 0; word < words.length; word++, at += 4) {
        if (view.getInt32(at, true) !== words[word]) return -1;
      }
      for (let index = words.length * 4; at < end; index++, at++) if (bytes[at] !== text[index]) return -1;
      if (node.slot !== null) {
        at = node.slot === SLOT.FREE ? freeEnd(bytes, at) : this.#slot(bytes, at, node.slot, row);
        if (at < 0) return -1;
        node = node.next;
      } else if (node.profile >= 0 && isLineEnd(bytes, at)) {
        row.profile = node.profile;
        this.#readIds(bytes, row);
        row.idStart = node.named ? this.#idFrom : 0;
        row.idEnd = node.named ? this.#idEnd : 0;
        return at + (bytes[at] === LINE_FEED ? 1 : 2);
      } else {
        node = node.branches?.get(bytes[at] as number) ?? null;
      }
    }
    return -1;
  }

  /** Remembers the shape of a line that says what the row says, and nothing else. */
  learn(line: Buffer, row: HeardRow): void {
    if (this.#known >= MOST_SHAPES) return;
    const stretches = stretchesOf(Buffer.from(line));
    const needed = [SLOT.TIME, SLOT.CONTACT, SLOT.ID];
    if (!needed.every((slot) => stretches.filter((stretch) => stretch.slot === slot).length === 1)) return;
    if (!this.#readsAs(line, stretches, row)) return;
    this.#known += 1;
    this.#root ??= emptyNode((stretches[0] as Stretch).text);
    grow(this.#root, stretches, row);
  }

  /** Whether the slots of the line can be read, and say what the row says. */
  #readsAs(line: Buffer, stretches: readonly Stretch[], { at, contact, idHigh, idLow, expiresAt }: HeardRow): boolean {
    const own = emptyRow();
    const bytes = Buffer.concat([line, Buffer.of(LINE_FEED)]);
    let end = 0;
    this.#conversationEnd = 0;
    for (const { text, slot } of stretches) {
      end += text.length;
      if (slot !== null) end = slot === SLOT.FREE ? freeEnd(bytes, end) : this.#slot(bytes, end, slot, own);
      if (end < 0) return false;
    }
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
  #slot(bytes: Buffer, at: number, slot: Slot, row: HeardRow): number {
    if (slot === SLOT.NUMBER) return numberEnd(bytes, at);
    const end = bareEnd(bytes, at);
    switch (slot) {
      case SLOT.TIME:
        row.at = digits(bytes, at, end, 10, 10) * SECOND;
        return Number.isNaN(row.at) ? -1 : end;
      case SLOT.CONTACT:
        row.contact = digits(bytes, at, end, 7, 15);
        return Number.isNaN(row.contact) ? -1 : end;
      case SLOT.PHONE:
        return Number.isNaN(digits(bytes, at, end, 7, 15)) ? -1 : end;
      case SLOT.EXPIRES:
        row.expiresAt = digits(bytes, at, end, 10, 10) * SECOND;
        return Number.isNaN(row.expiresAt) ? -1 : end;
      case SLOT.ID:
        this.#idFrom = at;
        this.#idEnd = end;
        return end === at ? -1 : end;
      case SLOT.CONVERSATION:
        this.#conversationFrom = at;
        this.#conversationEnd = end;
        return end === at ? -1 : end;
      case SLOT.CALLBACK:
        // A JSON object may name the template, and one word is known to the rules.
        return isLetterOrDigit(bytes[at] as number) && end - at !== TAG_OF_RULES.length ? end : -1;
      default:
        return end === at ? -1 : end;
    }
  }

  #readIds(bytes: Buffer, row: HeardRow): void {
    const hash = this.#hash;
    hash.start();
    hash.bytes(bytes, this.#idFrom, this.#idEnd);
    row.idHigh = hash.high;
    row.idLow = hash.low;
    row.conversationHigh = 0;
    row.conversationLow = 0;
    if (this.#conversationEnd === 0) return;
    hash.start();
    hash.bytes(bytes, this.#conversationFrom, this.#conversationEnd);
    row.conversationHigh = hash.high;
    row.conversationLow = hash.low;
  }
}

/** Adds the stretches below the node. Where a line has a slot and another one none, the first one stands. */
function grow(root: Node, stretches: readonly Stretch[], { profile, word }: HeardRow): void {
  let node = root;
  for (const [index, { text, slot }] of stretches.entries()) {
    const end = along(node, text);
    const isLast = index === stretches.length - 1;
    if (end === null || (end.branches !== null && !isLast)) return;
    if (isLast) {
      if (end.slot !== null) return;
      end.profile = profile;
      end.named = word !== null;
      return;
    }
    if (end.slot === null) {
      if (end.profile >= 0) return;
      end.slot = slot;
      end.next = emptyNode((stretches[index + 1] as Stretch).text);
    } else if (end.slot !== slot) return;
    node = end.next as Node;
  }
}

/** The node at whose end the text ends, with what it needs made on the way; null where a slot stands in the way. */
function along(from: Node, whole: Buffer): Node | null {
  let node = from;
  let text = whole;
  for (;;) {
    const shared = sharedLength(node.text, text);
    if (shared < node.text.length) split(node, shared);
    text = text.subarray(shared);
    if (text.length === 0) return node;
    if (node.slot !== null) return null;
    node.branches ??= new Map();
    const [byte = 0] = text;
    const branch = node.branches.get(byte) ?? emptyNode(text);
    node.branches.set(byte, branch);
    node = branch;
  }
}

function split(node: Node, at: number): void {
  const text = node.text.subarray(at);
  const rest: Node = { ...node, text, words: wordsOf(text) };
  node.branches = new Map([[rest.text[0] as number, rest]]);
  node.text = node.text.subarray(0, at);
  node.words = wordsOf(node.text);
  node.slot = null;
  node.next = null;
  node.profile = -1;
}

function emptyNode(text: Buffer): Node {
  return { text, words: wordsOf(text), slot: null, next: null, branches: null, profile: -1, named: false };
}

function wordsOf(text: Buffer): Int32Array {
  return Int32Array.from({ length: Math.floor(text.length / 4) }, (_, word) => text.readInt32LE(word * 4));
}

function sharedLength(a: Buffer, b: Buffer): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function isLineEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === LINE_FEED || (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED);
}

/** The end of a text of any characters; -1 where it is no JSON. */
function freeEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (byte < SPACE) return -1;
    if (byte !== BACKSLASH) at += 1;
    else {
      const escape = bytes[at + 1] as number;
      if (!ESCAPES.has(escape)) return -1;
      if (escape === LETTER_U && !isHexadecimal(bytes, at + 2)) return -1;
      at += escape === LETTER_U ? 6 : 2;
    }
  }
}

function isHexadecimal(bytes: Buffer, from: number): boolean {
  return /^[0-9a-fA-F]{4}$/.test(bytes.toString('latin1', from, from + 4));
}

/** The end of a text of visible ASCII characters, none of them a quote or a backslash; `from` itself for any other. */
function bareEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (byte <= SPACE || byte >= NOT_ASCII || byte === BACKSLASH) return from;
    at += 1;
  }
}

/** A whole number or a decimal fraction, in the spelling of JSON. */
function numberEnd(bytes: Buffer, from: number): number {
  const start = bytes[from] === MINUS ? from + 1 : from;
  let at = start;
  while (isDigit(bytes[at])) at += 1;
  if (at === start || (bytes[start] === ZERO && at > start + 1)) return -1;
  if (bytes[at] !== POINT) return at;
  const fraction = at + 1;
  at = fraction;
  while (isDigit(bytes[at])) at += 1;
  return at === fraction ? -1 : at;
}

/** NaN for anything but a number of so many digits that begins with none of zero. */
function digits(bytes: Buffer, from: number, end: number, least: number, most: number): number {
  const length = end - from;
  if (length < least || length > most || bytes[from] === ZERO) return NaN;
  let number = 0;
  for (let at = from; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function isLetterOrDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}
