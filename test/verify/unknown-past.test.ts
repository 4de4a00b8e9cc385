import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readRecords, simulate } from '../../src/index.js';
import { matchers } from '../../src/testing/index.js';
import { sentenceOf } from './verify.js';

expect.extend(matchers);

// The log of webhooks begins in the middle: an ad may have opened an entry point before it.
const HEAD = `timeline: ${resolve('fixtures/webhooks/posts.ndjson')}\nrules: pmp-2025\ncases:\n`;
const AT = `2026-03-04T10:00:00Z\n    contact: '+31612345678'`;

test.each([
  ['{ entry_point: maybe }', 'passed'],
  ['{ entry_point: closed }', 'entry_point: "closed" ≠ "maybe"'],
])('what may be open since before the log is neither open nor closed: %s', async (expected, said) => {
  expect(await sentenceOf(AT, expected, HEAD)).toBe(said);
});

test('the matchers say of an unknown past what the run says', () => {
  const sent = { time: '2026-10-05T09:00:00Z', contact: '+31612345678', direction: 'outbound', type: 'text' };
  const run = simulate(readRecords([sent]), { past: 'unknown' });
  expect(run).toHaveWindow('maybe', { at: '2026-10-05T09:00:00Z' });
  expect(run).toMeet({ name: 'free-form', at: '2026-10-05T09:00:00Z', expect: { allowed: { free_form: 'maybe' } } });
});
