import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expanded, STDIN_NAME, STDIO } from '../files.js';
import type { FileIdentity, Io } from '../io.js';
import { isGzip } from './chunks.js';
import type { CountedFile } from './countFiles.js';

/** What of an input tells whether it is worth counting: a packed byte stands for several. */
const UNPACKED = 8;

export interface CountedInputs {
  readonly files: readonly CountedFile[];
  readonly identities: readonly FileIdentity[];
  readonly bytes: number;
  /** About as many bytes as there are unpacked. */
  readonly weight: number;
}

/**
 * The files as they lie on disk, or standard input alone; null where some of them is no file, which the ordinary reader
 * tells.
 */
export async function countedInputs(named: readonly string[], io: Io): Promise<CountedInputs | null> {
  if (named.length === 1 && named[0] === STDIO) {
    const identities = io.stdinFile === null ? [] : [io.stdinFile];
    return { files: [{ name: STDIN_NAME, path: null }], identities, bytes: 0, weight: 0 };
  }
  if (named.length === 0 || named.includes(STDIO)) return null;
  const files: CountedFile[] = [];
  const identities: FileIdentity[] = [];
  let bytes = 0;
  let weight = 0;
  for (const name of await expanded(named, io.cwd)) {
    const path = resolve(io.cwd, name);
    const stats = await stat(path, { bigint: true }).catch(() => null);
    if (stats?.isFile() !== true || identities.some(({ dev, ino }) => dev === stats.dev && ino === stats.ino))
      return null;
    const packed = await isGzip(path).catch(() => false);
    files.push({ name, path });
    identities.push(stats);
    bytes += Number(stats.size);
    weight += Number(stats.size) * (packed ? UNPACKED : 1);
  }
  return { files, identities, bytes, weight };
}
