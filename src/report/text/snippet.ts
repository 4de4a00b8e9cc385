import type { Excerpt } from '../../model/source.js';
import { visible } from './text.js';
import { textWidth } from './width.js';

const TAB = '    ';

/** A source line that fits, and the carets to print under it. Columns count characters from 1. */
export function snippetOf({ text, length }: Excerpt, column: number, width: number): { text: string; caret: string } {
  const characters = [...text].map((character) => (character === '\t' ? TAB : visible(character)));
  const start = Math.min(Math.max(column - 1, 0), characters.length);
  const end = Math.min(start + Math.max(length, 1), characters.length);
  const { from, until } = stretch(characters, start, end, Math.max(width, 20));
  const left = from > 0 ? '…' : '';
  const right = until < characters.length ? '…' : '';
  const before = left + characters.slice(from, start).join('');
  const meant = characters.slice(start, Math.min(end, until)).join('');
  return {
    text: left + characters.slice(from, until).join('') + right,
    caret: ' '.repeat(textWidth(before)) + '^'.repeat(Math.max(1, textWidth(meant))),
  };
}

/** The characters `[from, until)` to show: what is meant first, then as much on both sides as there is room for. */
function stretch(
  characters: readonly string[],
  start: number,
  end: number,
  width: number,
): { from: number; until: number } {
  const widths = characters.map((character) => textWidth(character));
  if (sum(widths) <= width) return { from: 0, until: characters.length };
  let from = start;
  let until = start;
  let room = width - 2;
  const takeRight = (limit: number): boolean => {
    const next = widths[until] ?? Infinity;
    if (until >= limit || next > room) return false;
    room -= next;
    until += 1;
    return true;
  };
  const takeLeft = (): boolean => {
    const next = widths[from - 1] ?? Infinity;
    if (from === 0 || next > room) return false;
    room -= next;
    from -= 1;
    return true;
  };
  while (takeRight(end));
  for (let moved = true; moved;) {
    const right = takeRight(characters.length);
    moved = takeLeft() || right;
  }
  return { from, until };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
