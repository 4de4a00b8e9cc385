import { add, ZERO } from '../../model/money.js';
import { bucketAt, bucketsOf, type Bucket } from './buckets.js';
import { Doubts } from './doubts.js';
import type { Expected, Figures, ReportedSums, SumDimension, SumKey, SumsCell, SumUnit } from './sums.js';
import { count, emptyTally, type Tally } from './tally.js';

/** A sum with what its comparison has to allow for. */
export interface ComparedCell extends SumsCell {
  /** Messages that may be counted here or in a neighbouring cell: the past decides. */
  readonly doubtful: number;
  /** Figures of the report that were added up for it, each of them rounded. */
  readonly rows: number;
}

/** The sums of a report, beside which those of the replay are counted. */
export class CellSums {
  /** Units at times that the report does not cover. */
  outside = 0;
  readonly #sums: ReportedSums;
  readonly #buckets: readonly Bucket[];
  readonly #cells: Map<string, OpenCell>;
  readonly #doubts = new Doubts();

  constructor(sums: ReportedSums) {
    this.#sums = sums;
    this.#buckets = bucketsOf(sums.cells);
    this.#cells = reportedCells(sums);
  }

  add(unit: SumUnit): void {
    const bucket = bucketAt(this.#buckets, unit.at);
    if (bucket === null) {
      this.outside += 1;
      return;
    }
    const key = keyOf(unit.key, this.#sums.dimensions);
    count(cellFor(this.#cells, bucket, key).counted, unit);
    if (!unit.certain) this.#doubts.add(bucket, key, unit);
  }

  /** Both sides, in order. */
  compared(): readonly ComparedCell[] {
    return [...this.#cells.values()].sort(inOrder).map(({ from, until, key, counted, reported, rows }) => {
      const doubt = this.#doubts.within({ from }, key);
      return {
        from,
        until,
        key,
        expected: expectedOf(counted, doubt),
        reported: reported ?? unlisted(this.#sums),
        doubtful: doubt.volume,
        rows,
      };
    });
  }
}

interface OpenCell extends Bucket {
  readonly key: SumKey;
  readonly counted: Tally;
  reported: Figures | null;
  rows: number;
}

/** Points that differ only in what the replay does not have, such as the tier, are one cell. */
function reportedCells({ cells: points, dimensions }: ReportedSums): Map<string, OpenCell> {
  const cells = new Map<string, OpenCell>();
  for (const { volume, cost, ...point } of points) {
    const cell = cellFor(cells, point, keyOf(point.key, dimensions));
    cell.reported = cell.reported === null ? { volume, cost } : addFigures(cell.reported, { volume, cost });
    cell.rows += 1;
  }
  return cells;
}

function cellFor(cells: Map<string, OpenCell>, { from, until }: Bucket, key: SumKey): OpenCell {
  const name = JSON.stringify([from, key]);
  const cell = cells.get(name) ?? { from, until, key, counted: emptyTally(), reported: null, rows: 0 };
  cells.set(name, cell);
  return cell;
}

function keyOf(key: SumKey, dimensions: readonly SumDimension[]): SumKey {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, key[dimension] ?? null]));
}

function expectedOf({ volume, priced, sure, unpriced }: Tally, doubt: Tally): Expected {
  return {
    volume,
    cost: unpriced > 0 ? null : priced,
    least: sure,
    most: unpriced > 0 || doubt.unpriced > 0 ? null : add(sure, doubt.priced),
    unpriced,
  };
}

/** What a report does not list is none of it, if it lists such figures at all. */
function unlisted({ cells }: ReportedSums): Figures {
  return {
    volume: cells.some(({ volume }) => volume !== null) ? 0 : null,
    cost: cells.some(({ cost }) => cost !== null) ? ZERO : null,
  };
}

/** The sums of all cells. A message is in one of them, wherever doubt may move it. */
export function expectedInAll(cells: readonly SumsCell[]): Expected {
  const { volume, cost } = figuresInAll(cells.map(({ expected }) => expected));
  return {
    volume: volume ?? 0,
    cost,
    least: cells.map(({ expected }) => expected.least).reduce(add, ZERO),
    most: cost,
    unpriced: cells.reduce((sum, { expected }) => sum + expected.unpriced, 0),
  };
}

/** Null where one of them is. */
export function figuresInAll(figures: readonly Figures[]): Figures {
  return figures.reduce(addFigures, { volume: 0, cost: ZERO });
}

function addFigures(a: Figures, b: Figures): Figures {
  return {
    volume: a.volume === null || b.volume === null ? null : a.volume + b.volume,
    cost: a.cost === null || b.cost === null ? null : add(a.cost, b.cost),
  };
}

function inOrder(a: Pick<OpenCell, 'from' | 'key'>, b: Pick<OpenCell, 'from' | 'key'>): number {
  if (a.from !== b.from) return a.from - b.from;
  return JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1;
}
