import type { Run } from '../model/run.js';
import { csv } from './formats/csv.js';
import { json } from './formats/json.js';
import { markdown } from './formats/markdown.js';
import { ndjson } from './formats/ndjson.js';
import { table } from './formats/table.js';
import type { Format, RenderOptions } from './options.js';
import { selectContact } from './selection.js';

export { toDocument } from './document.js';
export { renderFindings } from './findings.js';
export { FORMATS, type Format, type RenderOptions } from './options.js';
export type { RunDocument } from '../schema/run.js';

const RENDERERS: Readonly<Record<Format, (run: Run, options: RenderOptions) => Iterable<string>>> = {
  table,
  json,
  ndjson,
  csv,
  markdown,
};

/** The run as text, piece by piece. */
export function render(run: Run, options: RenderOptions): Iterable<string> {
  return RENDERERS[options.format](selectContact(run, options.contact), options);
}
