import { expect, test } from 'vitest';
import { toBirdDocument } from '../../src/report/check/bird.js';
import { askAt, text } from './ask.js';

const ROWS = [text('2025-09-01T10:00:00Z')];
const UNSAID = { isPermanent: null, metadata: null };

test('an open window has its expiry, and nothing else is known', () => {
  expect(toBirdDocument(askAt('2025-09-01T11:00:00Z', ROWS), UNSAID)).toEqual({
    serviceWindowExpireAt: '2025-09-02T10:00:00.000Z',
    isPermanentSession: null,
    metadata: null,
  });
});

test('a closed window has none', () => {
  expect(toBirdDocument(askAt('2025-09-02T10:00:00Z', ROWS), UNSAID).serviceWindowExpireAt).toBeNull();
});

test('the safety margin leaves the expiry alone', () => {
  const answer = askAt('2025-09-02T09:59:00Z', ROWS, {}, { safetyMargin: 300_000 });
  expect(answer.verdict).toBe('closed');
  expect(toBirdDocument(answer, UNSAID).serviceWindowExpireAt).toBe('2025-09-02T10:00:00.000Z');
});

test('what the configuration says is passed on', () => {
  const session = { isPermanent: false, metadata: { shop: 'nl' } };
  expect(toBirdDocument(askAt('2025-09-02T10:00:00Z', ROWS), session)).toEqual({
    serviceWindowExpireAt: null,
    isPermanentSession: false,
    metadata: { shop: 'nl' },
  });
});
