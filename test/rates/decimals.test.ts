import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, compare, decimalText, normalized, parseDecimal, subtract, times, ZERO } from '../../src/model/money.js';

function decimal(text: string) {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

test.each([
  ['0', '0'],
  ['0.0260', '0.0260'],
  ['881.95', '881.95'],
  ['-0.05', '-0.05'],
  ['007.10', '7.10'],
  ['-0', '0'],
  ['1000000000000000000000.000001', '1000000000000000000000.000001'],
])('%s is read and written as %s', (text, written) => {
  expect(decimalText(decimal(text))).toBe(written);
});

test.each(['', ' ', '.5', '5.', '1e-3', '0,5', '+1', '1 000', '$1', 'n/a', 'NaN', 'Infinity', '0x10', '1.2.3', '٣'])(
  '"%s" is no decimal',
  (text) => {
    expect(parseDecimal(text)).toBeNull();
  },
);

test.each([
  ['0.1', '0.2', '0.3'],
  ['0.0260', '0.05', '0.0760'],
  ['1', '0.0001', '1.0001'],
  ['-1', '0.9999', '-0.0001'],
  ['0', '0.0260', '0.0260'],
])('%s + %s = %s', (a, b, total) => {
  expect(decimalText(add(decimal(a), decimal(b)))).toBe(total);
});

test('a billion messages at the dearest rate in IDR keep their last digit', () => {
  expect(decimalText(times(decimal('2278.27'), 1_000_000_000n))).toBe('2278270000000.00');
  expect(decimalText(add(times(decimal('2278.27'), 1_000_000_000_000_000n), decimal('0.01')))).toBe(
    '2278270000000000000.01',
  );
});

test.each([
  ['0.0260', '0.026', 0],
  ['0.0260', '0.0261', -1],
  ['10', '9.9999', 1],
  ['-1', '0', -1],
  ['-2', '-10', 1],
])('%s compared with %s is %i', (a, b, order) => {
  expect(compare(decimal(a), decimal(b))).toBe(order);
});

test.each([
  ['0.0260', '0.026'],
  ['100', '100'],
  ['100.00', '100'],
  ['0.000', '0'],
  ['-1.50', '-1.5'],
])('%s is worth %s', (text, shortest) => {
  expect(decimalText(normalized(decimal(text)))).toBe(shortest);
});

test('zero adds nothing', () => {
  expect(decimalText(add(ZERO, decimal('0.0260')))).toBe('0.0260');
  expect(decimalText(ZERO)).toBe('0');
});

/** Sums as on paper, digit by digit on texts: no code and no number type in common with what is tested. */
function onPaper(a: string, b: string): string {
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  const fraction = Math.max(fractionA.length, fractionB.length);
  const whole = Math.max(wholeA.length, wholeB.length) + 1;
  const top = wholeA.padStart(whole, '0') + fractionA.padEnd(fraction, '0');
  const bottom = wholeB.padStart(whole, '0') + fractionB.padEnd(fraction, '0');
  let carry = 0;
  let digits = '';
  for (let at = top.length - 1; at >= 0; at--) {
    const sum = Number(top[at]) + Number(bottom[at]) + carry;
    digits = String(sum % 10) + digits;
    carry = sum > 9 ? 1 : 0;
  }
  const point = digits.length - fraction;
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return fraction === 0 ? before : `${before}.${digits.slice(point)}`;
}

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.option(fc.stringMatching(/^\d{1,12}$/)))
  .map(([whole, fraction]) => (fraction === null ? String(whole) : `${whole}.${fraction}`));

test('sums are those on paper', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(decimalText(add(decimal(a), decimal(b)))).toBe(onPaper(a, b));
    }),
  );
});

test('a product is the sum of its parts', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 40 }), (a, count) => {
      const sum = Array.from({ length: count - 1 }, () => a).reduce(onPaper, a);
      expect(decimalText(times(decimal(a), BigInt(count)))).toBe(sum);
    }),
  );
});

test('what is written is read back; what is added is taken off again; order is kept', () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      expect(decimalText(decimal(a))).toBe(a);
      expect(compare(subtract(add(decimal(a), decimal(b)), decimal(b)), decimal(a))).toBe(0);
      expect(compare(decimal(a), decimal(b)) + compare(decimal(b), decimal(a))).toBe(0);
      expect(compare(normalized(decimal(a)), decimal(a))).toBe(0);
    }),
  );
});
