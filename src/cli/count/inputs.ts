import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isPacked } from '../../input/bytes.js';
import { isListedFormat, isOverviewFormat, type Format } from '../../report/options.js';
import { UsageError } from '../errors.js';
import { expanded, STDIN_NAME, STDIO } from '../files.js';
import type { FileIdentity, Io } from '../io.js';
import type { Spool } from '../spool.js';
import type { CountedFile } from './countFiles.js';

/** From this size on a summary is counted as it is read; below, everything is replayed in memory. */
const COUNTED_FROM = 8 << 20;

/** What of the command line asks for a counted summary, or forbids it. */
interface CountFlags {
  readonly summary?: true;
  readonly format: Format;
  readonly contact?: string;
  readonly sends?: readonly string[];
  readonly start?: string;
  readonly partial?: string;
  readonly jobs?: string;
}

/** What of an input tells whether it is worth counting: a packed byte stands for several. */
const UNPACKED = 8;

export interface CountedInputs {
  readonly files: readonly CountedFile[];
  readonly identities: readonly FileIdentity[];
  /** As they lie on disk; null where there are more to come than are known. */
  readonly bytes: number | null;
  /** About as many bytes as there are unpacked. */
  readonly weight: number;
}

/** Whether they are too long to be held in memory unasked. */
export function areLong({ weight }: CountedInputs): boolean {
  return weight >= COUNTED_FROM;
}

/**
 * The files to count: they are long, or it is asked for. Null where they are to be replayed in memory. Throws a UsageError
 * where counting is asked for and cannot be.
 */
export async function inputsToCount(
  named: readonly string[],
  flags: CountFlags,
  stdin: Spool,
  io: Io,
): Promise<CountedInputs | null> {
  const asked = flags.partial !== undefined ? '--partial' : flags.jobs !== undefined ? '--jobs' : null;
  const hindrance = hindranceOf(flags);
  if (asked !== null && hindrance !== null) throw new UsageError(`${asked} counts messages: ${hindrance}.`);
  if (hindrance !== null) return null;
  const inputs = await countedInputs(named, stdin, io);
  if (asked !== null && inputs === null) {
    throw new UsageError(`${asked} counts files that are there, each once, or standard input alone.`);
  }
  return inputs !== null && (asked !== null || areLong(inputs)) ? inputs : null;
}

/** The files to list contact by contact: a long log, of which lines are wanted for every contact. */
export async function inputsToList(
  named: readonly string[],
  flags: CountFlags,
  stdin: Spool,
  io: Io,
): Promise<CountedInputs | null> {
  const { summary, format, contact } = flags;
  // Of the formats that tell of contacts one by one only CSV does that in a summary.
  const wanted = isListedFormat(format) && (summary === undefined || format === 'csv') && contact === undefined;
  return wanted ? await longInputs(named, flags, stdin, io) : null;
}

/**
 * The files of which some contacts are shown: a long log, and one contact or a report that shows the first `limit`; and those of
 * a summary that has to be joined with send logs.
 */
export async function inputsToShow(
  named: readonly string[],
  flags: CountFlags,
  limit: number | null,
  stdin: Spool,
  io: Io,
): Promise<CountedInputs | null> {
  const { summary, format, contact, sends } = flags;
  const isReport = isOverviewFormat(format) && summary === undefined;
  const isJoined = sends !== undefined && summary !== undefined && format !== 'csv';
  const wanted = contact !== undefined || (isReport && limit !== null) || isJoined;
  return wanted ? await longInputs(named, flags, stdin, io) : null;
}

/** Files that are too long to be held in memory unasked, and can be read several times. */
async function longInputs(
  named: readonly string[],
  { start }: CountFlags,
  stdin: Spool,
  io: Io,
): Promise<CountedInputs | null> {
  if (start !== undefined) return null;
  const inputs = await countedInputs(named, stdin, io);
  return inputs !== null && areLong(inputs) ? inputs : null;
}

/** Files that are too long to be held in memory unasked; null for others, and for standard input. */
export async function longFiles(named: readonly string[], io: Io): Promise<CountedInputs | null> {
  const inputs = await filesThere(named, io);
  return inputs !== null && areLong(inputs) ? inputs : null;
}

function hindranceOf({ summary, format, contact, sends, start }: CountFlags): string | null {
  if (summary === undefined) return 'give --summary as well';
  if (format === 'csv') return 'a summary in CSV lists every contact, choose another --format';
  if (contact !== undefined) return 'it cannot show one --contact alone';
  if (sends !== undefined) return 'it cannot join --sends';
  return start === undefined ? null : 'a log with --start has no dates of its own';
}

/**
 * The files as they lie on disk, or standard input alone; null where some of them is no file, which the ordinary reader
 * tells.
 */
async function countedInputs(named: readonly string[], stdin: Spool, io: Io): Promise<CountedInputs | null> {
  if (named.length === 1 && named[0] === STDIO) {
    const identities = io.stdinFile === null ? [] : [io.stdinFile];
    const { bytes, ended, packed } = await stdin.keep(COUNTED_FROM);
    const files = [{ given: STDIO, name: STDIN_NAME, packed }];
    return { files, identities, bytes: ended ? bytes : null, weight: weightOf(bytes, packed) };
  }
  return filesThere(named, io);
}

async function filesThere(named: readonly string[], io: Io): Promise<CountedInputs | null> {
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
    const packed = await beginsPacked(path).catch(() => false);
    files.push({ given: name, name, packed });
    identities.push(stats);
    bytes += Number(stats.size);
    weight += weightOf(Number(stats.size), packed);
  }
  return { files, identities, bytes: bytes, weight };
}

/** About as many bytes as there are unpacked. */
function weightOf(bytes: number, packed: boolean): number {
  return bytes * (packed ? UNPACKED : 1);
}

async function beginsPacked(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return isPacked(buffer);
  } finally {
    await file.close();
  }
}
