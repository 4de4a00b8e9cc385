import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marketOf } from '../../src/rates/market.js';
import { Pseudonyms } from '../../src/redact/pseudonyms.js';
import { COUNTRIES } from '../../src/rates/data/countries.js';
import { UNLISTED_CODES } from '../../src/rates/data/callingCodes.js';
import { KEYED, keyedBy } from './redacting.js';

const pseudonyms = new Pseudonyms(KEYED, false);

const PREFIXES = [
  ...COUNTRIES.flatMap(({ prefixes }) => prefixes),
  ...Object.keys(UNLISTED_CODES),
  ...['1212', '1416', '1809', '1876', '1800', '21', '999'],
];

const numbers = fc
  .record({ prefix: fc.constantFrom(...PREFIXES), rest: fc.stringMatching(/^\d{6,11}$/) })
  .map(({ prefix, rest }) => `+${prefix}${rest}`.slice(0, 16));

function marketText(contact: string): string {
  const answer = marketOf({ contact, country: null, day: '2026-10-01' });
  return 'market' in answer ? answer.market : 'none';
}

test('a number keeps its length and its market', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const other = pseudonyms.identity(number);
      expect(other).toMatch(/^\+\d+$/);
      expect(other).toHaveLength(number.length);
      expect(marketText(other)).toBe(marketText(number));
    }),
  );
});

test('no two numbers become one: all thousand of a short range become the same thousand in another order', () => {
  const range = Array.from({ length: 1000 }, (_, index) => `+683${String(4000 + index)}`);
  const others = Array.from({ length: 10_000 }, (_, index) =>
    pseudonyms.identity(`+683${String(index).padStart(4, '0')}`),
  );
  expect(new Set(others).size).toBe(10_000);
  expect(new Set(range.map((one) => pseudonyms.identity(one))).size).toBe(1000);
});

test('two numbers have two pseudonyms', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      expect(pseudonyms.identity(one) === pseudonyms.identity(other)).toBe(one === other);
    }),
  );
});

test('in whatever spelling a number stands, it becomes the same number in that spelling', () => {
  const spellings = [
    '31612345678',
    '+31612345678',
    '0031612345678',
    '+31 6 1234-5678',
    '+31 (0)6 12345678',
    'whatsapp:+31612345678',
    '31612345678@c.us',
    '31612345678.0',
  ];
  const others = spellings.map((spelling) => pseudonyms.identity(spelling));
  const [digits = ''] = others;
  expect(digits).toMatch(/^31\d{9}$/);
  const [six, four, last] = [digits.slice(2, 3), digits.slice(3, 7), digits.slice(7)];
  expect(others).toEqual([
    digits,
    `+${digits}`,
    `00${digits}`,
    `+31 ${six} ${four}-${last}`,
    `+31 (0)${six} ${four}${last}`,
    `whatsapp:+${digits}`,
    `${digits}@c.us`,
    `${digits}.0`,
  ]);
});

test('the forms with and without the ninth digit of Brazil are two numbers and stay two', () => {
  const [long, short] = [pseudonyms.identity('+5511987654321'), pseudonyms.identity('+551187654321')];
  expect(long).toMatch(/^\+55\d{11}$/);
  expect(short).toMatch(/^\+55\d{10}$/);
});

test('user ids keep their country, groups their ending, and names say nothing', () => {
  expect(pseudonyms.identity('US.13491208655302741918')).toMatch(/^US\.\d{20}$/);
  expect(pseudonyms.identity('US.ENT.11815799212886844830')).toMatch(/^US\.ENT\.\d{20}$/);
  expect(pseudonyms.identity('120363418770915618@g.us')).toMatch(/^group-[a-z]{12}@g\.us$/);
  expect(pseudonyms.identity('Anna')).toMatch(/^name-[a-z]{12}$/);
});

test('a number that a spreadsheet has spoilt stays spoilt', () => {
  expect(pseudonyms.identity('3.16123E+10')).toBe('3.00000E+10');
});

test('one key makes the same pseudonyms wherever it is used, another key others', () => {
  const same = new Pseudonyms(keyedBy('a key'), false);
  const other = new Pseudonyms(keyedBy('another key'), false);
  expect(same.identity('+31612345678')).toBe(pseudonyms.identity('+31612345678'));
  expect(other.identity('+31612345678')).not.toBe(pseudonyms.identity('+31612345678'));
});
