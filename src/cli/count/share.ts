import { beginsWithWebhooks } from '../../input/heard/lines.js';
import type { Progress } from './countFiles.js';
import { HeardJob } from './heardJob.js';
import type { Assignment, Share } from './assignment.js';
import { CountingJob } from './countingJob.js';
import { Pieces } from './pieces.js';
import { ReadingJob } from './readingJob.js';
import { rolesOf } from './roles.js';

/** Does what one of several jobs is to do. Throws `NotPlain` where the input has to be read whole. */
export async function shareOf(assignment: Assignment, progress: Progress): Promise<Share> {
  if (beginsHeard(assignment)) return new HeardJob(assignment).count(progress);
  const { job, ports } = assignment;
  const counts = job < rolesOf(ports.length).counters;
  return counts ? new CountingJob(assignment).count() : new ReadingJob(assignment).count(progress);
}

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
