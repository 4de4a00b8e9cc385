import { beginsWithWebhooks } from '../../input/heard/lines.js';
import type { Progress } from './countFiles.js';
import type { Assignment, Share } from './assignment.js';
import { Pieces } from './pieces.js';
import { recordsCounted } from './recordsCounted.js';
import { recordsRead } from './recordsRead.js';
import { rolesOf } from './roles.js';
import { webhooksCounted } from './webhooksCounted.js';
import { webhooksRead } from './webhooksRead.js';

/** Does what one of several jobs is to do. Throws `NotPlain` where the input has to be read whole. */
export async function shareOf(assignment: Assignment, progress: Progress): Promise<Share> {
  const { job, ports } = assignment;
  const counts = job < rolesOf(ports.length).counters;
  if (beginsHeard(assignment)) return counts ? webhooksCounted(assignment) : webhooksRead(assignment, progress);
  return counts ? recordsCounted(assignment) : recordsRead(assignment, progress);
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
