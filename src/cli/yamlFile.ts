import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { isMap, LineCounter, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../input/words.js';
import type { SourceRef } from '../model/source.js';
import { pathText, problemsOf, type Problem } from '../schema/problems.js';
import { InvalidDocument } from './errors.js';
import { refuseDocument } from './files.js';

export type Path = readonly (string | number)[];

/** Lines and columns count from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file that is what its schema says, with the places of what stands in it. */
export interface YamlFile<Value> {
  readonly name: string;
  readonly text: string;
  readonly value: Value;
  readonly document: Document;
  /** Where the value at this path stands; of what is not there, where its parent stands. */
  readonly placeOf: (path: Path) => Place;
  /** The same with the file, as a finding has it. */
  readonly sourceOf: (path: Path) => SourceRef;
  /** `file:line:column: key` of it, as a fault begins. */
  readonly placed: (path: Path) => string;
}

/** Reads YAML (or JSON, which is YAML too) and checks it. Throws an InvalidDocument that names every fault. */
export async function readYaml<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return (await openYaml(path, name, schema)).value;
}

/** The same, with the document behind the value. */
export async function openYaml<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): Promise<YamlFile<z.infer<Schema>>> {
  return parseYaml(await textOf(path, name), name, schema);
}

function parseYaml<Schema extends z.ZodType>(text: string, name: string, schema: Schema): YamlFile<z.infer<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const place = (offset: number): string => {
    const { line, column } = placeAt(offset);
    return `${name}:${String(line)}:${String(column)}`;
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => `${place(error.pos[0])}: ${syntaxFault(error)}`);
    throw new InvalidDocument(faults.join('\n'));
  }
  const value: unknown = plainValue(document, place) ?? {};
  const problems = problemsOf(schema, value);
  if (problems.length === 0) {
    return {
      name,
      text,
      value: schema.parse(value),
      document,
      placeOf: (path) => placeAt(offsetOf(document, path)),
      sourceOf: (path) => ({ file: name, ...placeAt(offsetOf(document, path)) }),
      placed: (path) => `${place(offsetOf(document, path))}: ${pathText(path)}`,
    };
  }
  const faults = problems.map((problem) => ({ problem, offset: offsetOfProblem(document, problem) }));
  faults.sort((a, b) => a.offset - b.offset);
  throw new InvalidDocument(
    faults.map(({ problem, offset }) => `${place(offset)}: ${worded(problem, document)}`).join('\n'),
  );
}

async function textOf(path: string, name: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => refuseDocument(name, error));
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const before = text.slice(0, text.indexOf('\ufffd')).split('\n');
  const place = `${String(before.length)}:${String((before.at(-1) ?? '').length + 1)}`;
  throw new InvalidDocument(`${name}:${place}: this is not UTF-8. Save the file as UTF-8.`);
}

/** In the words of the parser, but where it speaks to a programmer. */
function syntaxFault({ code, message }: YAMLError): string {
  return code === 'MULTIPLE_DOCS' ? 'a second document begins here. Write it into a file of its own.' : message;
}

/** An anchor that hundreds of cases repeat is in order; what doubles at each step is not. */
const MOST_ALIASES = 10_000;

function plainValue(document: Document, place: (offset: number) => string): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InvalidDocument(aliasFaults(document, place).join('\n'), { cause: error });
  }
}

function aliasFaults(document: Document, place: (offset: number) => string): readonly string[] {
  const faults: string[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      faults.push(`${place(alias.range?.[0] ?? 0)}: there is no &${alias.source} before *${alias.source}`);
    },
  });
  if (faults.length > 0) return faults;
  return [`${place(0)}: its aliases stand for more than can be read. Write out what they repeat.`];
}

function worded(problem: Problem, document: Document): string {
  const { path, message, unknownKey } = problem;
  if (unknownKey === null) {
    const hint = hintFor(document.getIn(path), problem);
    return `${path.length === 0 ? '' : `${pathText(path)}: `}${message}${hint}`;
  }
  const meant = nearest(unknownKey.key, unknownKey.known);
  const known = meant === null ? `Known here: ${unknownKey.known.join(', ')}.` : `Did you mean ${meant}?`;
  return `${message}. ${known}`;
}

/** Digits are a number to YAML, those of a telephone too. */
function hintFor(written: unknown, { isText, words }: Problem): string {
  if (isText && typeof written === 'number') return '. Put it in quotes.';
  const meant = typeof written === 'string' ? nearest(written, words) : null;
  return meant === null ? '' : `. Did you mean ${meant}?`;
}

/** An unknown key stands where it is written; a wrong value where the value is; what is missing, where its parent is. */
function offsetOfProblem(document: Document, { path, unknownKey }: Problem): number {
  if (unknownKey === null) return offsetOf(document, path);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === unknownKey.key) : undefined;
  return (pair?.key as Node | undefined)?.range?.[0] ?? offsetOf(document, path);
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const offset = (document.getIn(path.slice(0, length), true) as Node | undefined)?.range?.[0];
    if (offset !== undefined) return offset;
  }
  return 0;
}
