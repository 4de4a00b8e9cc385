import { safeJson } from './text.js';

/** The same as `jsonText`, element by element: a long list is longer than a string can be. */
export function* jsonPieces(document: object): Iterable<string> {
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
