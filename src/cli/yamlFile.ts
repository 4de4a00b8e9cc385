import { readFile } from 'node:fs/promises';
import { isMap, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../input/words.js';
import { problemsOf, type Problem } from '../schema/problems.js';
import { InvalidDocument, isRefusal, reasonOf } from './errors.js';

/** Reads YAML (or JSON, which is YAML too) and checks it. Throws an InvalidDocument that names every fault. */
export async function readYaml<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const text = await textOf(path, name);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${String(line)}:${String(col)}`;
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ pos, message }) => `${place(pos[0])}: ${message.split('\n')[0] ?? ''}`);
    throw new InvalidDocument(faults.join('\n'));
  }
  const value: unknown = document.toJS() ?? {};
  const problems = problemsOf(schema, value);
  if (problems.length === 0) return schema.parse(value);
  const faults = problems.map((problem) => ({ problem, offset: offsetOf(document, problem) }));
  faults.sort((a, b) => a.offset - b.offset);
  throw new InvalidDocument(faults.map(({ problem, offset }) => `${place(offset)}: ${worded(problem)}`).join('\n'));
}

async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new InvalidDocument(`${name}: ${reasonOf(error)}`);
  }
}

function worded({ path, message, unknownKey }: Problem): string {
  if (unknownKey === null) return `${path.join('.')}: ${message}`;
  const meant = nearest(unknownKey.key, unknownKey.known);
  const known = meant === null ? `Known here: ${unknownKey.known.join(', ')}.` : `Did you mean ${meant}?`;
  return `${message}. ${known}`;
}

/** An unknown key stands where it is written; a wrong value where the value is; what is missing, where its parent is. */
function offsetOf(document: Document, { path, unknownKey }: Problem): number {
  if (unknownKey !== null) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === unknownKey.key) : undefined;
    const offset = (pair?.key as Node | undefined)?.range?.[0];
    if (offset !== undefined) return offset;
  }
  for (let length = path.length; length > 0; length--) {
    const offset = (document.getIn(path.slice(0, length), true) as Node | undefined)?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return 0;
}
