import { createHmac, randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Keyed } from '../../../redact/keyed.js';
import { UsageError } from '../../errors.js';
import { refuseDocument } from '../../files.js';
import type { FileIdentity, Io } from '../../io.js';

const VARIABLE = 'WA_WINDOW_KEY';

export interface KeyFlags {
  readonly key?: string;
  readonly keyFile?: string;
}

interface Key {
  readonly keyed: Keyed;
  /** Nobody gave one: it is forgotten after this run. */
  readonly isRandom: boolean;
  /** The file that it was read from, which must not be overwritten. */
  readonly identities: readonly FileIdentity[];
}

/** The key: what the command line says, else what the environment says, else a random one. */
export async function keyOf({ key, keyFile }: KeyFlags, io: Io): Promise<Key> {
  if (key !== undefined && keyFile !== undefined) {
    throw new UsageError('--key and --key-file both give a key. Leave out one of them.');
  }
  if (keyFile !== undefined) return fromFile(keyFile, io);
  const given = key ?? io.env[VARIABLE];
  if (given === undefined) return { keyed: keyedBy(randomBytes(32)), isRandom: true, identities: [] };
  const name = key === undefined ? VARIABLE : '--key';
  return { keyed: keyedBy(checked(given, name)), isRandom: false, identities: [] };
}

async function fromFile(name: string, io: Io): Promise<Key> {
  const path = resolve(io.cwd, name);
  try {
    const text = await readFile(path, 'utf8');
    const identity = await stat(path, { bigint: true });
    return { keyed: keyedBy(checked(text.trim(), `--key-file ${name}`)), isRandom: false, identities: [identity] };
  } catch (error) {
    return refuseDocument(name, error);
  }
}

function checked(key: string, name: string): string {
  if (key === '') throw new UsageError(`${name}: the key is empty. Give a long random text.`);
  return key;
}

function keyedBy(key: string | Uint8Array): Keyed {
  return (text) => createHmac('sha256', key).update(text).digest();
}
