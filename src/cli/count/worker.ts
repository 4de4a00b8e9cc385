import { parentPort, workerData } from 'node:worker_threads';
import { listed } from '../../billing/tally.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import type { Assignment, Share } from './assignment.js';
import { shareOf } from './share.js';

/** What a job tells the one that began it. */
export type Told =
  | { readonly kind: 'progress'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'done'; readonly share: Share }
  /** The input has to be sorted, or read whole, and why. */
  | { readonly kind: 'out of order' | 'not plain'; readonly why: string };

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

try {
  const share = await shareOf(workerData as Assignment, (bytes, rows) => {
    tell({ kind: 'progress', bytes, rows });
  });
  const { all, sure, ...counts } = share.counts;
  tell({ kind: 'done', share: { ...share, counts: { ...counts, all: listed(all), sure: listed(sure) } } });
} catch (error) {
  if (!(error instanceof NotPlain)) throw error;
  tell({ kind: error instanceof OutOfOrder ? 'out of order' : 'not plain', why: error.message });
}
