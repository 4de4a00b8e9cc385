import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

/** Runs a program that a page shows, which knows wa-window by its name. Rejects with what it throws. */
export async function importProgram(program: string): Promise<void> {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    alias: { 'wa-window/testing': './src/testing/index.ts', 'wa-window': './src/index.ts' },
    bundle: true,
    packages: 'external',
    external: ['*.node'],
    platform: 'node',
    format: 'esm',
    write: false,
  });
  // Beside the packages that it imports.
  const file = join('node_modules', `.readme-${crypto.randomUUID()}.mjs`);
  writeFileSync(file, outputFiles[0]?.contents ?? '');
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    rmSync(file);
  }
}
