import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that are gathered before they are written to a file. */
const GATHERED = 1 << 16;
/** Before each record: its group, its number and how many bytes it has, four bytes each. */
const HEAD = 12;

interface Bucket {
  readonly file: number;
  readonly gathered: Buffer;
  length: number;
}

/** Records spread over files, to be read again one file at a time, each in the order in which they came. */
export class Spill {
  readonly #folder: string;
  readonly #buckets: (Bucket | undefined)[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** `group` and `record` are numbers to find again, such as a file and a line; the record is `bytes[start, end)`. */
  add(bucket: number, group: number, record: number, bytes: Buffer, start: number, end: number): void {
    const to = (this.#buckets[bucket] ??= {
      file: openSync(this.#pathOf(bucket), 'wx'),
      gathered: Buffer.allocUnsafe(GATHERED),
      length: 0,
    });
    if (to.length + HEAD + end - start > GATHERED) flush(to);
    if (HEAD + end - start > GATHERED) {
      writeSync(to.file, headOf(group, record, end - start));
      writeSync(to.file, bytes, start, end - start);
      return;
    }
    to.gathered.writeInt32LE(group, to.length);
    to.gathered.writeInt32LE(record, to.length + 4);
    to.gathered.writeInt32LE(end - start, to.length + 8);
    bytes.copy(to.gathered, to.length + HEAD, start, end);
    to.length += HEAD + end - start;
  }

  /** The records of a bucket, each as `bytes[start, end)`; it can be read again. */
  read(bucket: number, each: (group: number, record: number, bytes: Buffer, start: number, end: number) => void): void {
    const from = this.#buckets[bucket];
    if (from === undefined) return;
    flush(from);
    const all = readFileSync(this.#pathOf(bucket));
    for (let at = 0; at < all.length;) {
      const start = at + HEAD;
      const end = start + all.readInt32LE(at + 8);
      each(all.readInt32LE(at), all.readInt32LE(at + 4), all, start, end);
      at = end;
    }
  }

  /** Lets go of the files. */
  close(): void {
    for (const bucket of this.#buckets) if (bucket !== undefined) closeSync(bucket.file);
    this.#buckets.length = 0;
  }

  #pathOf(bucket: number): string {
    return join(this.#folder, `bucket-${bucket}`);
  }
}

function flush(bucket: Bucket): void {
  writeSync(bucket.file, bucket.gathered, 0, bucket.length);
  bucket.length = 0;
}

function headOf(group: number, record: number, length: number): Buffer {
  const head = Buffer.allocUnsafe(HEAD);
  head.writeInt32LE(group, 0);
  head.writeInt32LE(record, 4);
  head.writeInt32LE(length, 8);
  return head;
}
