import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isGzip, refuseGzip } from '../input/bytes.js';
import { isUtf16, Utf16Decoder } from '../input/utf16.js';
import type { Stream } from './files.js';

/**
 * The text of an input as it is read, unpacked where it is gzip and in UTF-8 where it is UTF-16; each piece is over when the
 * next one is asked for. Throws `UnreadableInput` for damaged ones.
 */
export async function* unpacked({ name, chunks }: Stream): AsyncGenerator<Uint8Array> {
  const unzipped = changed(chunks, isGzip, (packed) => gunzipped(name, packed));
  yield* changed(unzipped, isUtf16, decoded);
}

type Pieces = AsyncIterable<Uint8Array>;

/** What is read as it is, or changed where its first bytes ask for it. */
async function* changed(
  chunks: Pieces,
  asks: (bytes: Uint8Array) => boolean,
  change: (all: Pieces) => Pieces,
): AsyncGenerator<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  try {
    const first = await beginning(pieces);
    const rest = { [Symbol.asyncIterator]: () => pieces };
    if (asks(first)) {
      yield* change(after(first, rest));
      return;
    }
    if (first.length > 0) yield first;
    yield* rest;
  } finally {
    // Whoever has read enough leaves it here, and the file is closed.
    await pieces.return?.();
  }
}

/** Marks are of two bytes, and a pipe may give one at a time. */
const MARK = 2;

async function beginning(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let read: Uint8Array = Buffer.alloc(0);
  while (read.length < MARK) {
    const next = await pieces.next();
    if (next.done === true) return read;
    read = read.length === 0 ? next.value : Buffer.concat([read, next.value]);
    if (read.length < MARK) read = Uint8Array.from(read);
  }
  return read;
}

async function* after(first: Uint8Array, rest: Pieces): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* decoded(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const decoder = new Utf16Decoder();
  for await (const piece of pieces) {
    const text = decoder.write(piece);
    if (text.length > 0) yield text;
  }
  const last = decoder.end();
  if (last.length > 0) yield last;
}

async function* gunzipped(name: string, packed: Pieces): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What fails there fails here too.
  pipeline(Readable.from(kept(packed), { objectMode: false }), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) refuseGzip(name, error);
    throw error;
  }
}

/** Copies, for who holds several at once. */
async function* kept(pieces: Pieces): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Uint8Array.from(piece);
}
