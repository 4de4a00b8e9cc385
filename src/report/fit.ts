import { widest, wordWidths, wrap } from './wrap.js';

interface FitColumn {
  /** Whether its texts may be wrapped to make the table narrower. */
  readonly yields: boolean;
  /** The lines of each row's cell, and the title. */
  readonly title: string;
  readonly cells: readonly (readonly string[])[];
}

/** How far the later lines of a wrapped text are set in. */
export const HANG = 2;

/** Column widths that add up to at most `room`, chosen so that the rows take the fewest lines. */
export function fitColumns(columns: readonly FitColumn[], room: number): readonly number[] {
  const natural: readonly number[] = columns.map(({ title, cells }) => widest([title, ...cells.flat()]));
  const least = columns.map((column, index) => leastWidth(column, natural[index] ?? 0));
  const excess = sum(natural) - room;
  if (excess <= 0) return natural;
  if (sum(least) >= room) return least;
  const rows = distinctRows(columns);
  const heightIn = rememberedHeights();
  let best: readonly number[] = least;
  let fewest = Infinity;
  for (const widths of spread(natural, least, excess)) {
    const height = linesOf(rows, widths, heightIn);
    if (height >= fewest) continue;
    fewest = height;
    best = widths;
  }
  return columns.map((column, index) => usedWidth(column, best[index] ?? 0));
}

/** What is left of a width after wrapping. */
function usedWidth({ title, cells }: FitColumn, width: number): number {
  return widest([title, ...[...new Set(cells.flat())].flatMap((text) => wrap(text, width, HANG))]);
}

interface CountedRow {
  readonly times: number;
  readonly cells: readonly { readonly column: number; readonly lines: readonly string[] }[];
}

/** Rows that say the same where wrapping matters, once: most rows of a long table do. */
function distinctRows(columns: readonly FitColumn[]): readonly CountedRow[] {
  const rows = new Map<string, CountedRow>();
  const yielding = columns.flatMap(({ yields, cells }, column) => (yields ? [{ column, cells }] : []));
  for (const index of (columns[0]?.cells ?? []).keys()) {
    const cells = yielding.map(({ column, cells: all }) => ({ column, lines: all[index] ?? [] }));
    const key = JSON.stringify(cells);
    rows.set(key, { cells, times: (rows.get(key)?.times ?? 0) + 1 });
  }
  return [...rows.values()];
}

function linesOf(
  rows: readonly CountedRow[],
  widths: readonly number[],
  heightIn: (text: string, width: number) => number,
): number {
  const height = ({ cells }: CountedRow): number =>
    Math.max(1, ...cells.map(({ column, lines }) => sum(lines.map((text) => heightIn(text, widths[column] ?? 0)))));
  return sum(rows.map((row) => row.times * height(row)));
}

function rememberedHeights(): (text: string, width: number) => number {
  const known = new Map<string, number>();
  return (text, width) => {
    const key = `${width} ${text}`;
    const height = known.get(key) ?? wrap(text, width, HANG).length;
    known.set(key, height);
    return height;
  };
}

function leastWidth({ yields, title, cells }: FitColumn, natural: number): number {
  if (!yields) return natural;
  return Math.min(natural, Math.max(widest([title]), ...cells.flat().map((text) => Math.max(...wordWidths(text)))));
}

/** Every way to take `excess` columns away from those that are wider than they must be. */
function* spread(
  natural: readonly number[],
  least: readonly number[],
  excess: number,
  index = natural.length - 1,
): Generator<readonly number[]> {
  if (index < 0) {
    if (excess === 0) yield natural;
    return;
  }
  const most = (natural[index] ?? 0) - (least[index] ?? 0);
  for (let taken = Math.min(most, excess); taken >= 0; taken--) {
    const narrowed = natural.with(index, (natural[index] ?? 0) - taken);
    yield* spread(narrowed, least, excess - taken, index - 1);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
