import { BYTES, listOf, NUMBER, partsOf, oneOf, recordOf, TEXT, type ShapesOf } from '../model/shape.js';
import type { Source } from './bytes.js';
import type { InputFormat } from './format.js';
import type { ReadOptions } from './readTimeline.js';

const FORMATS: Readonly<Record<InputFormat, true>> = { csv: true, json: true, ndjson: true, webhook: true };

export const FORMAT = oneOf(Object.keys(FORMATS));
export const COLUMNS = recordOf(TEXT);
export const SOURCE = partsOf<Source>({ name: TEXT, bytes: BYTES });
export const SOURCES = listOf(SOURCE);

export const READ_OPTIONS: ShapesOf<ReadOptions> = {
  format: FORMAT,
  inputTimezone: TEXT,
  map: COLUMNS,
  start: NUMBER,
  idHorizon: NUMBER,
  sends: SOURCES,
  mapSends: COLUMNS,
};
