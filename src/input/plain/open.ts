import { openText } from '../bytes.js';
import { readHeader, type Table } from '../csv/csv.js';
import { looksLikeContacts } from '../contactsExport.js';
import { wantedOfTimeline, type FieldMap } from '../fields.js';
import { sniffFormat, type InputFormat } from '../format.js';
import type { Finding } from '../../model/finding.js';
import { looksLikeWebhooks } from '../webhook/recognise.js';

const LINE_FEED = 10;
const BYTE_ORDER_MARK = 0xef;

/** A CSV file that can be read row by row, and where in its first bytes the rows begin. */
interface PlainFile {
  readonly table: Table;
  readonly from: number;
  /** The line at which the rows begin, counted from 1. */
  readonly line: number;
  readonly findings: readonly Finding[];
}

/**
 * Looks at the first bytes of a file. Null where it is no CSV of messages with lines of its own, or cannot be read: the
 * ordinary reader says why.
 */
export function openPlain(
  name: string,
  head: Buffer,
  { format, map }: { readonly format: InputFormat | undefined; readonly map: FieldMap },
): PlainFile | null {
  if (format !== undefined && format !== 'csv') return null;
  const whole = head.subarray(0, head.lastIndexOf(LINE_FEED) + 1);
  try {
    const file = openText({ name, bytes: whole });
    if (!file.utf8 || file.lineEnd !== LINE_FEED || looksLikeContacts(file, map)) return null;
    if (format === undefined && (sniffFormat(file) !== 'csv' || looksLikeWebhooks(file))) return null;
    const { table, from, findings } = readHeader(file, wantedOfTimeline(map));
    // Who is the contact is told row by row.
    if (table.parties !== null) return null;
    const skipped = whole[0] === BYTE_ORDER_MARK ? 3 : 0;
    return { table, from: skipped + from, line: file.lineAt(Math.max(0, from - 1)) + 1, findings };
  } catch (error) {
    if (error instanceof Error && error.name === 'UnreadableInput') return null;
    throw error;
  }
}
