import { access } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { SourceRef } from '../model/source.js';
import type { ConfigDocument } from '../schema/config.js';
import { InvalidDocument } from './errors.js';
import type { Io } from './io.js';
import type { Path } from './yamlFile.js';

const NAME = 'wa-window.yaml';

/** The configuration in force, and the folder that its paths are relative to. */
export interface Config {
  readonly values: ConfigDocument;
  readonly folder: string;
  /** As it is named in messages; null when there is none. */
  readonly name: string | null;
  /** Where it lies. */
  readonly path: string | null;
  /** `file:line:column: key` of a value. */
  readonly placed: (path: Path) => string;
  /** Where a value stands; null when there is no configuration. */
  readonly sourceOf: (path: Path) => SourceRef | null;
}

/** `--config`, or the nearest wa-window.yaml from the working directory upwards. Throws an InvalidDocument. */
export async function loadConfig(named: string | undefined, { cwd }: Io): Promise<Config> {
  const path = named === undefined ? await nearestConfig(cwd) : resolve(cwd, named);
  if (path === null) {
    return { values: {}, folder: cwd, name: null, path, placed: (at) => at.join('.'), sourceOf: () => null };
  }
  const name = named ?? relative(cwd, path);
  const { openYaml } = await import('./yamlFile.js');
  const { configDocument } = await import('../schema/config.js');
  const { faultsOf, withNumbersSpelt } = await import('./configChecks.js');
  const { value, placed, sourceOf } = await openYaml(path, name, configDocument);
  const faults = faultsOf(value).map(({ path: at, message }) => `${placed(at)}: ${message}`);
  if (faults.length > 0) throw new InvalidDocument(faults.join('\n'));
  return { values: withNumbersSpelt(value), folder: dirname(path), name, path, placed, sourceOf };
}

async function nearestConfig(from: string): Promise<string | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, NAME);
    if (await exists(path)) return path;
    if (dirname(folder) === folder) return null;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The card files of the configuration, and after them those of the command line, so that these count. */
export function cardFilesOf(named: readonly string[] = [], { values, folder }: Config, cwd: string): readonly string[] {
  return [...(values.rates ?? []).map((card) => relative(cwd, resolve(folder, card))), ...named];
}

/** What the command line names, and else the timelines of the configuration. */
export function timelinesOf(named: readonly string[], { values, folder }: Config, cwd: string): readonly string[] {
  if (named.length > 0) return named;
  return (values.timelines ?? []).map((timeline) => relative(cwd, resolve(folder, timeline)));
}
