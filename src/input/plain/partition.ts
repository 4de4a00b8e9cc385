import { contactAt, type RowBlock } from './block.js';
import { Hash } from './hash.js';

/** Copies the rows of a block to empty ones with room for them, all of a contact to the same. Their order stays. */
export function partition(block: RowBlock, parts: readonly RowBlock[]): void {
  const places = placesOf(block, parts.length);
  for (const [place, part] of parts.entries()) {
    part.text = block.text;
    copyRows(block, places, place, part);
  }
}

const hash = new Hash();

/** Of each row the part to which it goes. */
function placesOf(block: RowBlock, count: number): Uint16Array {
  const { contact: contacts, length } = block;
  const places = new Uint16Array(length);
  for (let row = 0; row < length; row++) {
    const contact = contacts[row] as number;
    const number = contact >= 0 ? hashOf(contact) : hashOfName(contactAt(block, row) ?? '');
    places[row] = number % count;
  }
  return places;
}

/** `contact` is a whole number of up to 53 bits. */
function hashOf(contact: number): number {
  const mixed = Math.imul((contact | 0) ^ Math.imul((contact / 2 ** 32) | 0, 0x85ebca6b), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 1;
}

function hashOfName(contact: string): number {
  hash.text(contact);
  return hash.high >>> 1;
}

/** Appends the rows of a block that go to this place. */
function copyRows(from: RowBlock, places: Uint16Array, place: number, to: RowBlock): void {
  const first = to.length;
  to.length = copyColumns(from, places, place, to);
  if (from.words.length > 0) copyWords(from, to, first, to.length);
}

/** Returns how many rows there are then. It has nothing but this loop, so that the compiler need not guess what follows. */
function copyColumns(from: RowBlock, places: Uint16Array, place: number, to: RowBlock): number {
  const { length, start, at, contact, profile, deliveredAt, idStart, idEnd, idHigh, idLow, line } = from;
  let last = to.length;
  for (let row = 0; row < length; row++) {
    if (places[row] !== place) continue;
    to.start[last] = start[row] as number;
    to.at[last] = at[row] as number;
    to.contact[last] = contact[row] as number;
    to.profile[last] = profile[row] as number;
    to.deliveredAt[last] = deliveredAt[row] as number;
    to.idStart[last] = idStart[row] as number;
    to.idEnd[last] = idEnd[row] as number;
    to.idHigh[last] = idHigh[row] as number;
    to.idLow[last] = idLow[row] as number;
    to.line[last] = line[row] as number;
    last += 1;
  }
  return last;
}

/** What the rows `[first, until)` of a block have in words, of another block from which they are. */
function copyWords({ words }: RowBlock, to: RowBlock, first: number, until: number): void {
  for (let row = first; row < until; row++) {
    const contact = to.contact[row] as number;
    const idEnd = to.idEnd[row] as number;
    if (contact < 0) to.contact[row] = -to.words.push(words[-1 - contact] ?? '');
    if (idEnd < 0) to.idEnd[row] = -to.words.push(words[-1 - idEnd] ?? '');
  }
}

/** Appends a row, whose text stays where it is. */
export function copyRow(from: RowBlock, row: number, to: RowBlock): void {
  const at = to.length++;
  to.start[at] = from.start[row] as number;
  to.at[at] = from.at[row] as number;
  to.contact[at] = from.contact[row] as number;
  to.profile[at] = from.profile[row] as number;
  to.deliveredAt[at] = from.deliveredAt[row] as number;
  to.idStart[at] = from.idStart[row] as number;
  to.idEnd[at] = from.idEnd[row] as number;
  to.idHigh[at] = from.idHigh[row] as number;
  to.idLow[at] = from.idLow[row] as number;
  to.line[at] = from.line[row] as number;
  if (from.words.length > 0) copyWords(from, to, at, at + 1);
}
