import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NotPlain } from '../../input/plain/notPlain.js';
import { openPlain } from '../../input/plain/open.js';
import { Profiles } from '../../input/plain/profile.js';
import { PlainRows } from '../../input/plain/rows.js';
import { STDIO } from '../files.js';
import type { CountedFile, CountReading } from './countFiles.js';

/** Bytes at either end of a file that are looked at. */
const LOOKED_AT = 1 << 16;
const LINE_FEED = 10;

/** Files of one log, and whether they are known to overlap in time. */
interface InTime {
  readonly files: readonly CountedFile[];
  readonly overlap: boolean;
}

/**
 * The files in the order of their times, as their first and last rows tell: what they turn out to be is seen only when they are
 * read. Where some of them does not tell, they stay as they are.
 */
export async function inTime(files: readonly CountedFile[], reading: CountReading, cwd: string): Promise<InTime> {
  const asGiven = { files, overlap: false };
  if (files.length === 1) return asGiven;
  const spans: (Span & { readonly file: CountedFile })[] = [];
  for (const file of files) {
    const span = file.packed || file.given === STDIO ? null : await spanOf(file, reading, cwd);
    if (span === null) return asGiven;
    spans.push({ ...span, file });
  }
  spans.sort((a, b) => a.first - b.first || a.last - b.last);
  const overlap = spans.some(({ first }, index) => first < (spans[index - 1]?.last ?? -Infinity));
  return { files: overlap ? files : spans.map(({ file }) => file), overlap };
}

/** The times of the first and the last row of a file. */
interface Span {
  readonly first: number;
  readonly last: number;
}

async function spanOf({ given, name }: CountedFile, reading: CountReading, cwd: string): Promise<Span | null> {
  const file = await open(resolve(cwd, given)).catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    const head = await read(file, 0, Math.min(size, LOOKED_AT));
    const plain = openPlain(name, head, reading);
    if (plain === null) return null;
    const tail = await read(file, Math.max(plain.from, size - LOOKED_AT), size);
    const beginsRow = size - LOOKED_AT <= plain.from;
    const rows = beginsRow ? tail : tail.subarray(tail.indexOf(LINE_FEED) + 1);
    const [first] = timesOf(name, [head], reading);
    const last = timesOf(name, [head.subarray(0, plain.from), rows], reading).at(-1);
    return first === undefined || last === undefined ? null : { first, last };
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

/** The times of the rows that are whole; none where they cannot be read one by one. */
function timesOf(name: string, pieces: readonly Buffer[], reading: CountReading): readonly number[] {
  const times: number[] = [];
  const rows = new PlainRows(name, { ...reading, profiles: new Profiles() }, ({ at, length }) => {
    times.push(...at.subarray(0, length));
  });
  try {
    rows.push(Buffer.concat(pieces));
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
  }
  return times;
}
