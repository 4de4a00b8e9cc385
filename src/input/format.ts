import { finding, type Finding } from '../model/finding.js';
import { lastMessages, looksLikeContacts, wantedOfContacts } from './contactsExport.js';
import { readCsv } from './csv/csv.js';
import { wantedOfSends, wantedOfTimeline, type FieldMap, type Wanted } from './fields.js';
import { looksLikeNdjson, readJson, readNdjson } from './json/json.js';
import type { FileRecords } from './record.js';
import type { TextFile } from './textFile.js';
import { looksLikeWebhooks } from './webhook/recognise.js';

export const INPUT_FORMATS = ['csv', 'json', 'ndjson', 'webhook'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** Formats in which people write records with named fields. */
type RecordFormat = Exclude<InputFormat, 'webhook'>;
type ReadFile = (file: TextFile, wanted: Wanted) => FileRecords;

const READERS: Record<RecordFormat, ReadFile> = { csv: readCsv, json: readJson, ndjson: readNdjson };

export function readFormat(file: TextFile, format: InputFormat | undefined, map: FieldMap): FileRecords {
  if (format === 'webhook' || (format === undefined && looksLikeWebhooks(file))) {
    return { records: [], findings: [], rules: null, timezone: null, webhooks: file };
  }
  const read = READERS[format ?? sniffFormat(file)];
  if (looksLikeContacts(file, map)) return lastMessages(read(file, wantedOfContacts(map)));
  return read(file, wantedOfTimeline(map));
}

/** A send log: records of the same fields, of which only the message id has to be there. */
export function readSendLog(file: TextFile, map: FieldMap): FileRecords {
  const read = READERS[sniffFormat(file)](file, wantedOfSends(map));
  return read.records.length > 0 ? read : { ...read, findings: [...read.findings, emptySendLog(file)] };
}

function emptySendLog(file: TextFile): Finding {
  const message = 'the send log has no rows: it says nothing of any message';
  return finding('EMPTY_SEND_LOG', { message, ...file.place(0, file.bytes.length) });
}

/** Comments before JSON, which has none: whoever wrote them meant it all the same. */
const COMMENTED_JSON = /^\s*(?:\/\/[^\n]*\n\s*)+[[{]/;

/** Told by the first character, whatever the file is called. */
export function sniffFormat(file: TextFile): RecordFormat {
  const head = file.text(0, Math.min(file.bytes.length, 4096));
  if (COMMENTED_JSON.test(head)) return 'json';
  const first = head.trimStart()[0];
  if (first === '[') return 'json';
  if (first === '{') return looksLikeNdjson(file) ? 'ndjson' : 'json';
  return 'csv';
}
