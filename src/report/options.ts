import type { ChalkInstance } from 'chalk';
import type { Dimension } from '../billing/breakdown.js';

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** Formats that show the contacts to people, as many as are wanted. */
export type OverviewFormat = 'table' | 'markdown';

export function isOverviewFormat(format: Format): format is OverviewFormat {
  return format === 'table' || format === 'markdown';
}

/** Formats that tell one contact after the other. */
export type ListedFormat = 'ndjson' | 'csv';

export function isListedFormat(format: Format): format is ListedFormat {
  return format === 'ndjson' || format === 'csv';
}

export interface RenderOptions {
  readonly format: Format;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: ChalkInstance;
  /** Length of a row in whole minutes, given in milliseconds; null is an hour, and no `hours[]` in JSON. */
  readonly every: number | null;
  /** Rows without change too, each on its own. */
  readonly all: boolean;
  /** How many contacts a report for people shows; null is all. */
  readonly limit: number | null;
  /** The totals alone. */
  readonly summary: boolean;
  /** What the cost is broken down by. */
  readonly by: Dimension;
  /** One contact alone, spelt as in the run. */
  readonly contact: string | null;
}
