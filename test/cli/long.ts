import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountedInputs } from '../../src/cli/count/inputs.js';

/** A file to be written, by its name. */
type Write = (name: string, content: string | Buffer) => void;

/**
 * Writes the same files under the same names where they are short, and held in memory, and where they are long; `make` makes
 * them of the lines of a month.
 */
export function writeShortAndLong(folder: string, make: (lines: readonly string[], write: Write) => void): void {
  const lines = readFileSync('fixtures/compare/october-2026.csv', 'utf8').trimEnd().split('\n');
  for (const [where, log] of [
    ['short', lines],
    ['long', widened(lines)],
  ] as const) {
    mkdirSync(join(folder, where));
    make(log, (name, content) => {
      writeFileSync(join(folder, where, name), content);
    });
  }
}

/** A column that nobody reads makes a log longer than what is held in memory. */
function widened([header = '', ...rows]: readonly string[]): string[] {
  const note = 'x'.repeat(Math.ceil((10 << 20) / rows.length));
  return [`${header},note`, ...rows.map((row) => `${row},${note}`)];
}

/** One file with this text, as the inputs of a long log. */
export function written(folder: string, name: string, text: string): CountedInputs {
  const path = join(folder, name);
  writeFileSync(path, text);
  return { files: [{ given: path, name, packed: false }], identities: [], bytes: text.length, weight: text.length };
}
