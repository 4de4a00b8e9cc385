import { expect, test } from 'vitest';
import { memoryNote } from '../../src/cli/inMemory.js';

const FOUR_GIB = 4 * 2 ** 30;

// 4 GiB are 4,294,967,296 bytes; at 30 for each byte of the log there is room for 143,165,576.
test.each([
  [30_000_000, null],
  [143_165_576, null],
  [143_165_577, 'note: 144 MB are replayed in memory, which may take 4.3 GB or twice that'],
  [302_592_430, 'note: 303 MB are replayed in memory, which may take 9.1 GB or twice that'],
])('of a log of %d bytes', (bytes, begins) => {
  const note = memoryNote(bytes, FOUR_GIB);
  expect(note?.slice(0, begins?.length) ?? null).toBe(begins);
});

// 2 × 30 × 302,592,430 bytes are 17,314.5 MiB.
test('it says how to allow more', () => {
  expect(memoryNote(302_592_430, FOUR_GIB)).toMatch(/allow it more: NODE_OPTIONS=--max-old-space-size=17315$/);
});
