import { parentPort, workerData } from 'node:worker_threads';
import { NotPlain } from '../../input/plain/notPlain.js';
import type { Counted } from './countFiles.js';
import { Job, type Assignment } from './job.js';

/** What a job tells the one that began it. */
export type Told =
  | { readonly kind: 'progress'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'done'; readonly share: Counted }
  /** The input has to be read whole, and why. */
  | { readonly kind: 'not plain'; readonly why: string };

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

try {
  const job = new Job(workerData as Assignment);
  const share = await job.count((bytes, rows) => {
    tell({ kind: 'progress', bytes, rows });
  });
  tell({ kind: 'done', share });
} catch (error) {
  if (!(error instanceof NotPlain)) throw error;
  tell({ kind: 'not plain', why: error.message });
}
