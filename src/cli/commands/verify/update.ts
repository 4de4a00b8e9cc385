import {
  isAlias,
  isMap,
  isSeq,
  Lexer,
  parseDocument,
  visit,
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
 * place, the document is written anew, with its comments.
 */
export function updatedText(original: string, updates: readonly Update[]): string {
  const text = unshared(original, updates);
  const document = parseDocument(text);
  const edits = updates.flatMap(({ path, value }) =>
    editsFor(document.getIn(path, true) as Node | undefined, value, text),
  );
  const edited = applied(text, edits);
  return says(edited, updates) ? edited : rewritten(text, updates);
}

/** A copy in place of every alias through which a change would be seen elsewhere too. */
function unshared(text: string, updates: readonly Update[]): string {
  const document = parseDocument(text);
  const changing = updates.flatMap(({ path }) => nodeOrAlias(document, path) ?? []);
  const copies: Edit[] = [];
  visit(document, {
    Alias(_, alias) {
      const source = alias.resolve(document);
      const isShared = changing.some((node) => node === alias || (source !== undefined && overlap(node, source)));
      if (isShared) copies.push(replaced(alias, plainOf(alias, document), text));
    },
  });
  return applied(text, copies);
}

/** What stands at a path, or the alias behind which it does. */
function nodeOrAlias(document: Document, path: Path): Node | undefined {
  let node: Node | undefined;
  for (let length = 1; length <= path.length && !isAlias(node); length++) {
    node = document.getIn(path.slice(0, length), true) as Node | undefined;
  }
  return node;
}

function overlap(a: Node, b: Node): boolean {
  const [from = 0, until = 0] = a.range ?? [];
  const [start = 0, end = 0] = b.range ?? [];
  return from < end && start < until;
}

function editsFor(node: Node | undefined, value: Value, text: string): readonly Edit[] {
  if (node === undefined || same(valueOf(node), value)) return [];
  if (isMap(node) && isMapValue(value)) return mapEdits(node, value, text);
  if (isSeq(node) && isList(value) && !isFlow(node)) return listEdits(node, value, text);
  return [replaced(node, value, text)];
}

function valueOf(node: Node): Value {
  return node.toJSON() as Value;
}

function replaced(node: Node, value: Value, text: string): Edit {
  const [from = 0, until = 0] = node.range ?? [];
  // A block ends after the newline of its last line.
  const before = text.slice(from, until).trimEnd();
  const comments = isFlow(node) ? commentsIn(before) : [];
  return { from, until: from + before.length, text: commented(written(value), comments, node, text) };
}

function isFlow(node: Node): boolean {
  return (isMap(node) || isSeq(node)) && (node.flow ?? false);
}

function commentsIn(flow: string): readonly string[] {
  return [...new Lexer().lex(flow)].filter((token) => token.startsWith('#'));
}

/** What was said inside brackets is said at their beginning, on lines of its own. */
function commented(value: string, comments: readonly string[], node: Node, text: string): string {
  if (comments.length === 0 || !/^[[{]/.test(value)) return value;
  const start = lineStart(startOf(node), text);
  const indent = `${/^[ -]*/.exec(text.slice(start))?.[0].replaceAll('-', ' ') ?? ''}  `;
  const lines = [...comments, value.slice(1).trimStart()].map((line) => `${newlineOf(text)}${indent}${line}`);
  return value.slice(0, 1) + lines.join('');
}

/** Values change where they stand, keys come and go with their lines. */
function mapEdits(node: YAMLMap, value: Readonly<Record<string, Value>>, text: string): readonly Edit[] {
  const keys = node.items.map(({ key }) => String(key));
  const added = Object.keys(value).filter((key) => !keys.includes(key));
  const gone = keys.filter((key) => !Object.hasOwn(value, key));
  if (isFlow(node) && (added.length > 0 || gone.length > 0)) return [replaced(node, value, text)];
  if (gone.length === keys.length) return [replaced(node, value, text)];
  return [
    ...node.items.flatMap((pair) => pairEdits(pair, value, text)),
    ...linesAfter(
      node,
      lastOf(node),
      added.map((key) => `${written(key)}: ${written(value[key] ?? null)}`),
      text,
    ),
  ];
}

function lastOf(node: YAMLMap): Node {
  const last = node.items.at(-1);
  return (last?.value ?? last?.key ?? node) as Node;
}

function pairEdits(pair: Pair, value: Readonly<Record<string, Value>>, text: string): readonly Edit[] {
  const key = pair.key as Node;
  const inner = value[String(pair.key)];
  if (inner === undefined) return [linesOf(key, pair.value as Node | null, text)];
  return editsFor((pair.value as Node | null) ?? undefined, inner, text);
}

/** An item a line: those that stay keep their lines with their comments. */
function listEdits(node: YAMLSeq, value: readonly Value[], text: string): readonly Edit[] {
  if (value.length === 0) return [replaced(node, value, text)];
  // Words come in any order; the rest is listed in order of time.
  const words = value.every((one) => typeof one === 'string') ? wordEdits(node, value, text) : null;
  return words ?? orderedEdits(node, value, text);
}

/** Words that stay, whatever their order, with the new ones after them. Null where none stays. */
function wordEdits(node: YAMLSeq, value: readonly Value[], text: string): readonly Edit[] | null {
  const items = node.items as Node[];
  const wanted = [...value];
  const stays = items.map((item) => {
    const index = wanted.findIndex((one) => same(one, valueOf(item)));
    if (index < 0) return false;
    wanted.splice(index, 1);
    return true;
  });
  if (!stays.includes(true)) return null;
  return [
    ...items.flatMap((item, index) => (stays[index] === true ? [] : [linesOf(item, item, text)])),
    ...linesAfter(node, items.at(-1) ?? node, wanted.map(listed), text),
  ];
}

/** Between what is the same at the beginning and at the end, each item becomes the one in its place; the rest comes or goes. */
function orderedEdits(node: YAMLSeq, value: readonly Value[], text: string): readonly Edit[] {
  const items = node.items as Node[];
  const most = Math.min(items.length, value.length);
  const isSame = (item: Node | undefined, one: Value | undefined): boolean =>
    item !== undefined && one !== undefined && same(valueOf(item), one);
  let head = 0;
  while (head < most && isSame(items[head], value[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(items.at(-1 - tail), value.at(-1 - tail))) tail++;
  const changing = items.slice(head, items.length - tail);
  const wanted = value.slice(head, value.length - tail);
  const more = wanted.slice(changing.length).map(listed);
  const before = items[head + changing.length - 1];
  return [
    ...changing.flatMap((item, index) => {
      const one = wanted[index];
      return one === undefined ? [linesOf(item, item, text)] : editsFor(item, one, text);
    }),
    ...(before === undefined ? linesBefore(node, more, text) : linesAfter(node, before, more, text)),
  ];
}

function listed(value: Value): string {
  return `- ${written(value)}`;
}

/** The whole lines from the start of one node to the end of another. */
function linesOf(first: Node, last: Node | null, text: string): Edit {
  const from = lineStart(startOf(first), text);
  return { from, until: lineEnd(last?.range?.[1] ?? first.range?.[1] ?? 0, text), text: '' };
}

/** New lines of a block, after one of its nodes. */
function linesAfter(node: YAMLMap | YAMLSeq, before: Node, lines: readonly string[], text: string): readonly Edit[] {
  if (lines.length === 0) return [];
  const at = lineEnd(before.range?.[1] ?? 0, text);
  const break_ = text.slice(0, at).endsWith('\n') ? '' : newlineOf(text);
  return [{ from: at, until: at, text: break_ + indented(node, lines, text) }];
}

/** New lines at the beginning of a block, before what is said above its first node. */
function linesBefore(node: YAMLSeq, lines: readonly string[], text: string): readonly Edit[] {
  const above = text.slice(0, lineStart(startOf(node), text));
  const comments = /(?:^[ \t]*#[^\n]*\n)+(?![^])/m.exec(above)?.[0] ?? '';
  const at = above.length - comments.length;
  return [{ from: at, until: at, text: indented(node, lines, text) }];
}

/** Each line as far in as the block. */
function indented(node: YAMLMap | YAMLSeq, lines: readonly string[], text: string): string {
  const start = startOf(node);
  const indent = ' '.repeat(start - lineStart(start, text));
  return lines.map((line) => `${indent}${line}${newlineOf(text)}`).join('');
}

/** As the file ends its lines. */
function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function lineStart(offset: number, text: string): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
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
  return node === undefined ? null : plainOf(node, document);
}

/** With its aliases followed: the file was read, so they are not too many. */
function plainOf(node: Node, document: Document): Value {
  return node.toJS(document, { maxAliasCount: -1 }) as Value;
}

function rewritten(text: string, updates: readonly Update[]): string {
  const document = parseDocument(text);
  for (const { path, value } of updates) {
    document.setIn(path, document.createNode(value, { flow: true }));
  }
  return document.toString({ lineWidth: 0 });
}
