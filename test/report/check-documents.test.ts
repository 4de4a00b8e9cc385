import { expect, test } from 'vitest';
import { finding } from '../../src/model/finding.js';
import { toCheckDocument } from '../../src/report/check/document.js';
import { toContactsDocument } from '../../src/report/check/list.js';
import { parseCheckDocument, parseContactsDocument } from '../../src/schema/check.js';
import { ad, askAt, askAtHour, template, text } from '../check/ask.js';

const FOUND = [finding('OUT_OF_ORDER', { message: '1 row stands below a later one' })];
const ANSWERS = [
  ['nobody wrote', askAt('2026-11-02T10:00:00Z', []), true],
  ['open', askAt('2026-11-02T11:00:00Z', [text('2026-11-02T10:00:00Z')]), true],
  [
    'an entry point',
    askAt('2026-10-10T10:00:00Z', [ad('2026-10-05T10:00:00Z'), template('2026-10-05T12:00:00Z', 'utility')]),
    true,
  ],
  ['hours', askAtHour(3, [{ time: 'Hour 0', direction: 'inbound', type: 'text' }]), false],
] as const;

test.each(ANSWERS)('%s: the document keeps its schema', (_, answer, dated) => {
  const document = toCheckDocument(answer, { dated, timezone: 'UTC', inLog: true, dependencies: [], findings: FOUND });
  expect(parseCheckDocument(document)).toEqual(document);
  const list = toContactsDocument({
    dated,
    timezone: 'UTC',
    at: answer.at,
    shown: [answer],
    meant: [answer],
    total: 1,
    findings: FOUND,
  });
  expect(parseContactsDocument(list)).toEqual(list);
});

test('a price is text in the digits of its card, what is free costs "0"', () => {
  const answer = askAt('2025-11-02T11:00:00Z', [text('2025-11-02T10:00:00Z')]);
  const document = toCheckDocument(answer, {
    dated: true,
    timezone: 'UTC',
    inLog: true,
    dependencies: [],
    findings: FOUND,
  });
  expect(document.messages.map(({ kind, charge }) => [kind, charge?.amount, charge?.currency])).toEqual([
    ['free_form', '0', 'USD'],
    ['marketing', '0.1597', 'USD'],
    ['utility', '0', 'USD'],
    ['authentication', '0.0500', 'USD'],
  ]);
});
