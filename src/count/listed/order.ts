import type { RowBlock } from '../../input/plain/block.js';
import { contactAt } from '../../input/plain/block.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { compareText } from '../../model/text.js';
import { grown, grownLength } from '../grown.js';
import { PairNames } from '../names.js';

/** Rows for which it is worth having a bucket. */
const FEWEST = 1 << 14;
/** Each bucket is an open file with some memory of its own. */
const MOST_BUCKETS = 256;

/**
 * The contacts of a log in the order in which they are printed, spread over buckets of about as many rows each. First every
 * row is counted; once the order is settled, each can be asked for its place.
 */
export class ContactOrder {
  /** Rows counted. */
  rows = 0;
  /** Once settled: how many buckets there are, and the rows of the largest. */
  buckets = 0;
  largest = 0;
  readonly #names = new PairNames();
  readonly #number = this.#names.numberIndex(null);
  #rowsOf = new Int32Array(1024);
  #contacts = 0;
  #inOrder = new Uint32Array();
  #rankOf = new Int32Array();
  #bucketAt = new Int32Array();

  count(block: RowBlock): void {
    for (let row = 0; row < block.length; row++) this.countRowOf(this.#indexOf(block, row));
  }

  /** `contact` is what `ofPhone` or `ofName` says of it. */
  countRowOf(contact: number): void {
    this.#addRows(contact, 1);
    this.rows += 1;
  }

  /** The rows of one contact are another's. */
  join(contact: number, into: number): void {
    const rows = this.#rowsOf[contact] ?? 0;
    if (rows === 0) return;
    this.#addRows(into, rows);
    this.#rowsOf[contact] = 0;
  }

  ofPhone(phone: number): number {
    return this.#names.ofPhone(phone, this.#number);
  }

  ofName(name: string): number {
    return this.#names.ofName(name, this.#number);
  }

  /** How many contacts there are, once the order is settled. */
  get length(): number {
    return this.#inOrder.length;
  }

  settle(fewest = FEWEST): void {
    const inOrder = Uint32Array.from({ length: this.#contacts }, (_, contact) => contact)
      .filter((contact) => (this.#rowsOf[contact] as number) > 0)
      .sort((a, b) => this.#compare(a, b));
    this.#inOrder = inOrder;
    this.#rankOf = new Int32Array(this.#contacts);
    this.#bucketAt = new Int32Array(this.#contacts);
    const enough = Math.max(fewest, Math.ceil(this.rows / MOST_BUCKETS));
    let inBucket = 0;
    for (const [rank, contact] of inOrder.entries()) {
      if (inBucket >= enough) inBucket = 0;
      if (inBucket === 0) this.buckets += 1;
      inBucket += this.#rowsOf[contact] as number;
      this.largest = Math.max(this.largest, inBucket);
      this.#rankOf[contact] = rank;
      this.#bucketAt[rank] = this.buckets - 1;
    }
  }

  /** Of the contact of a row among all of them, from 0 on. */
  rankOf(block: RowBlock, row: number): number {
    return this.rankOfContact(this.#indexOf(block, row));
  }

  rankOfContact(contact: number): number {
    if (contact >= this.#contacts) throw new NotPlain('the input has changed while it was read');
    return this.#rankOf[contact] as number;
  }

  /** The names of all contacts in their order; null is one without a name. */
  names(): (string | null)[] {
    return Array.from(this.#inOrder, (contact) => this.#names.contactOf(contact));
  }

  /** `contact` is what `ofPhone` or `ofName` says of it. */
  nameOf(contact: number): string | null {
    return this.#names.contactOf(contact);
  }

  /** The name of the contact at a place in that order. */
  nameAt(rank: number): string | null {
    return this.#names.contactOf(this.#inOrder[rank] as number);
  }

  /** Of the contact at a place in that order. */
  bucketAt(rank: number): number {
    return this.#bucketAt[rank] as number;
  }

  #addRows(contact: number, rows: number): void {
    if (contact >= this.#rowsOf.length) this.#rowsOf = grown(this.#rowsOf, new Int32Array(grownLength(contact)));
    if (contact >= this.#contacts) this.#contacts = contact + 1;
    this.#rowsOf[contact] = (this.#rowsOf[contact] as number) + rows;
  }

  #indexOf(block: RowBlock, row: number): number {
    const phone = block.contact[row] as number;
    return phone >= 0 ? this.ofPhone(phone) : this.ofName(contactAt(block, row) ?? '');
  }

  /** As texts compare, where most are phone numbers: `+491` comes before `+4912`, and that before `+50`. */
  #compare(a: number, b: number): number {
    const first = this.#names.contactIndex(a);
    const second = this.#names.contactIndex(b);
    if (first > 0 && second > 0) return filled(first) - filled(second) || first - second;
    return compareText(this.#names.contactOf(a), this.#names.contactOf(b));
  }
}

/** A phone number filled up with zeros to fifteen digits. */
function filled(phone: number): number {
  let long = phone;
  while (long < 1e14) long *= 10;
  return long;
}
