import { readCsv } from './csv.js';
import type { FieldMap } from './fields.js';
import { looksLikeNdjson, readJson, readNdjson } from './json.js';
import type { FileRecords } from './record.js';
import type { TextFile } from './textFile.js';

export const INPUT_FORMATS = ['csv', 'json', 'ndjson'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

const READERS: Record<InputFormat, (file: TextFile, map: FieldMap) => FileRecords> = {
  csv: readCsv,
  json: readJson,
  ndjson: readNdjson,
};

export function readFormat(file: TextFile, format: InputFormat | undefined, map: FieldMap): FileRecords {
  return READERS[format ?? sniffFormat(file)](file, map);
}

/** Told by the first character, whatever the file is called. */
function sniffFormat(file: TextFile): InputFormat {
  const first = file.text(0, Math.min(file.bytes.length, 4096)).trimStart()[0];
  if (first === '[') return 'json';
  if (first === '{') return looksLikeNdjson(file) ? 'ndjson' : 'json';
  return 'csv';
}
