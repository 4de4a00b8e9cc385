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
  const best = fewestLines(distinctRows(columns), natural, least, excess);
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

/** Of every way to take `excess` columns away from those that are wider than they must be, the first with fewest lines. */
function fewestLines(
  rows: readonly CountedRow[],
  natural: readonly number[],
  least: readonly number[],
  excess: number,
): readonly number[] {
  const heightIn = rememberedHeights();
  const widths = [...natural];
  let best = least;
  let fewest = Infinity;
  narrow(natural.length - 1, excess);
  return best;

  /** Takes `left` away from the columns up to `last`. */
  function narrow(last: number, left: number): void {
    const lines = linesOf(rows, widths, heightIn);
    // Those columns are still as wide as they can be: narrower ones take no fewer lines.
    if (lines >= fewest) return;
    if (left === 0) {
      fewest = lines;
      best = [...widths];
      return;
    }
    const most = natural.map((width, index) => (index > last ? 0 : width - (least[index] ?? 0)));
    const others = sum(most) - (most[last] ?? 0);
    const width = natural[last] ?? 0;
    for (let taken = Math.min(most[last] ?? 0, left); taken >= Math.max(0, left - others); taken--) {
      widths[last] = width - taken;
      narrow(last - 1, left - taken);
    }
    widths[last] = width;
  }
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
  const known = new Map<string, number[]>();
  return (text, width) => {
    const heights = known.get(text) ?? [];
    known.set(text, heights);
    return (heights[width] ??= wrap(text, width, HANG).length);
  };
}

function leastWidth({ yields, title, cells }: FitColumn, natural: number): number {
  if (!yields) return natural;
  return Math.min(natural, Math.max(widest([title]), ...cells.flat().map((text) => Math.max(...wordWidths(text)))));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
