import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Pieces, sameMemory, sharedMemory } from '../../src/cli/count/pieces.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the pieces hold, each by itself. */
function pieces(text: string): readonly string[] {
  const path = join(folder, 'log');
  writeFileSync(path, text);
  const file = new Pieces(path, 1, sameMemory());
  const read = Array.from({ length: file.count }, (_, index) => file.read(index, null).toString());
  file.close();
  return read;
}

/** As much as the smallest piece. */
const PIECE = 65_536;

test('pieces are whole lines, and together the file', () => {
  const text = Array.from({ length: 30_000 }, (_, line) => `line ${line}\n`).join('');
  const read = pieces(text);
  expect(read.length).toBeGreaterThan(3);
  expect(read.every((piece) => piece.endsWith('\n'))).toBe(true);
  expect(read.join('')).toBe(text);
});

test('a line that begins where a piece does belongs to that', () => {
  const line = `${'x'.repeat(PIECE - 1)}\n`;
  expect(pieces(line.repeat(3))).toEqual([line, line, line]);
});

test('a last line without an end that lies in two pieces belongs to the first', () => {
  const first = `${'x'.repeat(PIECE - 10)}\n`;
  expect(pieces(`${first}${'y'.repeat(100)}`)).toEqual([`${first}${'y'.repeat(100)}\n`, '']);
});

test('a line longer than several pieces belongs to the one in which it begins', () => {
  const long = `${'x'.repeat(PIECE * 3)}\n`;
  expect(pieces(`a\n${long}b\n`)).toEqual([`a\n${long}`, '', '', 'b\n']);
});

// Pieces are of 1 MiB: of the first and the third the last line ends so far behind that more is read for it.
test('a piece that jobs share lasts until the fourth after it is read, however long its lines are', () => {
  const lines = Array.from({ length: 16 }, (_, line) => `${line.toString(16).repeat(300_000)}\n`);
  const path = join(folder, 'log');
  writeFileSync(path, lines.join(''));
  const file = new Pieces(path, 1, sharedMemory());
  const read = [0, 1, 2, 3].map((index) => file.read(index, null));
  file.close();
  expect(read.map(String)).toEqual(
    [
      [0, 4],
      [4, 7],
      [7, 11],
      [11, 14],
    ].map((span) => lines.slice(...span).join('')),
  );
});
