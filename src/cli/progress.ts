import type { Io } from './io.js';

/** Tells how far long work is. */
export interface Progressing {
  at(bytes: number, rows: number): void;
  /** The work is over. */
  stop(): void;
}

const SILENT: Progressing = { at: () => undefined, stop: () => undefined };

/** A bar on a terminal, and nothing anywhere else. `total` is the bytes of all inputs; null where nobody knows them. */
export async function progressOf(total: number | null, io: Io): Promise<Progressing> {
  if (!io.isTTY.stderr) return SILENT;
  const { ProgressBar } = await import('./progressBar.js');
  return new ProgressBar(total, io);
}
