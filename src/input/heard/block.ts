import { SECOND } from '../../model/instant.js';
import { integers, numbers } from '../memory.js';
import type { HeardRow } from './row.js';

/** Rows of webhooks as columns of numbers, in the order of the input; see `HeardRow`. */
export interface HeardBlock {
  length: number;
  /** The bytes in which ids stand. */
  text: Buffer;
  /** Ids that do not stand in `text` as they are. */
  readonly words: string[];
  profile: Int32Array;
  at: Float64Array;
  contact: Float64Array;
  /** `text[idStart, idEnd)`, of ASCII; where `idEnd` is below 0 `words[-1 - idEnd]`; none where both are 0. */
  idStart: Int32Array;
  idEnd: Int32Array;
  idHigh: Int32Array;
  idLow: Int32Array;
  conversationHigh: Int32Array;
  conversationLow: Int32Array;
  expiresAt: Float64Array;
  /** Where the line begins in `text`, while that is what was read. */
  start: Int32Array;
  line: Int32Array;
  /** The latest second told by this row and those before it, also by rows that are not in this block. */
  newest: Float64Array;
  /** The latest second told until the end of the block. */
  latest: number;
}

/** `shared`: several jobs use it in turn. */
export function emptyHeardBlock(capacity: number, shared = false): HeardBlock {
  return {
    length: 0,
    text: Buffer.alloc(0),
    words: [],
    profile: integers(capacity, shared),
    at: numbers(capacity, shared),
    contact: numbers(capacity, shared),
    idStart: integers(capacity, shared),
    idEnd: integers(capacity, shared),
    idHigh: integers(capacity, shared),
    idLow: integers(capacity, shared),
    conversationHigh: integers(capacity, shared),
    conversationLow: integers(capacity, shared),
    expiresAt: numbers(capacity, shared),
    start: integers(capacity, shared),
    line: integers(capacity, shared),
    newest: numbers(capacity, shared),
    latest: -Infinity,
  };
}

export function capacityOf({ profile }: HeardBlock): number {
  return profile.length;
}

/** Rows to come are of the same log. */
export function clear(block: HeardBlock): void {
  block.length = 0;
  block.words.length = 0;
}

/** Adds a row, for which there has to be room. */
export function append(block: HeardBlock, row: HeardRow): void {
  const to = block.length++;
  block.profile[to] = row.profile;
  block.at[to] = row.at;
  block.contact[to] = row.contact;
  block.idStart[to] = row.idStart;
  block.idEnd[to] = row.word === null ? row.idEnd : -block.words.push(row.word);
  block.idHigh[to] = row.idHigh;
  block.idLow[to] = row.idLow;
  block.conversationHigh[to] = row.conversationHigh;
  block.conversationLow[to] = row.conversationLow;
  block.expiresAt[to] = row.expiresAt;
  block.start[to] = row.start;
  block.line[to] = row.line;
  const second = Math.floor(row.at / SECOND);
  if (second > block.latest) block.latest = second;
  block.newest[to] = block.latest;
}

/** Empty of what the customer sent. */
export function idAt({ text, words, idStart, idEnd }: HeardBlock, row: number): string {
  const end = idEnd[row] as number;
  if (end === 0) return '';
  return end > 0 ? text.toString('latin1', idStart[row], end) : (words[-1 - end] ?? '');
}

/** Makes room for so many rows more in a block that is shared. */
export function makeRoom(block: HeardBlock, rows: number): void {
  if (block.length + rows <= capacityOf(block)) return;
  const wider = emptyHeardBlock((block.length + rows) * 2, true);
  for (const column of COLUMNS) block[column] = widened(block[column], wider[column]);
  for (const column of WIDE_COLUMNS) block[column] = widened(block[column], wider[column]);
}

function widened<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const COLUMNS = [
  'profile',
  'idStart',
  'idEnd',
  'idHigh',
  'idLow',
  'conversationHigh',
  'conversationLow',
  'start',
  'line',
] as const;
const WIDE_COLUMNS = ['at', 'contact', 'expiresAt', 'newest'] as const;
