import type { ChalkInstance } from 'chalk';
import type { ColorChoice } from './choices.js';
import { pen } from './color.js';
import type { Io } from './io.js';

/** Width of what is written to a file or a pipe, so that it is the same wherever it is written. */
const PLAIN_WIDTH = 80;

/** How a text is laid out. */
export interface Page {
  /** Characters in a line. */
  readonly width: number;
  readonly color: ChalkInstance;
}

/** That of a standard stream: as wide as the terminal, where it leads to one. */
export function pageOf(stream: 'stdout' | 'stderr', color: ColorChoice, io: Io): Page {
  const isTTY = io.isTTY[stream];
  return { width: (isTTY ? io.columns : null) ?? PLAIN_WIDTH, color: pen(color, io.env, isTTY) };
}

/** That of a file: `--color always` colours it too. */
export function pageOfFile(color: ColorChoice, { env }: Io): Page {
  return { width: PLAIN_WIDTH, color: pen(color, env, false) };
}
