/**
 * Characters that move the cursor, start a terminal sequence, end a line, reorder or hide text: C0, C1, lone surrogates,
 * line separators, bidi controls, invisible format characters and tags. The zero-width joiner stays, emoji need it.
 */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{ad}\u{61c}\u{180e}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}\u{fff9}-\u{fffb}\u{e0000}-\u{e007f}]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text from the input as it may reach a terminal, a table or a report: every unsafe character becomes a visible escape. */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => SHORT_ESCAPES[character] ?? `\\u{${hex(character)}}`);
}

/** JSON text that means the same and holds no unsafe character but the newlines between its lines. */
export function safeJson(json: string): string {
  return json.replace(UNSAFE, (character) => (character === '\n' ? character : escapeUnits(character)));
}

/** A document as `--format json` prints it. */
export function jsonText(document: unknown): string {
  return `${safeJson(JSON.stringify(document, null, 2))}\n`;
}

function escapeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
}
