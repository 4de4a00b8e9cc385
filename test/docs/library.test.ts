import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';

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
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    alias: { 'wa-window': './src/index.ts' },
    bundle: true,
    packages: 'external',
    external: ['*.node'],
    platform: 'node',
    format: 'esm',
    write: false,
  });
  // Beside the packages that it imports.
  const file = join('node_modules', `.readme-${process.pid}.mjs`);
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    rmSync(file);
    delete globals.shows;
  }
});
