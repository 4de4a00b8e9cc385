import { readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

/** What a file of CommonJS exports, and the script that it is. */
export interface Compiled<Exports> {
  readonly exports: Exports;
  readonly script: Script;
}

/**
 * Runs a file of CommonJS, with what was compiled of it before where that is kept beside it. V8 takes what the same version of
 * it has made with the same flags; anything else it compiles anew.
 */
export function compiled<Exports>(file: string): Compiled<Exports> {
  const kept = keptOf(file);
  const script = new Script(module.wrap(readFileSync(file, 'utf8')), {
    filename: file,
    ...(kept && { cachedData: kept }),
  });
  const loaded = { exports: {} as Exports };
  const run = script.runInThisContext() as (...of: readonly unknown[]) => void;
  run(loaded.exports, createRequire(file), loaded, file, dirname(file));
  return { exports: loaded.exports, script };
}

function keptOf(file: string): Buffer | null {
  try {
    return readFileSync(keptBeside(file));
  } catch {
    return null;
  }
}

/** Where what is compiled of a file is kept. */
export function keptBeside(file: string): string {
  return `${file}.compiled`;
}
