import { isSpace } from '../csv/lines.js';
import { walkJson } from './walk.js';

const AFTER_COMMA = 'JSON has no comma after the last of a list: remove the one before it.';
const NO_COMMENTS = 'JSON has no comments: remove them.';
const DOUBLE_QUOTES = 'JSON puts names and texts in double quotes; Python writes it with json.dumps(…).';
const ONE_VALUE = 'Only one JSON value is read: put several into an array, or each on a line of its own (NDJSON).';

/** What to do about JSON that ends at byte `at`, where what stands there tells; undefined where it does not. */
export function jsonRemedy(bytes: Buffer, at: number): string | undefined {
  const [next, last] = [charAt(bytes, at), charAt(bytes, beforeSpace(bytes, at))];
  if (next === '/' || next === '#') return NO_COMMENTS;
  if (next === "'") return DOUBLE_QUOTES;
  if (last === ',' && (next === ']' || next === '}')) return AFTER_COMMA;
  return next !== '' && walkJson(bytes, 0).kind === 'end' ? ONE_VALUE : undefined;
}

function charAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', Math.max(0, at), at + 1);
}

function beforeSpace(bytes: Buffer, from: number): number {
  let at = from - 1;
  while (isSpace(bytes[at])) at--;
  return at;
}
