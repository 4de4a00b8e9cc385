import { expect, test } from 'vitest';
import { answer, askAt, template, text, type Row } from './ask.js';

const ASKED = text('2025-09-01T10:00:00Z');
const BEFORE = template('2025-09-01T09:00:00Z', 'marketing');
const reaction: Row = { time: '2025-09-01T11:00:00Z', direction: 'outbound', type: 'reaction' };
const failed: Row = { ...answer('2025-09-01T11:00:00Z'), id: 'm', status: 'failed' };
const underway: Row = { ...answer('2025-09-01T11:00:00Z'), id: 'm', status: 'sent' };
const customerReacts: Row = { time: '2025-09-01T12:00:00Z', direction: 'inbound', type: 'reaction' };

/** [what happened, the rows, whether the customer waits] */
const STORIES: readonly [string, readonly Row[], boolean][] = [
  ['nobody wrote', [], false],
  ['the customer wrote', [ASKED], true],
  ['an earlier message is no answer', [BEFORE, ASKED], true],
  ['answered', [ASKED, answer('2025-09-01T11:00:00Z')], false],
  ['answered with a template', [ASKED, template('2025-09-03T11:00:00Z', 'utility')], false],
  ['answered within the same second', [ASKED, answer('2025-09-01T10:00:00Z')], false],
  ['written again after the answer', [ASKED, answer('2025-09-01T11:00:00Z'), text('2025-09-01T12:00:00Z')], true],
  ['a reaction is no answer', [ASKED, reaction], true],
  ['a message that failed is no answer', [ASKED, failed], true],
  ['a message on its way is one', [ASKED, underway], false],
  ['a refused message is none', [ASKED, answer('2025-09-03T11:00:00Z')], true],
  ['a reaction of the customer asks for none', [ASKED, answer('2025-09-01T11:00:00Z'), customerReacts], false],
];

test.each(STORIES)('%s', (_, rows, unanswered) => {
  expect(askAt('2025-09-04T10:00:00Z', rows).unanswered).toBe(unanswered);
});
