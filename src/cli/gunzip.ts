import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isGzip, refuseGzip } from '../input/bytes.js';
import type { Stream } from './files.js';

/**
 * The bytes of an input as they are read, unpacked where they are gzip; each piece is over when the next one is asked for.
 * Throws `UnreadableInput` for damaged ones.
 */
export async function* unpacked({ name, chunks }: Stream): AsyncGenerator<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  try {
    const first = await pieces.next();
    if (first.done === true) return;
    const rest = { [Symbol.asyncIterator]: () => pieces };
    if (isGzip(first.value)) {
      yield* gunzipped(name, kept(first.value, rest));
      return;
    }
    yield first.value;
    yield* rest;
  } finally {
    // Whoever has read enough leaves it here, and the file is closed.
    await pieces.return?.();
  }
}

async function* gunzipped(name: string, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // What fails there fails here too.
  pipeline(Readable.from(packed, { objectMode: false }), gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) refuseGzip(name, error);
    throw error;
  }
}

/** Copies, for who holds several at once. */
async function* kept(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Uint8Array.from(first);
  for await (const chunk of rest) yield Uint8Array.from(chunk);
}
