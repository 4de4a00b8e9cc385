import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLong, type ComparedLog } from '../../src/cli/commands/compare/longLog.js';
import { processIo } from '../../src/cli/process.js';
import { compare, type AskedRules, type CompareOptions } from '../../src/compare/compare.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import { withoutPairs } from '../../src/report/compare/index.js';
import { csv, log } from '../count/logs.js';
import { farReachingStory, sendLines, webhookLines } from '../count/webhooks.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { ifReadable } from '../ifReadable.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

interface Log {
  readonly text: string;
  readonly sends?: string;
}

const logs: Readonly<Record<string, fc.Arbitrary<Log>>> = {
  CSV: log.map((story) => ({ text: csv(story) })),
  webhooks: farReachingStory.map((story) => ({ text: webhookLines(story) })),
  'webhooks, with what was sent': farReachingStory.map((story) => ({
    text: webhookLines(story),
    sends: sendLines(story),
  })),
};

/** What a comparison says, but for how much is at stake in what was assumed. */
function told({ comparison, read: { records, rejects } }: ComparedLog) {
  const plain = (key: string, value: unknown): unknown => {
    if (key === 'assumptions') return [];
    if (value instanceof Map) return [...value];
    return typeof value === 'bigint' ? String(value) : value;
  };
  return { comparison: JSON.parse(JSON.stringify(comparison, plain)) as unknown, records, rejects };
}

function whole(text: string, reading: ReadOptions, rules: AskedRules, options: CompareOptions): ComparedLog | null {
  return ifReadable(() => {
    const timeline = readTimeline([{ name: NAME, bytes: Buffer.from(text) }], reading);
    return { comparison: withoutPairs(compare(timeline, rules, options)), read: timeline };
  });
}

test.each(Object.entries(logs))(
  'whatever the log of %s, rule sets compared contact by contact differ as they do over the whole',
  async (_, texts) => {
    let unheld = 0;
    let different = 0;
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom<AskedRules>(['pmp-2026', 'pmp-2025'], ['auto', 'cbp-2022', 'cbp-2024'], ['cbp-2023', 'auto']),
        fc.constantFrom<CompareOptions>(
          {},
          { timezone: 'America/Sao_Paulo' },
          { currency: 'BRL', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
        ),
        async ({ text, sends }, rules, options) => {
          const reading = sends === undefined ? {} : { sends: [{ name: 'sends.csv', bytes: Buffer.from(sends) }] };
          const parts = await compareLong(written(folder, NAME, text), reading, rules, options, processIo());
          if (parts === null) return;
          unheld += 1;
          const all = whole(text, reading, rules, options);
          expect(told(parts)).toEqual(all && told(all));
          if (parts.comparison.differences.some(({ causes }) => causes.length > 0)) different += 1;
        },
      ),
      { numRuns: 120 },
    );
    // Logs that have to be read whole, and such in which nothing differs, are the exception, or nothing would be tested here.
    expect(unheld).toBeGreaterThan(40);
    expect(different).toBeGreaterThan(5);
  },
);
