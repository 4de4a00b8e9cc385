import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importProgram } from './program.js';

/** One program: the pieces of the section, each line that ends in a value handing both to `shows`. */
function programOf(section: string): string {
  const pieces = [...section.matchAll(/(?<=^```ts\n)[^]*?(?=^```$)/gm)].map(([piece]) => piece);
  return pieces.join('').replace(/^(?!const)(.+); \/\/ (\{.*?\}|\[.*?\]|'.*?')(?=$|:)/gm, 'shows($1, $2); //');
}

test('the library section of the README runs, and its values are those it shows', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const from = readme.indexOf('## As a library');
  const program = programOf(readme.slice(from));
  expect(program.match(/shows\(/g)?.length).toBeGreaterThan(4);
  // The program knows it by this name alone.
  const globals = globalThis as { shows?: (actual: unknown, expected: unknown) => void };
  globals.shows = (actual, expected) => {
    expect(actual).toEqual(expected);
  };
  try {
    await importProgram(program);
  } finally {
    delete globals.shows;
  }
});
