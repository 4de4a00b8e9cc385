import type { Run, RunSummary } from '../../model/run.js';
import { toDocument, toSummaryDocument } from '../document.js';
import { jsonPieces } from '../text/jsonPieces.js';
import type { RenderOptions } from '../options.js';

/** The run document. */
export function* json(run: Run, { every }: RenderOptions): Iterable<string> {
  yield* jsonPieces(toDocument(run, { every }));
}

export function* summaryJson(run: RunSummary): Iterable<string> {
  yield* jsonPieces(toSummaryDocument(run));
}
