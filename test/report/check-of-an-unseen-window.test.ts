import { Chalk } from 'chalk';
import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import { readTimeline } from '../../src/input/index.js';
import { instantOf } from '../../src/model/instant.js';
import { renderAnswer } from '../../src/report/check/answer.js';
import { renderList } from '../../src/report/check/list.js';
import { explanationSentences } from '../../src/report/explanation.js';
import { askAt } from '../check/ask.js';

/** A log that begins in the middle: a window may have been open until its 24th hour, and nobody saw one. */
const UNSEEN = { logStart: instantOf(Date.parse('2025-09-01T00:00:00Z')) };
const context = { dated: true, timezone: 'UTC', width: 100, color: new Chalk({ level: 0 }) };

test('check names no end of a window that nobody saw', () => {
  const lines = renderAnswer(askAt('2025-09-05T10:00:00Z', [], UNSEEN), [], context).split('\n');
  expect(lines.find((line) => line.startsWith('  window'))).toMatch(
    /^ {2}window +closed, the log shows nothing that opened one$/,
  );
  expect(lines.at(-2)).toBe('Closed: the log shows nothing that has opened it.');
});

test('nor does the list', () => {
  const standing = askAt('2025-09-05T10:00:00Z', [], UNSEEN);
  const list = { ...context, at: standing.at, shown: [standing], meant: [standing], total: 1, findings: [] };
  const text = [...renderList(list, { ...context, format: 'table' })].join('');
  expect(text.split('\n').find((line) => line.startsWith('+31612345678'))).toBe(
    '+31612345678  closed  –      –             –',
  );
});

test('nor does the explanation of a message', () => {
  const status = (id: string, timestamp: string) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { display_phone_number: '31201234567', phone_number_id: '5' },
              statuses: [
                {
                  id,
                  status: 'sent',
                  timestamp,
                  recipient_id: '31612345678',
                  pricing: { pricing_model: 'PMP', type: 'regular', category: 'marketing', billable: true },
                },
              ],
            },
          },
        ],
      },
    ],
  });
  const log = [status('a', '1780304400'), status('b', '1780650000')].map((value) => JSON.stringify(value)).join('\n');
  const [told] = explainMessage(readTimeline([{ name: 'hook.ndjson', bytes: Buffer.from(log) }]), 'b');
  const sentences = told === undefined ? [] : explanationSentences(told, context);
  expect(sentences.filter((one) => one.startsWith('The window'))).toEqual([
    'The window was closed: the log shows nothing that opened one.',
  ]);
});
