import {
  isAlias,
  isMap,
  isPair,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isList, isMap as isMapValue, same, written, type Value } from '../../../verify/value.js';
import type { Path } from '../../yamlFile.js';

/** A value that the file is to say at a path. */
export interface Update {
  readonly path: Path;
  readonly value: Value;
}

/** A stretch of the text, `[from, until)`, and what takes its place. */
interface Edit {
  readonly from: number;
  readonly until: number;
  readonly text: string;
}

/**
 * The text with other values and everything else as it was: comments, order, spacing. Where a value cannot be changed in
 * place, as behind an alias, the document is written anew, with its comments.
 */
export function updatedText(text: string, updates: readonly Update[]): string {
  const document = parseDocument(text);
  const edits = updates.flatMap(({ path, value }) =>
    editsFor(document.getIn(path, true) as Node | undefined, value, text),
  );
  const edited = applied(text, edits);
  return says(edited, updates) ? edited : rewritten(text, updates);
}

function editsFor(node: Node | undefined, value: Value, text: string): readonly Edit[] {
  if (node === undefined || same(valueOf(node), value)) return [];
  if (isMap(node) && isMapValue(value)) return mapEdits(node, value, text);
  if (isSeq(node) && isList(value) && !(node.flow ?? false)) return listEdits(node, value, text);
  return [replaced(node, value, text)];
}

function valueOf(node: Node): Value {
  return node.toJSON() as Value;
}

function replaced(node: Node, value: Value, text: string): Edit {
  const [from = 0, until = 0] = node.range ?? [];
  // A block ends after the newline of its last line.
  return { from, until: from + text.slice(from, until).trimEnd().length, text: written(value) };
}

/** Values change where they stand, keys come and go with their lines. */
function mapEdits(node: YAMLMap, value: Readonly<Record<string, Value>>, text: string): readonly Edit[] {
  const keys = node.items.map(({ key }) => String(key));
  const added = Object.keys(value).filter((key) => !keys.includes(key));
  const gone = keys.filter((key) => !Object.hasOwn(value, key));
  const isFlow = node.flow ?? false;
  if (isFlow && (added.length > 0 || gone.length > 0)) return [replaced(node, value, text)];
  if (gone.length === keys.length) return [replaced(node, value, text)];
  return [
    ...node.items.flatMap((pair) => pairEdits(pair, value, text)),
    ...linesAfter(
      node,
      added.map((key) => `${written(key)}: ${written(value[key] ?? null)}`),
      text,
    ),
  ];
}

function pairEdits(pair: Pair, value: Readonly<Record<string, Value>>, text: string): readonly Edit[] {
  const key = pair.key as Node;
  const inner = value[String(pair.key)];
  if (inner === undefined) return [linesOf(key, pair.value as Node | null, text)];
  return editsFor((pair.value as Node | null) ?? undefined, inner, text);
}

/** An item a line: those that stay keep their lines with their comments. */
function listEdits(node: YAMLSeq, value: readonly Value[], text: string): readonly Edit[] {
  const items = node.items as Node[];
  const wanted = [...value];
  const stays = items.map((item) => {
    const index = wanted.findIndex((one) => same(one, valueOf(item)));
    if (index < 0) return false;
    wanted.splice(index, 1);
    return true;
  });
  const result = [...items.filter((_, index) => stays[index]).map(valueOf), ...wanted];
  // Words come in any order; what is listed in order of time is written anew where lines cannot stay.
  const fits = value.every((one) => typeof one === 'string') || same(result, value);
  if (!stays.includes(true) || !fits) return [replaced(node, value, text)];
  return [
    ...items.flatMap((item, index) => (stays[index] === true ? [] : [linesOf(item, item, text)])),
    ...linesAfter(
      node,
      wanted.map((one) => `- ${written(one)}`),
      text,
    ),
  ];
}

/** The whole lines from the start of one node to the end of another. */
function linesOf(first: Node, last: Node | null, text: string): Edit {
  const from = text.lastIndexOf('\n', (first.range?.[0] ?? 0) - 1) + 1;
  return { from, until: lineEnd(last?.range?.[1] ?? first.range?.[1] ?? 0, text), text: '' };
}

/** New lines after the last of a block, as far in as its first. */
function linesAfter(node: YAMLMap | YAMLSeq, lines: readonly string[], text: string): readonly Edit[] {
  if (lines.length === 0) return [];
  const start = node.range?.[0] ?? 0;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const last = lastNode(node);
  const at = lineEnd(last?.range?.[1] ?? start, text);
  const break_ = text.slice(0, at).endsWith('\n') ? '' : '\n';
  return [{ from: at, until: at, text: `${break_}${lines.map((line) => `${indent}${line}\n`).join('')}` }];
}

function lastNode({ items }: YAMLMap | YAMLSeq): Node | undefined {
  const last: unknown = items.at(-1);
  return (isPair(last) ? (last.value ?? last.key) : last) as Node | undefined;
}

/** After the newline of the line that holds what ends at `end`. */
function lineEnd(end: number, text: string): number {
  // A block ends after its last newline already.
  const newline = text.indexOf('\n', text[end - 1] === '\n' ? end - 1 : end);
  return newline < 0 ? text.length : newline + 1;
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { from, until, text: inserted } of [...edits].sort((a, b) => b.from - a.from || b.until - a.until)) {
    result = result.slice(0, from) + inserted + result.slice(until);
  }
  return result;
}

function says(text: string, updates: readonly Update[]): boolean {
  const document = parseDocument(text);
  if (document.errors.length > 0) return false;
  return updates.every(({ path, value }) => sameInAnyOrder(plainAt(document, path), value));
}

/** Lines that stay keep their place, so that items can come in another order. */
function sameInAnyOrder(a: Value, b: Value): boolean {
  if (!isList(a) || !isList(b)) return same(a, b);
  return a.length === b.length && same(sorted(a), sorted(b));
}

function sorted(list: readonly Value[]): readonly string[] {
  return list.map(written).sort();
}

function plainAt(document: Document, path: Path): Value {
  const node = document.getIn(path, true) as Node | undefined;
  return node === undefined ? null : (node.toJS(document) as Value);
}

function rewritten(text: string, updates: readonly Update[]): string {
  const document = parseDocument(text);
  for (const { path, value } of updates) {
    for (let length = 1; length < path.length; length++) unaliased(document, path.slice(0, length));
    document.setIn(path, document.createNode(value, { flow: true }));
  }
  return document.toString({ lineWidth: 0 });
}

/** What stands behind an alias becomes a copy, so that it can change without the original. */
function unaliased(document: Document, path: Path): void {
  const node = document.getIn(path, true);
  if (isAlias(node)) document.setIn(path, document.createNode(node.toJS(document)));
}
