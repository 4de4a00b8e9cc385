import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Whether the last part of a path holds a wildcard. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(basename(path));
}

/**
 * The files that a pattern such as `logs/*.csv` names, in order of their names: what a shell would have handed over.
 * Wildcards count in the last part of the path alone, and a dot at the start must be written out.
 */
export async function expand(pattern: string, cwd: string): Promise<string[]> {
  const folder = dirname(pattern);
  const wanted = expressionOf(basename(pattern));
  const names = await readdir(resolve(cwd, folder)).catch(() => []);
  return names
    .filter((name) => wanted.test(name) && (!name.startsWith('.') || basename(pattern).startsWith('.')))
    .sort()
    .map((name) => join(folder, name));
}

function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.+()|{}[\]]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'su');
}
