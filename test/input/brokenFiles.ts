import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTimeline, UnreadableInput, type ReadOptions } from '../../src/input/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { Timeline } from '../../src/model/timeline.js';

/** fixtures/broken: one file for each code that reading can find, named after the code. */
export const BROKEN = 'fixtures/broken';
const OPTIONS = 'options.json';

export function brokenFiles(): readonly string[] {
  return readdirSync(BROKEN).filter((name) => name !== OPTIONS);
}

/** template-without-category.csv → TEMPLATE_WITHOUT_CATEGORY */
export function codeOf(file: string): string {
  return file.replace(/\..*$/, '').replaceAll('-', '_').toUpperCase();
}

export interface Found {
  readonly findings: readonly Finding[];
  /** Null when nothing could be read. */
  readonly timeline: Timeline | null;
}

/** In a file of options send logs are paths. */
type FileOptions = Omit<ReadOptions, 'sends'> & { readonly sends?: readonly string[] };

/** Reads one broken file with the options it needs. */
export function readBroken(file: string): Found {
  const all = JSON.parse(readFileSync(join(BROKEN, OPTIONS), 'utf8')) as Record<string, FileOptions>;
  const { sends = [], ...options } = all[file] ?? {};
  try {
    const timeline = readTimeline([sourceOf(join(BROKEN, file))], { ...options, sends: sends.map(sourceOf) });
    return { findings: timeline.findings, timeline };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return { findings: error.findings, timeline: null };
  }
}

function sourceOf(name: string) {
  return { name, bytes: readFileSync(name) };
}
