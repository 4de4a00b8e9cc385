import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { unpacked } from '../../src/cli/gunzip.js';

const PLAIN = Buffer.from('time,contact\n'.repeat(1000));

/** Pieces of an input, and whether they were let go of. */
function input(bytes: Buffer) {
  const state = { closed: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += 10) yield await Promise.resolve(bytes.subarray(at, at + 10));
    } finally {
      state.closed = true;
    }
  }
  return { state, stream: { name: 'log.csv', identity: null, chunks: chunks() } };
}

describe.each([
  ['as it is', PLAIN],
  ['gzip', gzipSync(PLAIN)],
])('an input that is read, %s', (_, bytes) => {
  test('is what was put in', async () => {
    const { state, stream } = input(bytes);
    const read: Uint8Array[] = [];
    for await (const chunk of unpacked(stream)) read.push(Uint8Array.from(chunk));
    expect(Buffer.concat(read)).toEqual(PLAIN);
    expect(state.closed).toBe(true);
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
