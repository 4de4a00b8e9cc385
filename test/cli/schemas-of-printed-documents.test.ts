import { expect, test } from 'vitest';
import { topicNames } from '../../src/explain/topic.js';
import { parseExplanations, parseTopicDocument } from '../../src/schema/explanation.js';
import { parseMarketDocument, parseRateCardsDocument, parseRatesDocument } from '../../src/schema/rates.js';
import { parseVerificationDocument } from '../../src/schema/verification.js';
import { run, words } from './run.js';

/** [a command line without its format, what reads the document by its schema] */
const ROWS: readonly [string, (value: unknown) => unknown][] = [
  ['verify fixtures/expectations/*.yaml', parseVerificationDocument],
  ['verify fixtures/expectations/canaries/*.yaml', parseVerificationDocument],
  ['verify fixtures/expectations/canaries/faults/*.yaml', parseVerificationDocument],
  ['verify fixtures/expectations/broken/*.yaml', parseVerificationDocument],
  ['verify fixtures/expectations/canaries/*.yaml --fail-fast', parseVerificationDocument],
  ['explain fixtures/hour-0-26.csv:5', parseExplanations],
  ['explain fixtures/six-eras.csv:2 --assume C4=delivered', parseExplanations],
  ['rates list', parseRateCardsDocument],
  ['rates list --currency BRL', parseRateCardsDocument],
  ['rates show --market Brazil', parseRatesDocument],
  ['rates show --market KZ --at 2024-01-01', parseRatesDocument],
  ['rates show --market Brazil --at 2021-10-01', parseRatesDocument],
  ['rates market +18095550100 --at 2026-10-01', parseMarketDocument],
  ['rates market +77011234567', parseMarketDocument],
  ['rates market US.13491208655302741918', parseMarketDocument],
  ['rates market +9990000000', parseMarketDocument],
];

test.each(ROWS)('%s', async (line, parse) => {
  const { stdout } = await run(words(`${line} --format json`));
  const printed: unknown = JSON.parse(stdout);
  expect(parse(printed)).toEqual(printed);
});

test('whatever can be explained by its name', async () => {
  expect(topicNames().length).toBeGreaterThan(100);
  for (const name of topicNames()) {
    const { stdout } = await run(['explain', name, '--format', 'json']);
    const printed: unknown = JSON.parse(stdout);
    expect(parseTopicDocument(printed)).toEqual(printed);
  }
});

test.each([
  'run',
  'summary',
  'audit',
  'check',
  'contacts',
  'verification',
  'explanation',
  'topic',
  'compare',
  'estimate',
  'rate-cards',
  'rates',
  'market',
  'card',
])('wa-window schema %s is that of the document that calls itself so', async (name) => {
  const { stdout, exitCode } = await run(['schema', name]);
  expect(exitCode).toBe(0);
  const own = [...stdout.matchAll(/"const": "(wa-window\/.+)"/g)].map(([, schema]) => schema);
  expect(new Set(own)).toEqual(new Set([`wa-window/${name}@1`]));
});
