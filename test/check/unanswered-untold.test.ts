import { expect, test } from 'vitest';
import { createReplay, instantOf, readTimeline, type TimelineEvent } from '../../src/index.js';
import { answer, ANNA, text, type Row } from './ask.js';

/** Anna wrote last at ten, which is all that a contacts export says. */
const EXPORT = `phone,last_message_at\n${ANNA.contact},2025-09-01T10:00:00Z\n`;

/** [what the log beside the export holds, its rows, whether Anna waits] */
const STORIES: readonly [string, readonly Row[], boolean | null][] = [
  ['no log', [], null],
  ['a log that ends before', [text('2025-09-01T08:00:00Z'), answer('2025-09-01T09:00:00Z')], null],
  ['the same message', [text('2025-09-01T10:00:00Z')], true],
  ['the same message, answered', [text('2025-09-01T10:00:00Z'), answer('2025-09-01T10:05:00Z')], false],
  ['an answer to it', [answer('2025-09-01T10:05:00Z')], false],
  ['a later message', [text('2025-09-01T12:00:00Z')], true],
];

test.each(STORIES)('a contacts export and %s', (_, rows, unanswered) => {
  const replay = createReplay();
  for (const event of eventsOf(rows)) replay.add(event);
  expect(replay.standing(ANNA, instantOf(Date.parse('2025-09-01T20:00:00Z'))).unanswered).toBe(unanswered);
});

function eventsOf(rows: readonly Row[]): readonly TimelineEvent[] {
  const log = JSON.stringify(rows.map((row) => ({ ...row, contact: ANNA.contact })));
  const texts = rows.length === 0 ? [EXPORT] : [EXPORT, log];
  return readTimeline(texts.map((one, index) => ({ name: `input ${index + 1}`, bytes: Buffer.from(one) }))).events;
}
