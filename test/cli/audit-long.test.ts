import fc from 'fast-check';
import { expect, test } from 'vitest';
import { audit } from '../../src/audit/audit.js';
import type { Audit } from '../../src/audit/result.js';
import type { ReportedSums } from '../../src/audit/sums/sums.js';
import { auditLong } from '../../src/cli/commands/audit/longLog.js';
import { processIo } from '../../src/cli/process.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import { instantOf } from '../../src/model/instant.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { csv, log } from '../count/logs.js';
import { farReachingStory, sendLines, webhookLines } from '../count/webhooks.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { ifReadable } from '../ifReadable.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

const YEARS = { from: instantOf(Date.UTC(2021, 0, 1)), until: instantOf(Date.UTC(2028, 0, 1)) };
const cell = (category: string, type: string) => ({ ...YEARS, key: { category, type }, volume: 3, cost: null });
const SUMS: readonly ReportedSums[] = [
  {
    name: 'pricing.json',
    kind: 'pricing_analytics',
    dimensions: ['category', 'type'],
    listsFree: true,
    cells: [cell('utility', 'regular'), cell('service', 'free_customer_service')],
  },
  {
    name: 'conversations.json',
    kind: 'conversation_analytics',
    dimensions: ['category', 'type'],
    listsFree: true,
    cells: [cell('marketing', 'regular')],
  },
];

/** How much a contested point would change is known where the other side was replayed, and so whether it would at all. */
function told(result: Audit) {
  const { assumptions: _, ...rest } = result;
  return rest;
}

function whole(text: string, options: SimulateOptions, reading: ReadOptions): ReturnType<typeof told> | null {
  return ifReadable(() => {
    const timeline = readTimeline([{ name: NAME, bytes: Buffer.from(text) }], reading);
    return told(audit(timeline, { ...options, sums: SUMS }));
  });
}

function joined(text: string): ReadOptions {
  return { sends: [{ name: 'sent.csv', bytes: Buffer.from(text) }] };
}

test.each([
  ['CSV', log.map((story) => ({ text: csv(story), reading: {} }))],
  ['webhooks', farReachingStory.map((story) => ({ text: webhookLines(story), reading: joined(sendLines(story)) }))],
])('whatever the log of %s, an audit of it contact by contact is one of the whole', async (kind, logs) => {
  let audited = 0;
  let all = 0;
  let faults = 0;
  await fc.assert(
    fc.asyncProperty(
      logs,
      fc.constantFrom<SimulateOptions>(
        {},
        { timezone: 'America/Sao_Paulo' },
        { past: 'closed' },
        { currency: 'BRL', used: { allowances: [{ owner: '+551130001000', month: '2026-10', units: 998 }] } },
      ),
      fc.boolean(),
      async ({ text, reading }, options, isJoined) => {
        all += 1;
        const read = isJoined ? reading : {};
        const long = await auditLong(written(folder, NAME, text), read, options, SUMS, processIo());
        if (long === null) return;
        audited += 1;
        faults += long.audit.findings.length;
        expect(told(long.audit)).toEqual(whole(text, options, read));
      },
    ),
    { numRuns: 200 },
  );
  // Logs that only a replay of the whole can audit are the exception, or nothing would be tested here.
  expect(audited / all).toBeGreaterThan(0.7);
  if (kind === 'webhooks') expect(faults).toBeGreaterThan(50);
});
