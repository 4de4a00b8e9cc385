import { expect, test } from 'vitest';
import { askAt, outcomes, template } from './ask.js';

test('a contact that no event has named has nothing open; templates can be sent', () => {
  const answer = askAt('2025-09-01T10:00:00Z', []);
  expect(answer).toMatchObject({
    verdict: 'closed',
    window: { state: 'closed', openedBy: null, until: null, safeUntil: null, closesSoon: false },
    entryPoint: { state: 'closed', replyBefore: null },
    conversations: [],
    lastMessageAt: null,
    unanswered: false,
  });
  expect(outcomes(answer)).toEqual({
    free_form: 'refused 131047',
    marketing: 'regular marketing',
    utility: 'regular utility',
    authentication: 'regular authentication',
  });
});

test('messages of the business alone open no window', () => {
  const { window } = askAt('2025-09-01T11:00:00Z', [template('2025-09-01T10:00:00Z', 'utility')]);
  expect(window).toMatchObject({ state: 'closed', until: null });
});

test('when closed, the answer says what would be charged after a reply', () => {
  const { afterReply } = askAt('2025-09-01T10:00:00Z', []);
  expect(outcomes({ messages: afterReply ?? [] })).toEqual({
    free_form: 'free_customer_service service',
    marketing: 'regular marketing',
    utility: 'free_customer_service utility',
    authentication: 'regular authentication',
  });
});
