import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import { readTimeline } from '../../src/input/index.js';
import { explanationSentences } from '../../src/report/explanation.js';

const ROWS = `time,contact,direction,type,category,delivered_at,id
2026-09-30T23:00:00Z,+5511987654321,in,text,,,i
2026-09-30T23:30:00Z,+5511987654321,out,template,utility,2026-10-01T00:10:00Z,late
2026-09-30T23:40:00Z,+5511987654321,out,template,utility,2026-09-30T23:41:00Z,early
`;

function sentencesOf(subject: string, timezone: string): readonly string[] {
  const timeline = readTimeline([{ name: 'log.csv', bytes: Buffer.from(ROWS) }]);
  const context = { dated: true, timezone };
  return explainMessage(timeline, subject, { timezone }).flatMap((one) => explanationSentences(one, context));
}

// Utility inside the window is free up to 30 September (2e.2) and charged from 1 October on (2f.2), by its delivery.
test('the rules of its delivery, by which it is charged, are named where they are others than those of its sending', () => {
  expect(sentencesOf('late', 'UTC')).toEqual([
    'The business sent a utility template at 2026-09-30 23:30.',
    'Rules pmp-2025 applied, from 2025-07-01 00:00 to 2026-10-01 00:00.',
    'The window was open: i at 2026-09-30 23:00 had opened it until 2026-10-01 23:00.',
    'It was allowed.',
    'It was delivered at 2026-10-01 00:10.',
    'Rules pmp-2026 applied, since 2026-10-01 00:00.',
    'It is charged as one utility message.',
  ]);
});

test.each([
  ['of one that is delivered before the midnight', 'early', 'UTC'],
  ['where the account’s midnight comes later', 'late', 'America/Los_Angeles'],
])('and only once %s', (_, subject, timezone) => {
  expect(sentencesOf(subject, timezone).filter((sentence) => sentence.startsWith('Rules '))).toHaveLength(1);
});
