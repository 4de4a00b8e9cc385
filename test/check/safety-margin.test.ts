import { expect, test } from 'vitest';
import { askAt, outcomes, text } from './ask.js';

const ROWS = [text('2025-09-01T10:00:00Z')];
const MARGIN = { safetyMargin: 5 * 60_000 };

test('a safety margin changes safeUntil and the verdict, never the end', () => {
  const before = askAt('2025-09-02T09:54:59.999Z', ROWS, {}, MARGIN);
  const inside = askAt('2025-09-02T09:55:00Z', ROWS, {}, MARGIN);
  expect([before.verdict, inside.verdict]).toEqual(['open', 'closed']);
  expect(inside.window).toMatchObject({
    state: 'open',
    until: Date.parse('2025-09-02T10:00:00Z'),
    safeUntil: Date.parse('2025-09-02T09:55:00Z'),
  });
  expect(outcomes(inside).free_form).toBe('free_customer_service service');
});

test('without one the window is safe until its end', () => {
  expect(askAt('2025-09-02T09:00:00Z', ROWS).window.safeUntil).toBe(Date.parse('2025-09-02T10:00:00Z'));
});

test('a closed window is safe at no time', () => {
  expect(askAt('2025-09-03T09:00:00Z', ROWS, {}, MARGIN).window.safeUntil).toBeNull();
});
