import { resolveColumns } from './columns.js';
import { dialectOf } from './csv/dialect.js';
import type { Field, FieldMap, Wanted } from './fields.js';
import type { FileRecords, RawRecord } from './record.js';
import type { TextFile } from './textFile.js';
import { fold } from './words.js';

/** The column that a helpdesk or CRM keeps for each contact: when they last wrote. */
const LAST_MESSAGE = 'last_message_at';

/** What of a contacts export is read: its other columns are about the person, not about a message. */
const FIELDS_READ = ['time', 'contact', 'number'] as const satisfies readonly Field[];

/** Whether the input is a list of contacts: it says when each last wrote, and of no message who sent it. */
export function looksLikeContacts(file: TextFile, map: FieldMap): boolean {
  const names = namesIn(file);
  if (!names.some((name) => fold(name) === fold(LAST_MESSAGE))) return false;
  return map.direction === undefined && !resolveColumns(names, map).indexOf.has('direction');
}

/** Names stand near the beginning. */
const PROBE_BYTES = 4096;

/** The keys of the first object, or the cells of the header. */
function namesIn(file: TextFile): readonly string[] {
  const text = file.text(0, Math.min(file.bytes.length, PROBE_BYTES)).trimStart();
  if (!/^[[{]/.test(text)) {
    const { delimiter, begins } = dialectOf(file);
    const table = file.text(begins, Math.min(file.bytes.length, begins + PROBE_BYTES)).trimStart();
    const [header = ''] = table.split(/[\r\n]/, 1);
    return header.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  }
  const [first = ''] = text.split('}', 1);
  return [...first.matchAll(/"([^"\\]+)"\s*:/g)].map(([, key = '']) => key);
}

export function wantedOfContacts(map: FieldMap): Wanted {
  return { map: { time: LAST_MESSAGE, ...map }, required: ['time', 'contact'], option: '--map' };
}

/** Each contact's last message as an inbound one; who never wrote has none. */
export function lastMessages(read: FileRecords): FileRecords {
  const wrote = read.records.filter(({ values, faults }) => values.time !== undefined || faults.length > 0);
  return { ...read, records: wrote.map(lastMessage) };
}

function lastMessage(record: RawRecord): RawRecord {
  const { values, faults, handle, source } = record;
  const told = FIELDS_READ.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]] as const]));
  return {
    values: { ...Object.fromEntries(told), direction: 'inbound' },
    faults,
    handle,
    source,
    place: (field) => record.place(field),
    raw: () => record.raw(),
    answersUntold: true,
  };
}
