/** Called for every value once it is complete, the innermost first; `depth` counts the containers around it. */
type Visit = (depth: number, key: string | null, start: number, end: number) => void;

/** Where the value ends, or the first byte at which the text stops being JSON. */
type Walk = { readonly kind: 'end'; readonly at: number } | { readonly kind: 'broken'; readonly at: number };

const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const COMMA = 44;
const COLON = 58;
const QUOTE = 34;
const BACKSLASH = 92;

interface Container {
  readonly closer: number;
  readonly key: string | null;
  readonly start: number;
}

/**
 * Walks the JSON value at `from`. `JSON.parse` builds values but tells neither where they stood nor, in the same words on
 * every Node version, where the text broke. Without recursion, for nesting can be as deep as the input is long.
 */
export function walkJson(bytes: Buffer, from: number, visit: Visit = () => undefined): Walk {
  const open: Container[] = [];
  let expect: 'value' | 'first value or end' | 'comma or end' = 'value';
  let at = from;
  for (;;) {
    at = skipSpace(bytes, at);
    const container = open.at(-1);
    if (container !== undefined && bytes[at] === container.closer && expect !== 'value') {
      at++;
      open.pop();
      visit(open.length, container.key, container.start, at);
      if (open.length === 0) return { kind: 'end', at };
      expect = 'comma or end';
      continue;
    }
    if (expect === 'comma or end') {
      if (bytes[at] !== COMMA) return { kind: 'broken', at };
      at++;
      expect = 'value';
      continue;
    }
    let key: string | null = null;
    if (container?.closer === CLOSE_OBJECT) {
      const name = stringEnd(bytes, at);
      if (name.kind === 'broken') return name;
      key = JSON.parse(bytes.toString('utf8', at, name.at)) as string;
      at = skipSpace(bytes, name.at);
      if (bytes[at] !== COLON) return { kind: 'broken', at };
      at = skipSpace(bytes, at + 1);
    }
    const start = at;
    if (bytes[at] === OPEN_OBJECT || bytes[at] === OPEN_ARRAY) {
      open.push({ closer: bytes[at] === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY, key, start });
      at++;
      expect = 'first value or end';
      continue;
    }
    const scalar = bytes[at] === QUOTE ? stringEnd(bytes, at) : wordEnd(bytes, at);
    if (scalar.kind === 'broken') return scalar;
    at = scalar.at;
    visit(open.length, key, start, at);
    if (open.length === 0) return { kind: 'end', at };
    expect = 'comma or end';
  }
}

/** The first byte at which the whole text stops being one JSON value; null when it is one. */
export function jsonBreak(bytes: Buffer, from = 0, to = bytes.length): number | null {
  const text = bytes.subarray(0, to);
  const walk = walkJson(text, from);
  if (walk.kind === 'broken') return walk.at;
  const rest = skipSpace(text, walk.at);
  return rest === to ? null : rest;
}

function stringEnd(bytes: Buffer, start: number): Walk {
  if (bytes[start] !== QUOTE) return { kind: 'broken', at: start };
  let at = start + 1;
  for (;;) {
    const byte = bytes[at];
    if (byte === QUOTE) return { kind: 'end', at: at + 1 };
    if (byte === undefined || byte < 32) return { kind: 'broken', at };
    if (byte !== BACKSLASH) at++;
    else {
      const escape = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(bytes.toString('latin1', at, at + 6));
      if (escape === null) return { kind: 'broken', at };
      at += escape[0].length;
    }
  }
}

const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

function wordEnd(bytes: Buffer, start: number): Walk {
  let at = start;
  while (isWordByte(bytes[at])) at++;
  return WORD.test(bytes.toString('latin1', start, at)) ? { kind: 'end', at } : { kind: 'broken', at: start };
}

function isWordByte(byte = 0): boolean {
  const digitOrSign = (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46;
  return digitOrSign || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
  return at;
}
