import type { Path } from './leaf.js';

/** What to write instead of the keys, texts and numbers of a JSON text. */
export interface Rewriting {
  readonly key: (name: string, path: Path) => string;
  readonly text: (value: string, path: Path) => string;
  /** A number as its digits are written. */
  readonly number: (digits: string, path: Path) => string;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[[\]{},:]|\s+/g;

/** The JSON text with the same structure, order, spaces and number of lines. It must be JSON. */
export function rewriteJson(text: string, rewriting: Rewriting): string {
  const path: (string | number)[] = [];
  const open: ('{' | '[')[] = [];
  let expectsKey = false;
  let result = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const first = token[0] ?? '';
    if (first === '{' || first === '[') {
      open.push(first);
      expectsKey = first === '{';
      if (first === '[') path.push(0);
      result += token;
    } else if (first === '}' || first === ']') {
      if (open.pop() === '[') path.pop();
      expectsKey = false;
      result += token;
      leaveValue();
    } else if (first === ',') {
      if (open.at(-1) === '[') path[path.length - 1] = Number(path.at(-1)) + 1;
      else expectsKey = true;
      result += token;
    } else if (first === '"' && expectsKey) {
      const name = JSON.parse(token) as string;
      result += written(token, name, rewriting.key(name, path));
      path.push(name);
      expectsKey = false;
    } else if (first === '"') {
      const value = JSON.parse(token) as string;
      result += written(token, value, rewriting.text(value, path));
      leaveValue();
    } else if (first === '-' || (first >= '0' && first <= '9')) {
      const digits = first === '-' ? token.slice(1) : token;
      result += `${first === '-' ? '-' : ''}${rewriting.number(digits, path)}`;
      leaveValue();
    } else {
      result += token;
      if (first === 't' || first === 'f' || first === 'n') leaveValue();
    }
  }
  return result;

  /** The value of a key is over; an element of an array leaves its index to the comma. */
  function leaveValue(): void {
    if (open.at(-1) === '{') path.pop();
  }
}

function written(token: string, before: string, after: string): string {
  return before === after ? token : JSON.stringify(after);
}
