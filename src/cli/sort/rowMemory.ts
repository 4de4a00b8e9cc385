import type { RowBlock } from '../../input/plain/block.js';

/** What stands before the text of a row: ten numbers of four bytes, then three of eight, as the columns of a block. */
const SIZE = 0;
const FILE = 1;
const LINE = 2;
const PROFILE = 3;
const ID_START = 4;
const ID_END = 5;
const ID_HIGH = 6;
const ID_LOW = 7;
const TEXT_LENGTH = 8;
const NAME_LENGTH = 9;
const AT = 5;
const CONTACT = 6;
const DELIVERED_AT = 7;
const HEAD = 64;

/** A row of a block, and from which file it is. */
export interface PlacedRow {
  readonly block: RowBlock;
  readonly row: number;
  /** The byte of the block's text at which the row ends. */
  readonly end: number;
  readonly file: number;
}

/**
 * Memory for rows in a form that can lie in a file: numbers, the text of the row, then a contact and an id that do not stand
 * in the text as they are. Each begins at a multiple of eight bytes.
 */
export class RowMemory {
  readonly bytes: Buffer;
  readonly #ints: Int32Array;
  readonly #floats: Float64Array;

  constructor(size: number) {
    const memory = new ArrayBuffer(inEights(size));
    this.bytes = Buffer.from(memory);
    this.#ints = new Int32Array(memory);
    this.#floats = new Float64Array(memory);
  }

  /** Puts a row at byte `at`. Returns how many bytes it takes; where there are fewer, nothing is put. */
  put(at: number, { block, row, end, file }: PlacedRow): number {
    const start = block.start[row] as number;
    const contact = block.contact[row] as number;
    const idEnd = block.idEnd[row] as number;
    const name = contact < 0 ? Buffer.from(block.words[-1 - contact] ?? '') : NOTHING;
    const id = idEnd < 0 ? Buffer.from(block.words[-1 - idEnd] ?? '') : NOTHING;
    const text = at + HEAD;
    const size = inEights(HEAD + end - start + name.length + id.length);
    if (at + size > this.bytes.length) return size;
    const ints = this.#ints;
    const int = at >>> 2;
    ints[int + SIZE] = size;
    ints[int + FILE] = file;
    ints[int + LINE] = block.line[row] as number;
    ints[int + PROFILE] = block.profile[row] as number;
    ints[int + ID_START] = (block.idStart[row] as number) - start;
    ints[int + ID_END] = idEnd > 0 ? idEnd - start : -id.length;
    ints[int + ID_HIGH] = block.idHigh[row] as number;
    ints[int + ID_LOW] = block.idLow[row] as number;
    ints[int + TEXT_LENGTH] = end - start;
    ints[int + NAME_LENGTH] = name.length;
    const float = at >>> 3;
    this.#floats[float + AT] = block.at[row] as number;
    this.#floats[float + CONTACT] = contact;
    this.#floats[float + DELIVERED_AT] = block.deliveredAt[row] as number;
    block.text.copy(this.bytes, text, start, end);
    if (name.length > 0) name.copy(this.bytes, text + end - start);
    if (id.length > 0) id.copy(this.bytes, text + end - start + name.length);
    return size;
  }

  /** How many bytes the row at `at` takes. */
  sizeAt(at: number): number {
    return this.#ints[(at >>> 2) + SIZE] as number;
  }

  timeAt(at: number): number {
    return this.#floats[(at >>> 3) + AT] as number;
  }

  fileAt(at: number): number {
    return this.#ints[(at >>> 2) + FILE] as number;
  }

  textLengthAt(at: number): number {
    return this.#ints[(at >>> 2) + TEXT_LENGTH] as number;
  }

  /** Appends the row at `at` to a block, its text to that of the block at `start`, where there is room. */
  appendTo(block: RowBlock, at: number, start: number): void {
    const ints = this.#ints;
    const int = at >>> 2;
    const float = at >>> 3;
    const index = block.length++;
    const text = at + HEAD;
    const nameFrom = text + (ints[int + TEXT_LENGTH] as number);
    const idFrom = nameFrom + (ints[int + NAME_LENGTH] as number);
    const contact = this.#floats[float + CONTACT] as number;
    const idEnd = ints[int + ID_END] as number;
    this.bytes.copy(block.text, start, text, nameFrom);
    block.start[index] = start;
    block.at[index] = this.#floats[float + AT] as number;
    block.contact[index] = contact >= 0 ? contact : -block.words.push(this.bytes.toString('utf8', nameFrom, idFrom));
    block.profile[index] = ints[int + PROFILE] as number;
    block.deliveredAt[index] = this.#floats[float + DELIVERED_AT] as number;
    block.idStart[index] = start + (ints[int + ID_START] as number);
    block.idEnd[index] =
      idEnd < 0 ? -block.words.push(this.bytes.toString('utf8', idFrom, idFrom - idEnd)) : idEnd && start + idEnd;
    block.idHigh[index] = ints[int + ID_HIGH] as number;
    block.idLow[index] = ints[int + ID_LOW] as number;
    block.line[index] = ints[int + LINE] as number;
  }
}

const NOTHING = Buffer.alloc(0);

function inEights(bytes: number): number {
  return (bytes + 7) & ~7;
}
