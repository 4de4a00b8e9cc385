import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connected, joined } from '../../src/cli/count/jobs.js';
import { shareOf } from '../../src/cli/count/share.js';
import { summaryOf } from '../../src/count/summary.js';
import { NotPlain } from '../../src/input/plain/notPlain.js';
import { ID_HORIZON } from '../../src/input/repeats.js';
import type { RunSummary } from '../../src/model/run.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { heard, setting } from './counting.js';
import { webhookLines, webhookStory } from './webhooks.js';

const folder = temporaryFolder();

/** Lines so long that a log of some dozens has several pieces. */
function padded(lines: string): string {
  return lines.replaceAll('{"object":', `{"padding":"${'x'.repeat(3000)}","object":`);
}

async function withJobs(jobs: number, text: string, options: SimulateOptions): Promise<RunSummary> {
  const path = join(folder, 'log.csv');
  writeFileSync(path, text);
  const reading = { format: undefined, map: {}, inputTimezone: undefined, idHorizon: undefined };
  const files = [{ name: 'log.csv', path }];
  const shares = await Promise.all(
    connected(jobs).map((ports, job) => {
      const assignment = { job, files, reading, options, wantsIdentities: false, ports };
      return shareOf(assignment, () => undefined);
    }),
  );
  return summaryOf(joined(shares.reverse()).counts, setting(options));
}

/** Null where the log has to be read whole. */
async function ifPlain(count: () => RunSummary | Promise<RunSummary>): Promise<RunSummary | null> {
  try {
    return await count();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

test('several jobs count of webhooks what one counts', async () => {
  let plain = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(
      webhookStory,
      fc.constantFrom(2, 3, 5),
      fc.constantFrom<SimulateOptions>({}, {}, { pastEvidence: false }, { past: 'closed' }),
      async (story, jobs, past) => {
        const options = { timezone: 'America/Sao_Paulo', ...past };
        const text = padded(webhookLines(story));
        all += 1;
        const shared = await ifPlain(() => withJobs(jobs, text, options));
        if (shared === null) return;
        plain += 1;
        expect(shared).toEqual(heard(text, options, 65_536, ID_HORIZON));
      },
    ),
    { numRuns: 200 },
  );
  // Logs that one job has to count are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.6);
});
