import { finding, type Finding } from '../model/finding.js';
import type { Entry } from './interpret.js';
import { isMessageRow, type Row } from './row.js';
import type { Heard } from './webhook/index.js';

/** Entries of one timeline, and what joining them showed. */
export interface Joined {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
}

/**
 * Records under the names that webhooks give the same contact and number. A record that tells of a message which webhooks
 * tell of as well is of the same pair, whatever it says: the number dialled and the id that Meta answers with differ in
 * several countries, the message id does not.
 */
export function joinRecords(
  entries: readonly Entry[],
  { entries: heard, contactOf, numberOf }: Heard,
): readonly Entry[] {
  const byId = pairsById(heard);
  return entries.map((entry) => {
    if (entry.row === null) return entry;
    const { id, contact, number, at } = entry.row;
    const known = id === null ? undefined : byId.get(id);
    const named = { contact: contact && contactOf(contact, at), number: number && numberOf(number) };
    return withPair(entry, entry.row, known ?? named);
  });
}

/** Rows of a send log for the messages that the timeline knows; they add to these, and are nothing by themselves. */
export function joinSends(sends: readonly Entry[], timeline: readonly Entry[]): Joined {
  const messages = pairsById(timeline.filter(({ row }) => row !== null && isMessageRow(row)));
  const unknown: Entry[] = [];
  const entries = sends.map((entry): Entry => {
    if (entry.row === null || !isMessageRow(entry.row)) return entry;
    const message = messages.get(entry.row.id ?? '');
    if (message === undefined || message === null) {
      unknown.push(entry);
      return { ...entry, row: null };
    }
    return withPair(entry, { ...entry.row, at: Number.isNaN(entry.row.at) ? message.at : entry.row.at }, message);
  });
  return { entries, findings: withoutStatus(unknown, sends.length) };
}

function withPair(entry: Entry, row: Row, { contact, number }: Pick<Row, 'contact' | 'number'>): Entry {
  return { ...entry, contact, row: { ...row, contact, number } };
}

/** The row of each id; null where an id stands for messages of several pairs. */
function pairsById(entries: readonly Entry[]): ReadonlyMap<string, Row | null> {
  const byId = new Map<string, Row | null>();
  for (const { row } of entries) {
    if (row === null || row.id === null) continue;
    const known = byId.get(row.id);
    if (known === undefined) byId.set(row.id, row);
    else if (known !== null && (known.contact !== row.contact || known.number !== row.number)) byId.set(row.id, null);
  }
  return byId;
}

export function withoutStatus(unknown: readonly Entry[], all: number): readonly Finding[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const message = `${unknown.length} of ${all} rows of the send log name a message of which the input knows nothing`;
  return [finding('SEND_WITHOUT_STATUS', { message, ...first.record.place('id') })];
}

/** Where one business number is named, records that name none are of that number; among several they stay apart. */
export function fillNumbers(entries: readonly Entry[]): Joined {
  const named = new Set(entries.flatMap(({ row }) => row?.number ?? []));
  const unnamed = entries.filter(({ row }) => row !== null && row.number === null);
  const [first] = unnamed;
  const [number] = named;
  if (number === undefined || first === undefined) return { entries, findings: [] };
  const count = unnamed.length === 1 ? '1 record does' : `${unnamed.length} records do`;
  const taken =
    named.size === 1
      ? `taken for ${number}, the only one in the input`
      : `kept apart from the ${named.size} numbers in the input`;
  const findings = [
    finding('UNNAMED_NUMBER', { message: `${count} not name the business number: ${taken}`, ...first.record.place() }),
  ];
  if (named.size > 1) return { entries, findings };
  const filled = entries.map((entry) =>
    entry.row?.number === null ? { ...entry, row: { ...entry.row, number } } : entry,
  );
  return { entries: filled, findings };
}
