import { expect, test } from 'vitest';
import { ad, answer as reply, askAt, outcomes, text, template } from './ask.js';

const CLICK = ad('2026-09-01T10:00:00Z');

test('an ad message that nobody answered waits: any reply opens the entry point and is free', () => {
  const answer = askAt('2026-09-01T12:00:00Z', [CLICK]);
  expect(answer.entryPoint).toMatchObject({ state: 'closed', replyBefore: Date.parse('2026-09-02T10:00:00Z') });
  expect(answer.messages[1]?.charge).toMatchObject({ type: 'free_entry_point', opens: 'referral_conversion' });
});

test('the time to reply counts from the ad message, whatever the customer writes after it', () => {
  const rows = [CLICK, text('2026-09-01T20:00:00Z')];
  expect(askAt('2026-09-02T09:59:59.999Z', rows).entryPoint.replyBefore).toBe(Date.parse('2026-09-02T10:00:00Z'));
  expect(askAt('2026-09-02T10:00:00Z', rows).entryPoint.replyBefore).toBeNull();
});

test('once answered, it says until when everything is free', () => {
  const answer = askAt('2026-09-03T12:00:00Z', [CLICK, { ...reply('2026-09-01T12:00:00Z'), id: 'hello' }]);
  expect(answer.entryPoint).toEqual({
    state: 'open',
    openedBy: { handle: 'hello', at: Date.parse('2026-09-01T12:00:00Z') },
    surelyUntil: Date.parse('2026-09-04T12:00:00Z'),
    until: Date.parse('2026-09-04T12:00:00Z'),
    replyBefore: null,
  });
  expect(outcomes(answer)).toEqual({
    free_form: 'refused 131047',
    marketing: 'free_entry_point referral_conversion',
    utility: 'free_entry_point referral_conversion',
    authentication: 'free_entry_point referral_conversion',
  });
});

test('from 2026-09-28 on it may last from 72 hours to 7 days: charged, or perhaps free', () => {
  const rows = [ad('2026-10-05T10:00:00Z'), template('2026-10-05T12:00:00Z', 'utility')];
  const sure = askAt('2026-10-08T11:59:59.999Z', rows);
  const doubtful = askAt('2026-10-08T12:00:00Z', rows);
  const over = askAt('2026-10-12T12:00:00Z', rows);
  expect([sure, doubtful, over].map(({ entryPoint }) => entryPoint.state)).toEqual(['open', 'maybe', 'closed']);
  expect(doubtful.entryPoint).toMatchObject({
    surelyUntil: Date.parse('2026-10-08T12:00:00Z'),
    until: Date.parse('2026-10-12T12:00:00Z'),
  });
  expect(outcomes(sure).marketing).toBe('free_entry_point referral_conversion');
  expect(outcomes(doubtful).marketing).toBe('maybe regular marketing');
  expect(outcomes(over).marketing).toBe('regular marketing');
});
