import { add, ZERO, type Decimal } from '../../model/money.js';
import type { PairRun } from '../../model/run.js';
import { CellSums, expectedInAll, figuresInAll, type ComparedCell } from './cells.js';
import { isMore, lastDigitOf } from './rounding.js';
import type { Expected, Figures, ReportedSums, SumDimension, SumKind, SumsCell } from './sums.js';
import { unitsFor } from './units.js';

export type { Expected, Figures, ReportedSums, SumsCell } from './sums.js';

/** One report held against the replay. */
export interface SumsCheck {
  readonly name: string;
  readonly kind: SumKind;
  readonly dimensions: readonly SumDimension[];
  readonly currency: string | null;
  readonly cells: number;
  readonly agreed: number;
  readonly differences: readonly SumsCell[];
  /** Those whose money can be neither right nor wrong, for some of it has no known price. */
  readonly uncompared: readonly SumsCell[];
  /** Sums of which the report leaves out a figure that it names of others. */
  readonly incomplete: number;
  readonly expected: Expected;
  readonly reported: Figures;
  /** All figures that the report names, whatever it leaves out beside them: that of which a share is let off. */
  readonly named: { readonly volume: number; readonly cost: Decimal };
  /** What the replay counts at times that the report does not cover. */
  readonly outside: number;
}

/** Sums the replay, pair by pair, over a report's own buckets and dimensions. */
export class SumsChecker {
  readonly #sums: ReportedSums;
  readonly #cells: CellSums;

  constructor(sums: ReportedSums) {
    this.#sums = sums;
    this.#cells = new CellSums(sums);
  }

  add(pair: PairRun): void {
    for (const unit of unitsFor(this.#sums, pair)) this.#cells.add(unit);
  }

  check(currency: string | null): SumsCheck {
    return checked(this.#sums, this.#cells, currency);
  }
}

function checked(sums: ReportedSums, counted: CellSums, currency: string | null): SumsCheck {
  const { name, kind, dimensions } = sums;
  const cells = counted.compared();
  const lastDigit = lastDigitOf(sums.cells, currency);
  const judged = cells.map((cell) => ({ cell, verdict: verdictOn(cell, lastDigit) }));
  const having = (wanted: Verdict): readonly SumsCell[] =>
    judged.filter(({ verdict }) => verdict === wanted).map(({ cell }) => bare(cell));
  return {
    name,
    kind,
    dimensions,
    currency,
    cells: cells.length,
    agreed: having('agrees').length,
    differences: having('differs'),
    uncompared: having('uncompared'),
    incomplete: cells.filter(({ reported }) => isIncomplete(reported, sums)).length,
    expected: expectedInAll(cells),
    reported: figuresInAll(cells.map(({ reported }) => reported)),
    named: namedIn(sums),
    outside: counted.outside,
  };
}

function namedIn({ cells }: ReportedSums): SumsCheck['named'] {
  return {
    volume: cells.reduce((total, { volume }) => total + (volume ?? 0), 0),
    cost: cells.reduce((total, { cost }) => add(total, cost ?? ZERO), ZERO),
  };
}

type Verdict = 'agrees' | 'differs' | 'uncompared' | 'silent';

/** Messages of which the past decides the price may be counted in either of two cells, and with them their money. */
function verdictOn({ expected, reported, doubtful, rows }: ComparedCell, lastDigit: Decimal): Verdict {
  const { volume, cost } = reported;
  if (volume !== null && Math.abs(volume - expected.volume) > doubtful) return 'differs';
  if (cost === null) return volume === null ? 'silent' : 'agrees';
  if (isMore(expected.least, cost, lastDigit, rows)) return 'differs';
  if (expected.most === null) return 'uncompared';
  return isMore(cost, expected.most, lastDigit, rows) ? 'differs' : 'agrees';
}

function isIncomplete({ volume, cost }: Figures, { cells }: ReportedSums): boolean {
  return (
    (volume === null && cells.some((cell) => cell.volume !== null)) ||
    (cost === null && cells.some((cell) => cell.cost !== null))
  );
}

function bare({ from, until, key, expected, reported }: ComparedCell): SumsCell {
  return { from, until, key, expected, reported };
}
