import { expect, test } from 'vitest';
import { askAt, outcomes, text } from './ask.js';

const ROWS = [text('2025-09-01T10:00:00Z')];

/** [what it is, when, state, verdict, a free-form message] */
const MOMENTS = [
  ['one millisecond before the end', '2025-09-02T09:59:59.999Z', 'open', 'open', 'free_customer_service service'],
  ['exactly at the end', '2025-09-02T10:00:00.000Z', 'closed', 'closed', 'refused 131047'],
  ['one millisecond after it', '2025-09-02T10:00:00.001Z', 'closed', 'closed', 'refused 131047'],
] as const;

test.each(MOMENTS)('%s', (_, at, state, verdict, freeForm) => {
  const answer = askAt(at, ROWS);
  expect([answer.window.state, answer.verdict, outcomes(answer).free_form]).toEqual([state, verdict, freeForm]);
});

test('the end is told, also once it is past', () => {
  const until = Date.parse('2025-09-02T10:00:00Z');
  expect(askAt('2025-09-02T09:00:00Z', ROWS).window.until).toBe(until);
  expect(askAt('2025-09-05T09:00:00Z', ROWS).window.until).toBe(until);
});

test('under C1=open it is open at its very end, and closed a millisecond later', () => {
  const options = { assume: { C1: 'open' } };
  expect(askAt('2025-09-02T10:00:00.000Z', ROWS, options).verdict).toBe('open');
  expect(askAt('2025-09-02T10:00:00.001Z', ROWS, options).verdict).toBe('closed');
});

test('a later message starts it anew, and is what opened it', () => {
  const { window } = askAt('2025-09-02T12:00:00Z', [...ROWS, { ...text('2025-09-01T20:00:00Z'), id: 'second' }]);
  expect(window).toMatchObject({
    state: 'open',
    openedBy: { handle: 'second', at: Date.parse('2025-09-01T20:00:00Z') },
    until: Date.parse('2025-09-02T20:00:00Z'),
  });
});

test('it closes soon when an hour is left, or what is asked for', () => {
  expect(askAt('2025-09-02T08:59:59.999Z', ROWS).window.closesSoon).toBe(false);
  expect(askAt('2025-09-02T09:00:00Z', ROWS).window.closesSoon).toBe(true);
  expect(askAt('2025-09-02T09:00:00Z', ROWS, {}, { warnBefore: 60_000 }).window.closesSoon).toBe(false);
  expect(askAt('2025-09-02T10:00:00Z', ROWS).window.closesSoon).toBe(false);
});
