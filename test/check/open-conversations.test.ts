import { HOUR } from '../../src/model/instant.js';
import { expect, test } from 'vitest';
import { askAtHour, outcomes, type Row } from './ask.js';

/** The published Hour 0-26 example. */
const HOURS: readonly Row[] = [
  { time: 'Hour 0', direction: 'outbound', type: 'template', category: 'marketing' },
  { time: 'Hour 4', direction: 'inbound', type: 'text' },
  { time: 'Hour 5', direction: 'outbound', type: 'interactive' },
];

test('a free-form message comes into the open marketing conversation', () => {
  const answer = askAtHour(5, HOURS);
  expect(answer.conversations).toEqual([{ category: 'marketing', state: 'open', openedAt: 0, until: 24 * HOUR }]);
  expect(answer.messages[0]?.charge).toMatchObject({ type: 'in_open_conversation', joins: 'marketing', opens: null });
  expect(outcomes(answer)).toEqual({
    free_form: 'in_open_conversation marketing',
    marketing: 'in_open_conversation marketing',
    utility: 'regular utility',
    authentication: 'regular authentication',
  });
});

test('once it has expired, the same message opens a service conversation', () => {
  const answer = askAtHour(25, HOURS);
  expect(answer.conversations).toEqual([]);
  expect(answer.messages[0]?.charge).toMatchObject({ type: 'regular', opens: 'service', joins: null });
});

test('a conversation is open only once a message of it is delivered', () => {
  const undelivered: Row = {
    time: 'Hour 0',
    direction: 'outbound',
    type: 'template',
    category: 'marketing',
    status: 'sent',
  };
  expect(askAtHour(1, [undelivered]).conversations).toEqual([]);
});

test('hours have no months and so no allowance, and no price', () => {
  expect(askAtHour(25, HOURS).messages[0]?.charge).toMatchObject({ allowance: null, price: null });
});
