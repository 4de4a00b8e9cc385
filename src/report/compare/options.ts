import type { ChalkInstance } from 'chalk';

export const COMPARE_FORMATS = ['table', 'json', 'markdown', 'csv'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];

export interface CompareRendering {
  readonly format: CompareFormat;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: ChalkInstance;
}
