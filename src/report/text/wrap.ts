import { isNarrow, textWidth } from './width.js';

/** A sign stays with the word it stands before, a time with its event, and padding whole. */
const BREAKS = /(?<=[\p{L}\p{N}).,:;…]) (?=[\p{L}\p{N}(])/u;

/** The same where a text has no other letters, which is almost always: to know all letters takes V8 milliseconds. */
const NARROW_BREAKS = /(?<=[A-Za-z0-9).,:;…]) (?=[A-Za-z0-9(])/;

/** Breaks between words, and inside one only where it is longer than a line. Later lines hang where there is room. */
export function wrap(text: string, width: number, hang = 0): readonly string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of wordsOf(text)) {
    const longer: string = line === null ? word : `${line} ${word}`;
    if (textWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== null) lines.push(line);
    const isLater = lines.length > 0 && textWidth(word) + hang <= width;
    const pieces = broken(isLater ? ' '.repeat(hang) + word : word, width);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line ?? ''];
}

/** The width of each piece that wrapping keeps whole. */
export function wordWidths(text: string): readonly number[] {
  return wordsOf(text).map((word) => textWidth(word));
}

function wordsOf(text: string): readonly string[] {
  return text.split(isNarrow(text) ? NARROW_BREAKS : BREAKS);
}

/** Items side by side, as many on a line as fit; none is broken. */
export function flow(items: readonly string[], gap: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const longer = `${lines.at(-1) ?? ''}${gap}${item}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(item);
  }
  return lines;
}

function broken(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (textWidth(piece + character) > width && piece.trim() !== '') {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}
