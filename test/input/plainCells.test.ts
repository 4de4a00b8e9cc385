import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../src/input/plain/cells.js';
import { DayReader, ISO_LENGTH } from '../../src/input/plain/day.js';
import { Hash } from '../../src/input/plain/hash.js';

const ISO = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3])(:[0-5]\d){2}\.\d{3}Z$/;

/** Any character, ASCII most often, in place of one of a text. */
const changed = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.nat(), fc.constantFrom(...Array.from('0123456789:.-TZ +/,"\n\u0000\u007fé')))
    .map(([from, at, other]) => from.slice(0, at % from.length) + other + from.slice((at % from.length) + 1));

const time = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

describe('a time that is read by its day', () => {
  test('is the instant that the text says, or left to others', () => {
    fc.assert(
      fc.property(time, fc.oneof(time, changed(time)), fc.boolean(), (before, text, sameDay) => {
        const [first, second] = [before, sameDay ? before.slice(0, 11) + text.slice(11) : text];
        const reader = new DayReader();
        const column = new Float64Array(1);
        const read = (iso: string): boolean => {
          const bytes = Buffer.from(iso.padEnd(ISO_LENGTH));
          return reader.read(bytes, viewOf(bytes), 0, column, 0);
        };
        expect(read(first)).toBe(true);
        expect(column[0]).toBe(Date.parse(first));
        const isRead = read(second);
        if (sameDay) expect(isRead).toBe(ISO.test(second));
        if (isRead) expect(new Date(column[0] ?? NaN).toISOString()).toBe(second);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a phone number', () => {
  test('is its digits, or no phone number', () => {
    const phone = fc.stringMatching(/^\+?[1-9]\d{0,19}$/);
    fc.assert(
      fc.property(fc.oneof(phone, changed(phone)), (text) => {
        const bytes = Buffer.from(`${text},next`);
        const column = new Float64Array(1);
        const end = readPhone(bytes, viewOf(bytes), 0, bytes.length, column, 0);
        const digits = /^\+?(\d*)/.exec(text)?.[1] ?? '';
        const isPhone = /^[1-9]\d{6,14}$/.test(digits);
        const isNothing = digits === '' && !text.startsWith('+');
        expect(end).toBe(isPhone || isNothing ? text.indexOf(digits) + digits.length : -1);
        if (end !== -1) expect(column[0]).toBe(Number(digits));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('cells that are hashed as one', () => {
  const cell = fc.stringMatching(/^[a-z0-9 !#+.é]{0,9}$/);
  const delimiter = fc.constantFrom(',', ';', '\t', '|');

  test('end where the last of them ends, or the row does', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 6 }),
        delimiter,
        fc.nat({ max: 5 }),
        fc.constantFrom('\n', '\r\n', '"'),
        (cells, between, more, end) => {
          const count = 1 + (more % cells.length);
          const bytes = Buffer.from(cells.join(between) + end);
          const hash = new Hash();
          hash.start();
          const at = hash.cells(viewOf(bytes), 0, bytes.length, between.charCodeAt(0), count);
          expect(bytes.toString('utf8', 0, at)).toBe(cells.slice(0, count).join(between));
          expect(hash.left).toBe(count === cells.length ? 1 : 0);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('of one cell are hashed as its bytes are', () => {
    fc.assert(
      fc.property(cell, delimiter, (text, between) => {
        const bytes = Buffer.from(text + between);
        const [one, other] = [new Hash(), new Hash()];
        one.start();
        other.start();
        one.cells(viewOf(bytes), 0, bytes.length, between.charCodeAt(0), 1);
        other.bytes(bytes, 0, bytes.length - 1);
        expect([one.high, one.low]).toEqual([other.high, other.low]);
      }),
      { numRuns: 1000 },
    );
  });
});
