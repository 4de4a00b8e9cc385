import type { ChalkInstance } from 'chalk';

export const ESTIMATE_FORMATS = ['table', 'json', 'csv', 'markdown'] as const;
export type EstimateFormat = (typeof ESTIMATE_FORMATS)[number];

export interface EstimateRendering {
  readonly format: EstimateFormat;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: ChalkInstance;
}
