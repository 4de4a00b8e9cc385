import { isList, isMap, written, type Value } from './value.js';

/** One line of what was expected and what there is: both, or only the one or the other. */
export interface DiffLine {
  readonly side: 'both' | 'expected' | 'got';
  readonly text: string;
}

/** Line by line: an item of a list a line, a key of a map a line. */
export function diffOf(expected: Value, got: Value): readonly DiffLine[] {
  const [left, right] = [linesOf(expected), linesOf(got)];
  const common = commonLengths(left, right);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (i < left.length && left[i] === right[j]) {
      lines.push({ side: 'both', text: left[i] ?? '' });
      i += 1;
      j += 1;
    } else if (j >= right.length || (i < left.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ side: 'expected', text: left[i] ?? '' });
      i += 1;
    } else {
      lines.push({ side: 'got', text: right[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

function linesOf(value: Value): readonly string[] {
  if (isList(value)) return value.length === 0 ? ['nothing'] : value.map(written);
  if (!isMap(value)) return [value === null ? 'nothing' : written(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['nothing'] : entries.map(([key, inner]) => `${written(key)}: ${written(inner)}`);
}

/** How many lines are common to what follows `i` on the left and `j` on the right. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const common = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    const row = common[i] ?? [];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] =
        left[i] === right[j] ? at(common, i + 1, j + 1) + 1 : Math.max(at(common, i + 1, j), at(common, i, j + 1));
    }
  }
  return common;
}

function at(common: readonly (readonly number[])[], i: number, j: number): number {
  return common[i]?.[j] ?? 0;
}
