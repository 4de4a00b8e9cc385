import type { ChalkInstance } from 'chalk';

export interface VerifyRenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: ChalkInstance;
}
