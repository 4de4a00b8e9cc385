import { expect, test } from 'vitest';
import { instantOf, type Instant } from '../../src/model/instant.js';
import { diffOf } from '../../src/verify/diff.js';
import { durationText, instantText } from '../../src/verify/instants.js';
import { written, type Value } from '../../src/verify/value.js';

/** What differs must look different. */
const WRITTEN: readonly [Value, string][] = [
  [1, '1'],
  ['1', '"1"'],
  ['1.50', '"1.50"'],
  ['0x1f', '"0x1f"'],
  [true, 'true'],
  ['true', '"true"'],
  [null, 'null'],
  ['null', '"null"'],
  ['', '""'],
  ['+31612345678', '"+31612345678"'],
  ['0.0625 USD', '0.0625 USD'],
  ['Hour 5', 'Hour 5'],
  ['fixtures/hour-0-26.csv:5', 'fixtures/hour-0-26.csv:5'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['a, b', '"a, b"'],
  ['- a', '"- a"'],
  ['a\nb', '"a\\nb"'],
  [[], '[]'],
  [{}, '{}'],
  [['marketing', { category: 'service', left: '4h' }], '[marketing, { category: service, left: 4h }]'],
];

test.each(WRITTEN)('%j is written %s', (value, text) => {
  expect(written(value)).toBe(text);
});

test.each([
  [0, '0h'],
  [60_000, '1m'],
  [86_400_000, '24h'],
  [86_399_999, '23h59m59.999s'],
  [3_661_001, '1h1m1.001s'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

const hours = { dated: false, timezone: 'UTC' };
const amsterdam = { dated: true, timezone: 'Europe/Amsterdam' };
const march = Date.UTC(2024, 2, 4, 9);

test.each([
  [0, hours, 'Hour 0'],
  [1, hours, 'Hour 0.0000003'],
  [2, hours, 'Hour 0.0000006'],
  [15_300_000, hours, 'Hour 4.25'],
  [march, amsterdam, '2024-03-04T10:00:00+01:00'],
  [march + 1, amsterdam, '2024-03-04T10:00:00.001+01:00'],
  [march, { dated: true, timezone: 'UTC' }, '2024-03-04T09:00:00Z'],
  [march, { dated: true, timezone: 'America/St_Johns' }, '2024-03-04T05:30:00-03:30'],
])('%d is %s', (at, clock, text) => {
  expect(instantText(instantOf(at) satisfies Instant, clock)).toBe(text);
});

test('a difference is told line by line, what is common once', () => {
  expect(diffOf(['marketing', 'utility', 'service'], ['marketing', 'service', 'authentication'])).toEqual([
    { side: 'both', text: 'marketing' },
    { side: 'expected', text: 'utility' },
    { side: 'both', text: 'service' },
    { side: 'got', text: 'authentication' },
  ]);
});

test('nothing is a word', () => {
  expect(diffOf([], ['service'])).toEqual([
    { side: 'expected', text: 'nothing' },
    { side: 'got', text: 'service' },
  ]);
});
