import { integers, numbers } from '../memory.js';

/** Rows of a timeline as columns of numbers, in the order of the input. What rows have in common is their profile. */
export interface RowBlock {
  length: number;
  /** The bytes in which ids stand. */
  text: Buffer;
  /** Ids and contacts that do not stand in `text` as they are. */
  readonly words: string[];
  /** The first byte of the row in `text`. */
  readonly start: Int32Array;
  /** Milliseconds since the epoch. */
  readonly at: Float64Array;
  /** The digits of a phone number; 0 for none; below 0 any other name, `words[-1 - contact]`. */
  readonly contact: Float64Array;
  /** Index of the profile among those of the scanner. */
  readonly profile: Int32Array;
  /** Milliseconds since the epoch; NaN where the row does not say. */
  readonly deliveredAt: Float64Array;
  /** `text[idStart, idEnd)`, of ASCII; where `idEnd` is below 0 `words[-1 - idEnd]`; none where both are 0. */
  readonly idStart: Int32Array;
  readonly idEnd: Int32Array;
  /** 64 bits of the id. */
  readonly idHigh: Int32Array;
  readonly idLow: Int32Array;
  /** Counted from 1 in the whole input. */
  readonly line: Int32Array;
}

/** `shared`: several jobs use it in turn. */
export function emptyBlock(capacity: number, shared = false): RowBlock {
  return {
    length: 0,
    text: Buffer.alloc(0),
    words: [],
    start: integers(capacity, shared),
    at: numbers(capacity, shared),
    contact: numbers(capacity, shared),
    profile: integers(capacity, shared),
    deliveredAt: numbers(capacity, shared),
    idStart: integers(capacity, shared),
    idEnd: integers(capacity, shared),
    idHigh: integers(capacity, shared),
    idLow: integers(capacity, shared),
    line: integers(capacity, shared),
  };
}

export function clear(block: RowBlock): void {
  block.length = 0;
  block.words.length = 0;
}

export function contactAt(block: RowBlock, row: number): string | null {
  const contact = block.contact[row] ?? 0;
  if (contact === 0) return null;
  return contact > 0 ? `+${contact}` : (block.words[-1 - contact] ?? null);
}

export function idAt({ text, words, idStart, idEnd }: RowBlock, row: number): string | null {
  const end = idEnd[row] ?? 0;
  if (end === 0) return null;
  return end > 0 ? text.toString('latin1', idStart[row], end) : (words[-1 - end] ?? null);
}
