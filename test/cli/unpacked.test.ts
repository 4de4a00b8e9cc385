import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpacked } from '../../src/cli/gunzip.js';

const PLAIN = Buffer.from('time,contact\n'.repeat(1000));

const UTF_16 = Buffer.from(`\uFEFF${PLAIN.toString()}`, 'utf16le');

/** Pieces of an input, and whether they were let go of. */
function input(bytes: Buffer, size = 10) {
  const state = { closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
    } finally {
      state.closed = true;
    }
  }
  return { state, stream: { name: 'log.csv', identity: null, chunks: chunks() } };
}

describe.each([
  ['as it is', PLAIN],
  ['gzip', gzipSync(PLAIN)],
  ['UTF-16', UTF_16],
  ['gzip around UTF-16', gzipSync(UTF_16)],
])('an input that is read, %s', (_, bytes) => {
  test('is what was put in', async () => {
    const { state, stream } = input(bytes);
    const read: Uint8Array[] = [];
    for await (const chunk of unpacked(stream)) read.push(Uint8Array.from(chunk));
    expect(Buffer.concat(read)).toEqual(PLAIN);
    expect(state.closed).toBe(true);
  });

  test('is the same byte by byte', async () => {
    const read: Uint8Array[] = [];
    for await (const chunk of unpacked(input(bytes, 1).stream)) read.push(Uint8Array.from(chunk));
    expect(Buffer.concat(read)).toEqual(PLAIN);
  });

  test('is let go of by who has seen enough', async () => {
    const { state, stream } = input(bytes);
    for await (const chunk of unpacked(stream)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(state.closed).toBe(true);
  });
});
