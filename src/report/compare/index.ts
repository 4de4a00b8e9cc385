import type { Comparison } from './compared.js';
import { jsonPieces } from '../text/jsonPieces.js';
import { csv } from './csv.js';
import { compareDocument } from './document.js';
import { markdown } from './markdown.js';
import type { CompareFormat, CompareRendering } from './options.js';
import { table } from './table.js';

export { withoutPairs } from './compared.js';
export { toCompareDocument } from './document.js';

const RENDERERS: Readonly<
  Record<CompareFormat, (comparison: Comparison, options: CompareRendering) => Iterable<string>>
> = {
  table,
  json: (comparison) => jsonPieces(compareDocument(comparison)),
  markdown,
  csv,
};

/** The comparison as text, piece by piece. */
export function renderComparison(comparison: Comparison, options: CompareRendering): Iterable<string> {
  return RENDERERS[options.format](comparison, options);
}
