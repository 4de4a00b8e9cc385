import type { Instant } from '../../model/instant.js';
import { add, compare, subtract, ZERO, type Decimal } from '../../model/money.js';
import type { Run } from '../../model/run.js';
import type { ReportedCell, ReportedSums, SumDimension, SumKey, SumKind, SumUnit } from './sums.js';
import { unitsFor } from './units.js';

export type { ReportedSums } from './sums.js';

/** What one side counts in a cell; null is not known, or not reported. */
export interface Figures {
  readonly volume: number | null;
  readonly cost: Decimal | null;
}

/** A cell in which the sums differ. */
export interface SumsDifference {
  readonly from: Instant;
  readonly until: Instant;
  readonly key: SumKey;
  readonly expected: Figures;
  readonly reported: Figures;
}

/** One report held against the replay. */
export interface SumsCheck {
  readonly name: string;
  readonly kind: SumKind;
  readonly dimensions: readonly SumDimension[];
  readonly currency: string | null;
  readonly cells: number;
  readonly differences: readonly SumsDifference[];
  readonly expected: Figures;
  readonly reported: Figures;
  /** What the replay counts at times that the report does not cover. */
  readonly outside: number;
}

interface Cell {
  readonly from: Instant;
  readonly until: Instant;
  readonly key: SumKey;
  expected: { volume: number; cost: Decimal | null };
  reported: Figures | null;
}

/** Sums the replay over the report's own buckets and dimensions. */
export function checkSums(sums: ReportedSums, run: Run, currency: string | null): SumsCheck {
  const { name, kind, dimensions } = sums;
  const buckets = bucketsOf(sums.cells);
  const cells = reportedCells(sums.cells, dimensions);
  const doubt = new Map<Instant, number>();
  let outside = 0;
  for (const unit of unitsFor(sums, run)) {
    const bucket = bucketAt(buckets, unit.at);
    if (bucket === null) {
      outside += 1;
      continue;
    }
    if (!unit.certain) doubt.set(bucket.from, (doubt.get(bucket.from) ?? 0) + 1);
    count(cellFor(cells, bucket, keyOf(unit.key, dimensions)), unit);
  }
  const all = [...cells.values()].sort(inOrder).map((cell) => ({ ...cell, reported: reportedOf(cell, sums) }));
  return {
    name,
    kind,
    dimensions,
    currency,
    cells: all.length,
    differences: all.filter((cell) => differs(cell, doubt.get(cell.from) ?? 0)).map(withoutState),
    expected: total(all.map(({ expected }) => expected)),
    reported: total(all.map(({ reported }) => reported)),
    outside,
  };
}

type Bucket = Pick<Cell, 'from' | 'until'>;

function bucketsOf(cells: readonly ReportedCell[]): readonly Bucket[] {
  const buckets = new Map(cells.map(({ from, until }) => [from, { from, until }]));
  return [...buckets.values()].sort((a, b) => a.from - b.from);
}

function bucketAt(buckets: readonly Bucket[], at: Instant): Bucket | null {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((buckets[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const found = buckets[low - 1];
  return found !== undefined && at < found.until ? found : null;
}

/** Points that differ only in what the replay does not have, such as the tier, are one cell. */
function reportedCells(reported: readonly ReportedCell[], dimensions: readonly SumDimension[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { volume, cost, ...point } of reported) {
    const cell = cellFor(cells, point, keyOf(point.key, dimensions));
    cell.reported = cell.reported === null ? { volume, cost } : total([cell.reported, { volume, cost }]);
  }
  return cells;
}

function cellFor(cells: Map<string, Cell>, { from, until }: Bucket, key: SumKey): Cell {
  const name = JSON.stringify([from, key]);
  const cell = cells.get(name) ?? { from, until, key, expected: { volume: 0, cost: ZERO }, reported: null };
  cells.set(name, cell);
  return cell;
}

function keyOf(key: SumKey, dimensions: readonly SumDimension[]): SumKey {
  return Object.fromEntries(dimensions.map((dimension) => [dimension, key[dimension] ?? null]));
}

function count({ expected }: Cell, { cost }: SumUnit): void {
  expected.volume += 1;
  expected.cost = expected.cost === null || cost === null ? null : add(expected.cost, cost);
}

/** What a report does not list is none of it, if it lists such figures at all. */
function reportedOf({ reported }: Cell, { cells }: ReportedSums): Figures {
  return (
    reported ?? {
      volume: cells.some(({ volume }) => volume !== null) ? 0 : null,
      cost: cells.some(({ cost }) => cost !== null) ? ZERO : null,
    }
  );
}

/** Messages of which the past decides the price may be counted in either of two cells. */
function differs({ expected, reported }: { expected: Figures; reported: Figures }, doubt: number): boolean {
  if (reported.volume !== null && expected.volume !== null) {
    const apart = Math.abs(reported.volume - expected.volume);
    if (apart > 0) return apart > doubt;
  }
  if (doubt > 0 || reported.cost === null || expected.cost === null) return false;
  return isApart(expected.cost, reported.cost);
}

/** Meta rounds what it reports: half a unit of its last digit is no difference. */
function isApart(expected: Decimal, reported: Decimal): boolean {
  const { units, scale } = subtract(expected, reported);
  const twice: Decimal = { units: (units < 0n ? -units : units) * 2n, scale };
  return compare(twice, { units: 1n, scale: reported.scale }) > 0;
}

function withoutState({ from, until, key, expected, reported }: Cell & { reported: Figures }): SumsDifference {
  return { from, until, key, expected, reported };
}

function total(figures: readonly Figures[]): Figures {
  const volumes = figures.map(({ volume }) => volume);
  const costs = figures.map(({ cost }) => cost);
  return {
    volume: volumes.reduce((sum, volume) => (sum === null || volume === null ? null : sum + volume), 0),
    cost: costs.reduce((sum, cost) => (sum === null || cost === null ? null : add(sum, cost)), ZERO),
  };
}

function inOrder(a: Cell, b: Cell): number {
  if (a.from !== b.from) return a.from - b.from;
  return JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1;
}
