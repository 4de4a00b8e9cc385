import { expect, test } from 'vitest';
import { instantOf } from '../../src/model/instant.js';
import { askAt, outcomes, text } from './ask.js';

/** A log that begins in the middle: until its 24th hour nobody can say whether the customer wrote before it. */
const UNSEEN = { logStart: instantOf(Date.parse('2025-09-01T00:00:00Z')) };

test('what came before the log may have opened a window: maybe, and so not known to be open', () => {
  const { verdict, window } = askAt('2025-09-01T23:59:59.999Z', [], UNSEEN);
  expect(verdict).toBe('closed');
  expect(window).toMatchObject({
    state: 'maybe',
    openedBy: null,
    until: Date.parse('2025-09-02T00:00:00Z'),
    safeUntil: null,
    closesSoon: false,
  });
});

test('after a day it is known to be closed', () => {
  expect(askAt('2025-09-02T00:00:00Z', [], UNSEEN).window.state).toBe('closed');
});

test('a message of the customer makes it known to be open', () => {
  expect(askAt('2025-09-01T05:00:00Z', [text('2025-09-01T04:00:00Z')], UNSEEN).window.state).toBe('open');
});

test('a message is then perhaps allowed, and charged the dear way', () => {
  expect(outcomes(askAt('2025-09-01T05:00:00Z', [], UNSEEN))).toEqual({
    free_form: 'maybe free_customer_service service',
    marketing: 'maybe regular marketing',
    utility: 'maybe regular utility',
    authentication: 'maybe regular authentication',
  });
});
