import { parentPort, workerData } from 'node:worker_threads';
import { beginsWithWebhooks } from '../../input/heard/lines.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import { HeardJob } from './heardJob.js';
import { Job, type Assignment, type Share } from './job.js';
import { Pieces } from './pieces.js';

/** What a job tells the one that began it. */
export type Told =
  | { readonly kind: 'progress'; readonly bytes: number; readonly rows: number }
  | { readonly kind: 'done'; readonly share: Share }
  /** The input has to be sorted, or read whole, and why. */
  | { readonly kind: 'out of order' | 'not plain'; readonly why: string };

/** Whether the first file is a log of webhooks; then all have to be. */
function beginsHeard({ files, ports, reading }: Assignment): boolean {
  const [first] = files;
  if (first === undefined) return false;
  const pieces = new Pieces(first.path, ports.length);
  try {
    return beginsWithWebhooks(first.name, pieces.head(), reading.format);
  } finally {
    pieces.close();
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

try {
  const assignment = workerData as Assignment;
  const job = beginsHeard(assignment) ? new HeardJob(assignment) : new Job(assignment);
  const share = await job.count((bytes, rows) => {
    tell({ kind: 'progress', bytes, rows });
  });
  tell({ kind: 'done', share });
} catch (error) {
  if (!(error instanceof NotPlain)) throw error;
  tell({ kind: error instanceof OutOfOrder ? 'out of order' : 'not plain', why: error.message });
}
