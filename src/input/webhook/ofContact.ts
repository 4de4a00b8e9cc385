import type { Finding } from '../../model/finding.js';
import type { Entry } from '../interpret.js';
import { joinSends } from '../join.js';
import { isMessageRow, type Row } from '../row.js';
import type { SendLog } from '../sendLog.js';
import { TextFile } from '../textFile.js';
import { takeOutEchoes } from './echoes.js';
import { skewsOf, toldAgain, type Skews } from './findings.js';
import { readScanned } from './index.js';
import type { Item } from './items.js';
import { tellKinds } from './kinds.js';
import { Reading } from './reading.js';
import { Receipts } from './receipts.js';
import { rowsOf } from './rows.js';
import { scanJson } from './scan.js';
import type { TemplateCategories } from './templateCategories.js';

/** A line of a log, with the name of its file and its number there. */
export interface LoggedLine {
  readonly file: string;
  readonly line: number;
  readonly bytes: Buffer;
}

/** What has to be known of the whole log to read what it tells of one contact. */
export interface AboutLog {
  /** Where the times before the JSON were written. */
  readonly zone: string | undefined;
  readonly templates: TemplateCategories;
  /** What was sent; null where no log says. */
  readonly sends: SendLog | null;
  /** Ids of messages that were sent from the Business app. */
  readonly echoes: ReadonlySet<string>;
  /** Files of which the times of receipt are not read. */
  readonly without: ReadonlySet<string>;
}

/** What a log tells of one contact. */
export interface OfContact {
  readonly rows: readonly Row[];
  /** What a line above it told already. */
  readonly again: readonly Item[];
  /** What became of messages from the Business app. */
  readonly echoed: readonly Item[];
  readonly skews: Skews | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads the lines that tell of one contact as they are read in the whole log. They are in the order of the log, and may tell of
 * others as well. `name` is that of the contact, and `aliases` others by which the log tells of it, as far as they do not stand
 * beside it in these lines.
 */
export function readContact(
  lines: readonly LoggedLine[],
  name: string,
  aliases: readonly string[],
  { zone, templates, sends, echoes, without }: AboutLog,
): OfContact {
  const reading = new Reading(new Receipts(without));
  for (const { file, line, bytes } of lines) {
    const text = new TextFile(file, bytes, true, line - 1);
    for (const found of scanJson(text)) readScanned(reading, text, found, zone);
  }
  const { people } = reading;
  people.link([name, ...aliases], -Infinity);
  for (const item of reading.items) people.link(item.aliases, item.at);
  const whoIs = (alias: string | undefined): string | null => (alias === undefined ? null : people.nameOf(alias, 0));
  reading.items = reading.items.filter(({ aliases: [alias] }) => whoIs(alias) === whoIs(name));
  const echoed = takeOutEchoes(reading, echoes);
  const { entries, findings } = rowsOf(reading, 0);
  // The whole log may know another name.
  const named = entries.map((entry) => ({ ...entry, row: entry.row && { ...entry.row, contact: name } }));
  const rows = [...named, ...sentAs(named, sends)].flatMap(({ row }) => row ?? []);
  return {
    rows: tellKinds(rows, templates),
    again: toldAgain(reading.items),
    echoed,
    skews: skewsOf(reading.items),
    findings,
  };
}

/** What was sent as these messages. */
function sentAs(entries: readonly Entry[], sends: SendLog | null): readonly Entry[] {
  if (sends === null) return [];
  const ids = new Set(entries.flatMap(({ row }) => (row !== null && isMessageRow(row) ? (row.id ?? []) : [])));
  return joinSends(sends.entriesOf(ids), entries).entries;
}
