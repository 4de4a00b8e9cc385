import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainLong } from '../../src/cli/commands/explain/longLog.js';
import { processIo } from '../../src/cli/process.js';
import { explainMessage } from '../../src/explain/explain.js';
import type { MessageExplanation } from '../../src/explain/explanation.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import type { Timeline } from '../../src/model/timeline.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { csv, log } from '../count/logs.js';
import { farReachingStory, sendLines, webhookLines, webhookStory } from '../count/webhooks.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { ifReadable } from '../ifReadable.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

interface Told {
  readonly text: string;
  readonly sends?: string;
}

const told: Readonly<Record<string, fc.Arbitrary<Told>>> = {
  CSV: log.map((story) => ({ text: csv(story) })),
  webhooks: webhookStory.map((story) => ({ text: webhookLines(story) })),
  'webhooks of which one tells of another': farReachingStory.map((story) => ({ text: webhookLines(story) })),
  'webhooks, with what was sent': webhookStory.map((story) => ({
    text: webhookLines(story),
    sends: sendLines(story),
  })),
};

const OPTIONS: readonly SimulateOptions[] = [
  {},
  { timezone: 'America/Sao_Paulo' },
  { rules: 'cbp-2023' },
  { assume: { C5: 'account', C2: '168h' } },
  // The next of the month are charged.
  { timezone: 'UTC', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
];

function timelineOf(text: string, reading: ReadOptions): Timeline | null {
  return ifReadable(() => readTimeline([{ name: NAME, bytes: Buffer.from(text) }], reading));
}

/** Messages by their ids, lines that tell of one, lines that were set aside, and what is not there. */
function subjectsOf({ events, rejects, untold }: Timeline): readonly string[] {
  const ids = events.flatMap(({ id }) => id ?? []);
  const places = [...events, ...rejects].map(({ source: { file, line } }) => `${file}:${line}`);
  return [...new Set([...ids, ...places, ...untold.map(({ handle }) => handle), `${NAME}:9999`])].sort();
}

test.each(Object.entries(told))(
  'whatever the log of %s, a message is explained as in a replay of the whole',
  async (kind, logs) => {
    let unheld = 0;
    let explained = 0;
    let depending = 0;
    await fc.assert(
      fc.asyncProperty(
        logs,
        fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...OPTIONS),
        async ({ text, sends }, picks, options) => {
          const reading = sends === undefined ? {} : { sends: [{ name: 'sends.csv', bytes: Buffer.from(sends) }] };
          const timeline = timelineOf(text, reading);
          if (timeline === null) return;
          const subjects = subjectsOf(timeline);
          const inputs = written(folder, NAME, text);
          for (const pick of picks) {
            const subject = subjects[pick % subjects.length] as string;
            const long = await explainLong({ inputs, subject, reading, options, io: processIo() });
            if (long === null) continue;
            const whole = explainMessage(timeline, subject, options);
            expect(long, subject).toEqual(whole);
            unheld += 1;
            explained += whole.length;
            if (whole.some(dependsOnSomething)) depending += 1;
          }
        },
      ),
      { numRuns: 60 },
    );
    // Logs that have to be read whole are the exception, or nothing would be tested here.
    expect({ kind, unheld: unheld > 60, explained: explained > 60, depending: depending > 5 }).toEqual({
      kind,
      unheld: true,
      explained: true,
      depending: true,
    });
  },
);

function dependsOnSomething({ facts }: MessageExplanation): boolean {
  return facts.some(({ kind }) => kind === 'depends_on');
}
