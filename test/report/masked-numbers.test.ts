import { expect, test } from 'vitest';
import { Mask } from '../../src/report/text/mask.js';
import { wamid } from '../redact/redacting.js';

test.each([
  ['+31612345678', '+31••••••678'],
  ['+5511987654321', '+55••••••••321'],
  ['+12125550123', '+1212••••123'],
  ['+18095550123', '+1809••••123'],
  ['+6834000', '+683••00'],
  ['0031612345678', '0031••••••678'],
  ['31612345678@c.us', '31••••••678@c.us'],
  ['+31 6 1234-5678', '+31 • ••••-•678'],
  ['US.13491208655302741918', 'US.•••••••••••••••••918'],
  ['wamid.in.31612345678', 'wamid.in.31••••••678'],
  ['wamid.noor-1', 'wamid.noor-1'],
])('%s is shown as %s', (number, hidden) => {
  expect(new Mask().text(number)).toBe(hidden);
});

test('an id of Meta keeps its end, which is random, and its length', () => {
  const id = wamid('31612345678', '9A3CA5B3D4CD6E67E7');
  expect(new Mask().text(id)).toBe(`wamid.${'•'.repeat(id.length - 14)}${id.slice(-8)}`);
});

test('dates, prices, error codes and the times of webhooks are nobody’s number', () => {
  const texts = [
    '2026-03-02T09:00:00.000Z and 2026-11-20 00:00',
    '0.00680000 USD of 1234.50000000',
    'log-20260301.ndjson:12:34',
    '"timestamp":"1772442000"',
    'error 131047, 4888 messages',
  ];
  expect(texts.map((text) => new Mask().text(text))).toEqual(texts);
});

test('two numbers that would look the same are told apart by a letter, and each is always shown the same', () => {
  const mask = new Mask();
  const numbers = ['+31612345678', '+31698765678', '+31600000678', '+31612345678', '31698765678'];
  expect(numbers.map((number) => mask.text(number))).toEqual([
    '+31••••••678',
    '+31•••••a678',
    '+31•••••b678',
    '+31••••••678',
    '31•••••a678',
  ]);
});

test('every text of a value is hidden, keys too, and nothing else is changed', () => {
  const shared = { contact: '+31612345678', at: 1772442000000, cost: 12345678n, none: null };
  const masked = new Mask().of({ list: [shared, shared], byNumber: new Map([['+31201234567', 1]]) });
  expect(masked).toEqual({
    list: [
      { contact: '+31••••••678', at: 1772442000000, cost: 12345678n, none: null },
      { contact: '+31••••••678', at: 1772442000000, cost: 12345678n, none: null },
    ],
    byNumber: new Map([['+31••••••567', 1]]),
  });
  expect(masked.list[0]).toBe(masked.list[1]);
});
