export type { Source } from './bytes.js';
export { FIELDS, parseMap, SYNONYMS, type Field, type FieldMap, type ParsedMap } from './fields.js';
export { INPUT_FORMATS, type InputFormat } from './format.js';
export { readRecords, readTimeline, type ReadOptions } from './readTimeline.js';
export { UnreadableInput } from './unreadable.js';
