import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const CHUNK = 1 << 18;

/** An input piece by piece, a file also unpacked; `read` hears how many bytes of it have been read. */
export async function* chunksOf(
  input: string | AsyncIterable<Uint8Array>,
  read: (bytes: number) => void,
): AsyncIterable<Buffer> {
  if (typeof input !== 'string') {
    for await (const chunk of input) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    return;
  }
  const packed = await isGzip(input);
  const stream = createReadStream(input, { highWaterMark: CHUNK });
  const unpacked = packed ? stream.pipe(createGunzip({ chunkSize: CHUNK })) : stream;
  // A fault of the file ends the reading of what is made of it.
  if (packed) stream.on('error', (error) => unpacked.destroy(error));
  for await (const chunk of unpacked) {
    read(stream.bytesRead);
    yield chunk as Buffer;
  }
}

/** Whether it begins as gzip does. */
export async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}
