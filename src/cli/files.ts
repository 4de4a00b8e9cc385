import { readSync } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Source } from '../input/bytes.js';
import { UnreadableInput } from '../input/unreadable.js';
import { finding, type Finding } from '../model/finding.js';
import { codeOf, InvalidDocument, isRefusal, reasonOf, UsageError } from './errors.js';
import { expand, isPattern } from './glob.js';
import type { FileIdentity, Io } from './io.js';

/** Standard input as an input, standard output as an output. */
export const STDIO = '-';
/** How standard input is called in findings. */
export const STDIN_NAME = '<stdin>';

/** Node reads no more than 2 GiB at once. */
const TOO_LARGE = 'ERR_FS_FILE_TOO_LARGE';

/** Large enough for the work on a piece to outweigh the reading of it, small enough for few to be held. */
const CHUNK = 1 << 18;
/** Then signals and the clock have their turn. */
const PIECES_IN_A_TURN = 16;

/** One input, read whole. */
interface Opened extends Source {
  readonly identity: FileIdentity | null;
}

interface Sources {
  readonly sources: readonly Source[];
  /** What must not be overwritten. */
  readonly identities: readonly FileIdentity[];
}

/** Reads every named file, `-` and pattern; all that cannot be read are told at once. */
export async function readSources(named: readonly string[], io: Io): Promise<Sources> {
  if (named.length === 0) {
    throw new UsageError('no timeline given. Name a file, or - to read standard input.');
  }
  const findings: Finding[] = [];
  const opened: Opened[] = [];
  for (const name of await expanded(named, io.cwd)) {
    const result = name === STDIO ? await readStdin(io) : await readFile(name, io.cwd);
    if (!('bytes' in result)) findings.push(result);
    else if (opened.some((other) => isSame(other, result))) {
      throw new UsageError(`${name} is given twice. Name each input once.`);
    } else opened.push(result);
  }
  if (findings.length > 0) throw new UnreadableInput(findings);
  return { sources: opened, identities: opened.flatMap(({ identity }) => identity ?? []) };
}

/** A file that is really called `a*.csv` is itself, not a pattern; a pattern that finds nothing stays to be reported. */
export async function expanded(named: readonly string[], cwd: string): Promise<string[]> {
  const names: string[] = [];
  for (const name of named) {
    refuseEmpty(name);
    const files = isPattern(name) ? await expand(name, cwd) : [];
    names.push(...(files.length === 0 || files.includes(name) ? [name] : files));
  }
  return names;
}

function refuseEmpty(name: string): void {
  if (name !== '') return;
  throw new UsageError('a file name is empty. Name a file; an unset variable of a script leaves it empty.');
}

/** Standard inputs that were read: there is no more in them. */
const read = new WeakSet<object>();

async function readStdin(io: Io): Promise<Opened> {
  if (read.has(io.stdin)) throw new UsageError('- is given twice. Name each input once.');
  read.add(io.stdin);
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin) chunks.push(chunk);
  return { name: STDIN_NAME, bytes: Buffer.concat(chunks), identity: io.stdinFile };
}

async function readFile(name: string, cwd: string): Promise<Opened | Finding> {
  try {
    const file = await open(resolve(cwd, name));
    try {
      const identity = await file.stat({ bigint: true });
      return { name, bytes: await file.readFile(), identity };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isRefusal(error) || codeOf(error) === TOO_LARGE) return refusal(name, error as Error);
    throw error;
  }
}

/** One input as a stream of its bytes. */
export interface Stream {
  readonly name: string;
  /** Each may lie in the memory of the one before: it is over when the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly identity: FileIdentity | null;
}

/** A file or `-`, to be read piece by piece: it is opened when it is read. Throws an `UnreadableInput`, then or now. */
export async function openStream(name: string, io: Io): Promise<Stream> {
  if (name === STDIO) return { name: STDIN_NAME, chunks: io.stdin, identity: io.stdinFile };
  refuseEmpty(name);
  const path = resolve(io.cwd, name);
  const identity = await stat(path, { bigint: true }).catch((error: unknown) => refuse(name, error, NO_PATTERN));
  if (identity.isDirectory()) throw new UnreadableInput([isDirectory(name)]);
  return { name, chunks: piecesOf(path, name, identity.isFile()), identity };
}

async function* piecesOf(path: string, name: string, isFile: boolean): AsyncGenerator<Uint8Array> {
  let file: FileHandle | null = null;
  try {
    file = await open(path);
    yield* piecesIn(file, isFile);
  } catch (error) {
    refuse(name, error);
  } finally {
    await file?.close();
  }
}

/**
 * A piece at a time, each in the memory of the one before. A file is read at once: what the system has read ahead is there sooner
 * than a promise of it is kept. From anything else, such as a pipe, the bytes come when they come.
 */
async function* piecesIn(file: FileHandle, isFile: boolean): AsyncGenerator<Uint8Array> {
  const memory = Buffer.allocUnsafeSlow(CHUNK);
  for (let piece = 1; ; piece++) {
    const length = isFile ? readSync(file.fd, memory) : (await file.read(memory)).bytesRead;
    if (length === 0) return;
    yield memory.subarray(0, length);
    if (isFile && piece % PIECES_IN_A_TURN === 0) await setImmediate();
  }
}

/** Said of a pattern where one file is to be named. */
const NO_PATTERN = 'Name one file: wildcards are not expanded here.';

function refuse(name: string, error: unknown, ofPattern?: string): never {
  if (!isRefusal(error)) throw error;
  const found = refusal(name, error);
  const isPatternMeant = ofPattern !== undefined && isPattern(name) && found.code === 'FILE_NOT_FOUND';
  throw new UnreadableInput([
    isPatternMeant ? { ...found, message: `there is no file ${name}`, remedy: ofPattern } : found,
  ]);
}

function isDirectory(name: string): Finding {
  return finding('IS_DIRECTORY', { message: `${name} is a directory` });
}

/** Why the system would not open or read what is named so. A pattern that is left after its expansion has found nothing. */
export function refusal(name: string, error: Error): Finding {
  const code = codeOf(error);
  if (code === 'EISDIR') return isDirectory(name);
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return finding('FILE_NOT_READABLE', { message: `${name} cannot be read: ${reasonOf(error)}` });
  }
  const message = isPattern(name) ? `no file matches ${name}` : `there is no file ${name}`;
  const remedy = /[*?].*[\\/]/.test(name)
    ? { remedy: 'Wildcards count in the file name alone, not in its folders.' }
    : {};
  return finding('FILE_NOT_FOUND', { message, ...remedy });
}

/** The same of a document that is read as one: a configuration, rules, a card, a key. */
export function refuseDocument(name: string, error: unknown): never {
  if (!isRefusal(error)) throw error;
  const { code, message, remedy } = refusal(name, error);
  const what = code === 'IS_DIRECTORY' ? 'Name a file in it.' : remedy;
  throw new InvalidDocument(`${message}. ${what}`, { cause: error });
}

function isSame(a: Opened, b: Opened): boolean {
  if (a.identity === null || b.identity === null) return a.name === b.name;
  return a.identity.dev === b.identity.dev && a.identity.ino === b.identity.ino;
}
