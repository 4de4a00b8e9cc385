import type * as Whole from '../../compare/comparison.js';
import type { RunSummary } from '../../model/run.js';
import { summarised } from '../summary.js';

/** As it is shown: without the pairs of its runs. */
export type Comparison = Whole.Comparison<RunSummary>;
export type Column = Whole.Column<RunSummary>;
export type Difference = Whole.Difference<RunSummary>;

export function withoutPairs(comparison: Whole.Comparison): Comparison {
  const { columns, differences } = comparison;
  const shown = new Map(columns.map((column) => [column, { ...column, run: summarised(column.run) }]));
  const of = (column: Whole.Column): Column => shown.get(column) as Column;
  return {
    ...comparison,
    columns: columns.map(of),
    differences: differences.map((one) => ({ ...one, base: of(one.base), other: of(one.other) })),
  };
}
