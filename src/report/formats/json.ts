import type { Run, RunSummary } from '../../model/run.js';
import { toDocument, toSummaryDocument } from '../document.js';
import type { RenderOptions } from '../options.js';
import { safeJson } from '../text.js';

/** The run document, indented; written element by element, for a long run is longer than a string can be. */
export function* json(run: Run, { every }: RenderOptions): Iterable<string> {
  yield* written(toDocument(run, { every }));
}

export function* summaryJson(run: RunSummary): Iterable<string> {
  yield* written(toSummaryDocument(run));
}

function* written(document: object): Iterable<string> {
  let before = '{\n';
  for (const [key, value] of Object.entries(document) as [string, unknown][]) {
    yield `${before}  ${JSON.stringify(key)}: `;
    if (Array.isArray(value)) yield* list(value);
    else yield indented(value, 2);
    before = ',\n';
  }
  yield '\n}\n';
}

function* list(items: readonly unknown[]): Iterable<string> {
  let before = '[\n    ';
  for (const item of items) {
    yield before + indented(item, 4);
    before = ',\n    ';
  }
  yield items.length === 0 ? '[]' : '\n  ]';
}

function indented(value: unknown, spaces: number): string {
  return safeJson(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(spaces)}`);
}
