import type { Finding } from '../../model/finding.js';
import type { Row } from '../row.js';
import { TextFile } from '../textFile.js';
import { toldAgain } from './findings.js';
import type { Item } from './items.js';
import { tellKinds } from './kinds.js';
import { readDelivery } from './read.js';
import { Reading } from './reading.js';
import { rowsOf } from './rows.js';

/** A line of a log: one JSON value, with the name of its file and its number there. */
export interface LoggedLine {
  readonly file: string;
  readonly line: number;
  readonly bytes: Buffer;
}

/** What a log tells of one contact. */
export interface OfContact {
  readonly rows: readonly Row[];
  /** What a line above it told already. */
  readonly again: readonly Item[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the lines that tell of one contact as they are read in the whole log, where each of the others can be understood without
 * them. They are in the order of the log, and may tell of others as well.
 */
export function readContact(lines: readonly LoggedLine[], contact: string | null): OfContact {
  const reading = new Reading();
  for (const { file, line, bytes } of lines) {
    const text = new TextFile(file, bytes, true, line - 1);
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    readDelivery(reading, { file: text, start: beginOf(bytes), end: bytes.length, value, prefix: '' }, undefined);
  }
  const { people, items } = reading;
  for (const { aliases, at } of items) people.link(aliases, at);
  reading.items = items.filter(
    ({ aliases: [alias], at }) => alias !== undefined && people.nameOf(alias, at) === contact,
  );
  const { entries, findings } = rowsOf(reading, 0);
  const rows = entries.flatMap(({ row }) => row ?? []);
  return { rows: tellKinds(rows, [], []), again: toldAgain(reading.items), findings };
}

const SPACE = 32;

function beginOf(bytes: Buffer): number {
  return bytes.findIndex((byte) => byte > SPACE);
}
