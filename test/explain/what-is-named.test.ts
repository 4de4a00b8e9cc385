import { expect, test } from 'vitest';
import { explainMessage } from '../../src/explain/explain.js';
import { readTimeline } from '../../src/input/index.js';
import { explanationSentences } from '../../src/report/explanation.js';
import { price, read, sent, status } from '../audit/logs.js';

const context = { dated: true, timezone: 'UTC' };

/** Line 1 and 2 tell of a, line 3 and 4 of b, whose category nobody knows; line 5 says of no one whom it was to. */
const LOG = read([
  sent('a', '2026-03-02T10:00', price('marketing')),
  sent('b', '2026-03-02T11:00', price('promotion')),
  status('c', 'sent', '2026-03-02T12:00', { recipient_id: null }),
]);

test.each([
  ['the id of a message', 'wamid.a', ['wamid.a']],
  ['the line that tells of a message first', 'hook.ndjson:1', ['wamid.a']],
  ['the line of a later status', 'hook.ndjson:2', ['wamid.a']],
  ['the id of a message whose kind nothing tells', 'wamid.b', ['wamid.b']],
  ['its line', 'hook.ndjson:3', ['wamid.b']],
  ['the line of a record that was set aside', 'hook.ndjson:5', ['hook.ndjson:5']],
  ['a line that the log does not have', 'hook.ndjson:6', []],
  ['an id that the log does not have', 'wamid.d', []],
])('%s', (_, subject, handles) => {
  expect(explainMessage(LOG, subject).map(({ handle }) => handle)).toEqual(handles);
});

test('a message of unknown kind is said not to be judged, and why', () => {
  expect(explainMessage(LOG, 'wamid.b').flatMap((one) => explanationSentences(one, context))).toEqual([
    'The business sent a message at 2026-03-02 11:00.',
    'It is not judged (KIND_UNKNOWN). A status does not say whether its message was a template, or of which category, and ' +
      'everything else about these messages leaves it open. They are kept apart: whatever the replay said about them would ' +
      'be a guess. Give the log of what was sent with --sends FILE: message id, type, category, template, time.',
  ]);
});

test('so is a row that was set aside', () => {
  const text =
    'time,direction,type,category\n2026-03-02T10:00Z,out,template,marketing\n2026-03-02T10:00Z,sideways,text,\n';
  const timeline = readTimeline([{ name: 'a.csv', bytes: Buffer.from(text) }]);
  expect(explainMessage(timeline, 'a.csv:3').flatMap((one) => explanationSentences(one, context))).toEqual([
    'It is not judged (UNKNOWN_DIRECTION). Only the customer opens a window and only the business is charged, so the direction ' +
      'cannot be guessed. Write inbound or outbound.',
  ]);
});
