import { expect, test } from 'vitest';
import { askAt, template, type Row } from './ask.js';
import { toBirdDocument } from '../../src/report/check/bird.js';

const BIRD = { rules: 'bird', permanentSessions: ['web-shop'] };
const ON_CHANNEL: Row = { ...template('2022-09-01T10:00:00Z', 'utility'), channel: 'web-shop' };

test('a session that never closes is open, and has no end', () => {
  const answer = askAt('2024-09-01T10:00:00Z', [ON_CHANNEL], BIRD);
  expect(answer).toMatchObject({ verdict: 'open', afterReply: null });
  expect(answer.window).toEqual({
    state: 'open',
    permanent: true,
    openedBy: null,
    until: null,
    safeUntil: null,
    closesSoon: false,
  });
});

test('no margin makes it unsafe', () => {
  expect(askAt('2024-09-01T10:00:00Z', [ON_CHANNEL], BIRD, { safetyMargin: 1e12 }).verdict).toBe('open');
});

test('other rules know no such session', () => {
  const { window } = askAt('2022-09-10T10:00:00Z', [ON_CHANNEL], { permanentSessions: ['web-shop'] });
  expect(window).toMatchObject({ state: 'closed', permanent: false });
});

test('Bird shows it as a permanent session without expiry, whatever is configured', () => {
  const answer = askAt('2024-09-01T10:00:00Z', [ON_CHANNEL], BIRD);
  expect(toBirdDocument(answer, { isPermanent: null, metadata: null })).toEqual({
    serviceWindowExpireAt: null,
    isPermanentSession: true,
    metadata: null,
  });
});
