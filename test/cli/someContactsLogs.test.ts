import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedRun } from '../../src/cli/count/counted.js';
import { pairsOf, someContacts } from '../../src/cli/list/someContacts.js';
import { processIo } from '../../src/cli/process.js';
import { summaryOf } from '../../src/count/summary.js';
import { readTimeline } from '../../src/input/index.js';
import type { PairRun, RunSummary } from '../../src/model/run.js';
import { overviewOf } from '../../src/report/index.js';
import { summarised } from '../../src/report/summary.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { simulate } from '../../src/run/simulate.js';
import { figures } from '../count/counting.js';
import { csv, log } from '../count/logs.js';
import { webhookLines, webhookStory } from '../count/webhooks.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { ifReadable } from '../ifReadable.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

/** The totals, the contacts that are shown, and the one after them. */
function told(run: RunSummary, pairs: readonly PairRun[], limit: number) {
  const { shown, next } = overviewOf(run, pairs, limit);
  return { figures: figures(run), shown, next };
}

function replayed(text: string, options: SimulateOptions, limit: number): ReturnType<typeof told> | null {
  return ifReadable(() => {
    const run = simulate(readTimeline([{ name: NAME, bytes: Buffer.from(text) }]), options);
    return told(summarised(run), run.pairs, limit);
  });
}

/** Null where the log has to be read whole. */
async function unheld(text: string, options: SimulateOptions, limit: number): Promise<ReturnType<typeof told> | null> {
  const inputs = written(folder, NAME, text);
  const io = processIo();
  const count = () => countedRun(inputs, 1, false, {}, options, io);
  const some = await someContacts(
    inputs,
    {},
    options,
    io,
    count,
    ({ idle }) => ({ from: 0, until: limit + 1 + idle }),
    pairsOf,
  );
  if (some.kind !== 'some') return null;
  const { counts, setting } = some.counted;
  return told(summaryOf(counts, setting), some.taken, limit);
}

type Told = NonNullable<ReturnType<typeof told>>;

/** Of what was told days ago it is not known here when it was told last, nor what was found. */
function billed({ figures: { totals, cost }, ...more }: Told) {
  return { totals, cost, ...more };
}

test.each([
  ['CSV', log.map(csv), (run: Told): unknown => run],
  ['webhooks', webhookStory.map(webhookLines), billed],
])('whatever the log of %s, its totals and first contacts are those of a replay of the whole', async (_, texts, of) => {
  let plain = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(
      texts,
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<SimulateOptions>(
        {},
        { timezone: 'America/Sao_Paulo' },
        { rules: 'pmp-2026' },
        { currency: 'BRL', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
      ),
      async (text, limit, options) => {
        all += 1;
        const parts = await unheld(text, options, limit);
        if (parts === null) return;
        plain += 1;
        const whole = replayed(text, options, limit);
        expect(of(parts)).toEqual(whole && of(whole));
      },
    ),
    { numRuns: 300 },
  );
  // Rows that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.4);
});
