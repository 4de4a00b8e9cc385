import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listedPart } from '../../src/cli/commands/verify/listedPart.js';
import { heldInPart } from '../../src/cli/commands/verify/longLog.js';
import { processIo } from '../../src/cli/process.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import type { Run } from '../../src/model/run.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { simulate } from '../../src/run/simulate.js';
import type { Expectation, ExpectationCase } from '../../src/schema/expectation.js';
import { faultsOfFile } from '../../src/verify/file.js';
import { judgeCase } from '../../src/verify/judge.js';
import type { Failure } from '../../src/verify/result.js';
import type { Evidence } from '../../src/verify/subject.js';
import { csv, log } from '../count/logs.js';
import { farReachingStory, webhookLines } from '../count/webhooks.js';
import { ifReadable } from '../ifReadable.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { written } from './long.js';

const NAME = 'log.csv';
const folder = temporaryFolder();

const logs: Readonly<Record<string, { readonly texts: fc.Arbitrary<string>; readonly reading: ReadOptions }>> = {
  // A message of one row that is read after its id was forgotten is another one where it is counted (docs/scale.md).
  CSV: { texts: log.map((story) => csv(story)), reading: { idHorizon: Infinity } },
  webhooks: { texts: farReachingStory.map((story) => webhookLines(story)), reading: {} },
};

/** Most of it does not hold, so that the failures tell what there is. */
const OF_ALL: ExpectationCase = {
  name: 'all',
  at: 'end',
  expect: {
    totals: { conversations: {}, billable: { service: 1 }, free: { free_customer_service: 1 }, rejected: 99 },
    cost: '0.0001 USD',
    findings: ['NO_MARKET'],
  },
};
const OF_ONE: Expectation = {
  opened: ['service'],
  billable: ['service', 'utility'],
  free: ['free_entry_point'],
  rejections: [131047],
  charges: [{ billable: true, amount: '0.0001', currency: 'USD' }],
  totals: { conversations: { service: 99 }, billable: {}, free: {}, rejected: 1 },
};
const THEN: Expectation = {
  window: { state: 'open', left: '24h' },
  entry_point: 'maybe',
  conversations: ['marketing'],
  allowed: { free_form: 'maybe', marketing: false },
  ...OF_ONE,
};

/** What all comes to, compared with other rules; and how it stands with one contact, at the end and when something happened. */
function casesOf({ pairs }: Run, pick: number, rules: string | null, names: boolean): readonly ExpectationCase[] {
  const all = [OF_ALL];
  if (rules !== null) all.push({ ...OF_ALL, expect: { compare: { rules, at_most_above: '0.0001 USD' } } });
  const pair = pairs[pick % pairs.length];
  if (!names || pair === undefined || pair.contact === null) return all;
  const { contact, number, steps } = pair;
  const at = new Date(steps[pick % steps.length]?.at ?? pair.firstAt).toISOString();
  const one = { contact, ...(number !== null && { number }) };
  return [
    ...all,
    { name: 'end', at: 'end', contact, expect: OF_ONE },
    { name: 'then', at, ...one, expect: THEN },
    { name: 'nobody', at, contact: '+3197010000000', expect: THEN },
    { name: 'cost of one', at: 'end', contact, expect: { cost: '1 USD' } },
  ];
}

/**
 * Why a message is what it is takes the whole log; and what is found in counted webhooks is told by its line, so that the codes of
 * one line come in another order.
 */
function told(failure: Failure) {
  const { assertion, problem, why } = failure;
  if (assertion === 'findings' && problem.kind === 'differs') return [problem.got].flat().sort();
  // Of counted contacts it is not known to which of them nothing happened.
  if (assertion === null && problem.kind === 'fault') return problem.message.split(';')[0];
  return { ...failure, why: why?.kind === 'message' ? null : why };
}

function judged(cases: readonly ExpectationCase[], evidence: Evidence) {
  const results = [...faultsOfFile(cases, evidence.run), ...cases.map((one) => judgeCase(one, evidence))];
  return results.map((result) => ({
    ...result,
    failures: result.failures.map(told),
  }));
}

test.each(Object.entries(logs))(
  'whatever the log of %s, cases are judged of what is held of it as of the whole',
  async (_, { texts, reading }) => {
    let unheld = 0;
    let named = 0;
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.nat(),
        fc.constantFrom(null, null, 'auto', 'cbp-2023', 'pmp-2025', 'pmp-1999'),
        fc.constantFrom<SimulateOptions>({}, {}, { rules: 'pmp-2026' }, { past: 'closed' }, { currency: 'BRL' }),
        fc.boolean(),
        // Contact by contact too where counting would do.
        fc.constantFrom(heldInPart, listedPart),
        async (text, pick, rules, options, names, held) => {
          const timeline = ifReadable(() => readTimeline([{ name: NAME, bytes: Buffer.from(text) }], reading));
          if (timeline === null) return;
          const run = simulate(timeline, options);
          const cases = casesOf(run, pick, rules, names);
          const known = { options, inputTimezone: undefined, ruleFiles: new Map<string, never>() };
          const inputs = written(folder, NAME, text);
          const part = await held({ inputs, cases, reading, ...known, io: processIo() });
          if (part === null) return;
          unheld += 1;
          if (part.run.pairs.length > 0) named += 1;
          expect(judged(cases, { ...known, ...part })).toEqual(
            judged(cases, { ...known, timeline, run, unheld: null }),
          );
        },
      ),
      { numRuns: 200 },
    );
    // Logs that have to be read whole are the exception, and contacts are asked for, or nothing would be tested here.
    expect(unheld).toBeGreaterThan(50);
    expect(named).toBeGreaterThan(20);
  },
);
