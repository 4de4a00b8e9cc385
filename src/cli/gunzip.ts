import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isGzip, refuseGzip } from '../input/bytes.js';
import type { Stream } from './files.js';

/** The bytes of an input as they are read, unpacked where they are gzip. Throws `UnreadableInput` for damaged ones. */
export async function* unpacked({ name, chunks }: Stream): AsyncGenerator<Uint8Array> {
  const source = Readable.from(chunks, { objectMode: false });
  const first = await beginning(source);
  if (first === null) return;
  source.unshift(first);
  if (!isGzip(first)) {
    yield* source as AsyncIterable<Uint8Array>;
    return;
  }
  const gunzip = createGunzip();
  // What fails there fails here too.
  pipeline(source, gunzip).catch(() => undefined);
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) refuseGzip(name, error);
    throw error;
  }
}

/** Null for an input without any bytes. */
function beginning(source: Readable): Promise<Buffer | null> {
  return new Promise((done, failed) => {
    source.once('error', failed);
    source.once('end', () => done(null));
    source.once('readable', () => done(source.read() as Buffer | null));
  });
}
