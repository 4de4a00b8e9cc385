import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compiledOf, KERNELS } from '../../asc.config.js';
import { Kernel, type Step } from '../../src/input/plain/kernel.js';
import { NotPlain } from '../../src/input/plain/notPlain.js';

const WORDS: Step = { role: 'WORDS', count: 1 };
const TIME: Step = { role: 'TIME', count: 1 };
const CONTACT: Step = { role: 'CONTACT', count: 1 };
const DELIVERED_AT: Step = { role: 'DELIVERED_AT', count: 1 };
const ID: Step = { role: 'ID', count: 1 };

const kernel = Kernel.get();

/** Reads whole lines, and tells how many rows were plain. */
function rowsOf(text: string, steps: readonly Step[], delimiter = ','): number {
  const bytes = Buffer.from(text);
  kernel.use(steps, delimiter.charCodeAt(0));
  kernel.take(bytes);
  kernel.read(0, bytes.length, 1000, 0);
  return kernel.length;
}

/** Any character, ASCII most often, in place of one of a text. */
const changed = (text: fc.Arbitrary<string>) =>
  fc
    .tuple(text, fc.nat(), fc.constantFrom(...Array.from('0123456789:.-TZ +/,"\n\u0000\u007fé')))
    .map(([from, at, other]) => from.slice(0, at % from.length) + other + from.slice((at % from.length) + 1));

describe('a compiled kernel', () => {
  test.each(KERNELS)('is what $source says', async (kernel) => {
    expect(readFileSync(kernel.compiled, 'utf8')).toBe(await compiledOf(kernel));
  });
});

describe('a time', () => {
  const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const zone = fc.constantFrom('Z', '+02:00', '-09:30', '+12:45', '+18:00', '+19:00', '+01:60', '');
  const fraction = fc.constantFrom('', '.', '.5', '.25', '.125', '.9999', '.000000001');
  const time = fc.oneof(
    date.map((at) => at.toISOString()),
    fc.tuple(date, fraction, zone).map(([at, part, of]) => at.toISOString().slice(0, 19) + part + of),
    date.map((at) => String(at.getTime())),
    date.map((at) => String(Math.floor(at.getTime() / 1000))),
    fc.constantFrom('2024-02-29T00:00:00Z', '2023-02-29T00:00:00Z', '2000-02-29T00:00:00Z', '2100-02-29T00:00:00Z'),
    fc.constantFrom('2026-04-31T00:00:00.000Z', '1969-12-31T23:59:59Z', '2026-13-01T00:00:00Z', '2026-00-10T00:00:00Z'),
  );
  const ISO = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d+)?(Z|[+-](0\d|1[0-8]):[0-5]\d)$/;

  /** As `Date` reads it, which takes days for others that do not exist. */
  function expected(text: string): number {
    if (/^[1-9]\d{9}$/.test(text)) return Number(text) * 1000;
    if (/^[1-9]\d{12}$/.test(text)) return Number(text);
    const [, day = ''] = ISO.exec(text) ?? [];
    const midnight = new Date(`${day}T00:00:00Z`);
    const exists = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
    return exists && day >= '1970' ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : NaN;
  }

  test('is the instant that the text says, or left to others', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(time, changed(time)), { minLength: 1, maxLength: 4 }), (texts) => {
        const plain = texts.findIndex((text) => /[,"\n]/.test(text));
        const length = plain === -1 ? texts.length : plain;
        const lines = texts.map((text) => `${text},x\n`).join('');
        expect(rowsOf(lines, [TIME, WORDS])).toBe(length);
        const read = [...kernel.numbers.AT.subarray(0, length)];
        expect(read).toEqual(texts.slice(0, length).map(expected));
        expect(kernel.others).toBe(read.filter(Number.isNaN).length);
        read.forEach((at, row) => {
          const { TIME_START, TIME_END } = kernel.integers;
          const text = Buffer.from(lines).toString('utf8', TIME_START[row], TIME_END[row]);
          if (Number.isNaN(at)) expect(text).toBe(texts[row]);
          else expect(TIME_END[row]).toBe(0);
        });
      }),
      { numRuns: 3000 },
    );
  });

  test('of a delivery may be missing; that of the row may not', () => {
    expect(rowsOf('2026-10-01T09:00:00Z,\n', [TIME, DELIVERED_AT])).toBe(1);
    expect(kernel.numbers.DELIVERED_AT[0]).toBeNaN();
    expect(rowsOf(',2026-10-01T09:00:00Z\n', [TIME, DELIVERED_AT])).toBe(0);
  });

  test('may be the last cell of its row', () => {
    expect(rowsOf('x,2026-10-01T09:00:00.500Z\r\nx,1790845200\n', [WORDS, TIME])).toBe(2);
    expect([...kernel.numbers.AT.subarray(0, 2)]).toEqual([1_790_845_200_500, 1_790_845_200_000]);
  });
});

describe('a phone number', () => {
  test('is its digits, and any other contact is told by its place', () => {
    const phone = fc.stringMatching(/^\+?[1-9]\d{0,24}$/);
    fc.assert(
      fc.property(fc.oneof(phone, changed(phone)), (text) => {
        const line = `${text},x\n`;
        expect(rowsOf(line, [CONTACT, WORDS])).toBe(/[,"\n]/.test(text) ? 0 : 1);
        if (kernel.length === 0) return;
        const isPhone = /^\+?[1-9]\d{6,14}$/.test(text);
        const { CONTACT_START, CONTACT_END } = kernel.integers;
        expect(Buffer.from(line).toString('utf8', CONTACT_START[0], CONTACT_END[0])).toBe(isPhone ? '' : text);
        expect(kernel.numbers.CONTACT[0]).toBe(isPhone ? Number(text) : 0);
        expect(kernel.others).toBe(isPhone ? 0 : 1);
      }),
      { numRuns: 3000 },
    );
  });

  test('may be missing', () => {
    expect(rowsOf(',x\n', [CONTACT, WORDS])).toBe(1);
    expect(kernel.numbers.CONTACT[0]).toBe(0);
  });
});

describe('cells of words', () => {
  const cell = fc.stringMatching(/^[a-z0-9 !#+.é]{0,12}$/);
  const delimiter = fc.constantFrom(',', ';', '\t', '|');
  const bitsAt = (row: number) => `${kernel.integers.WORDS_HIGH[row] ?? 0} ${kernel.integers.WORDS_LOW[row] ?? 0}`;

  test('are as many as there are columns', () => {
    const cells = fc.array(cell, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(
        cells,
        delimiter,
        fc.integer({ min: 1, max: 8 }),
        fc.constantFrom('\n', '\r\n'),
        (row, by, count, end) => {
          const isRow = row.length === count;
          expect(rowsOf(row.join(by) + end, [{ role: 'WORDS', count }], by)).toBe(isRow ? 1 : 0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('share their bits where they say the same, and only there', () => {
    const row = fc.tuple(cell, cell, cell).map((cells) => cells.join(','));
    fc.assert(
      fc.property(row, row, fc.boolean(), (one, other, alike) => {
        const second = alike ? one : other;
        expect(rowsOf(`${one}\n${second}\r\n`, [{ role: 'WORDS', count: 3 }])).toBe(2);
        expect(bitsAt(0) === bitsAt(1)).toBe(one === second);
      }),
      { numRuns: 2000 },
    );
  });

  test('share their bits with others in the same quotes', () => {
    const steps: readonly Step[] = [{ role: 'WORDS', count: 3 }];
    expect(rowsOf('"in,bound","text",x\n"in,bound","text",x\n"inbound",text,x\n', steps)).toBe(3);
    expect(bitsAt(0)).toBe(bitsAt(1));
    expect(bitsAt(0)).not.toBe(bitsAt(2));
  });
});

describe('an id', () => {
  test('has its place and its bits, which are those of its text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!#-+\--~]{5,70}$/), fc.stringMatching(/^[a-z]{0,9}$/), (id, before) => {
        const line = `${before},${id},x\n`;
        expect(rowsOf(line, [WORDS, ID, WORDS])).toBe(1);
        const { ID_START, ID_END, ID_HIGH, ID_LOW } = kernel.integers;
        expect(line.slice(ID_START[0], ID_END[0])).toBe(id);
        const bits = { high: ID_HIGH[0], low: ID_LOW[0] };
        expect(kernel.bitsOf(id)).toEqual(bits);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([5, 6, 7, 8, 11, 15, 16, 20])('of %i characters, counted up, is spread over a table of ids', (length) => {
    const ids = Array.from({ length: 4096 }, (_, index) => `m${String(index).padStart(length - 1, '0')}`);
    const slots = new Set(ids.map((id) => kernel.bitsOf(id)).map(({ high, low }) => (high ^ low) & 4095));
    // Of as many slots as ids, chance leaves more than a third empty.
    expect(slots.size).toBeGreaterThan(4096 * 0.6);
  });

  test.each(['null', 'NaN', ' wamid.1', 'wamid.1 ', 'wamid.é1', '" wamid.1"', '"wamid.1'])(
    '%s is for the ordinary reader',
    (id) => {
      expect(rowsOf(`${id},x\n`, [ID, WORDS])).toBe(0);
    },
  );

  test('may be missing', () => {
    expect(rowsOf(',x\n', [ID, WORDS])).toBe(1);
    expect(kernel.integers.ID_END[0]).toBe(0);
  });
});

describe('cells in quotes', () => {
  const STEPS: readonly Step[] = [
    TIME,
    CONTACT,
    { role: 'WORDS', count: 2 },
    DELIVERED_AT,
    ID,
    { role: 'SKIP', count: 2 },
  ];
  const CELLS = ['2026-10-01T09:00:00.250Z', '+5511987654321', 'outbound', 'text', '1790845200', 'wamid.HBgM', '', 'x'];
  const quotes = fc.array(fc.boolean(), { minLength: CELLS.length, maxLength: CELLS.length });

  test('say what they say without', () => {
    fc.assert(
      fc.property(quotes, fc.constantFrom('\n', '\r\n'), (quoted, end) => {
        const line = CELLS.map((cell, index) => (quoted[index] === true ? `"${cell}"` : cell)).join() + end;
        expect(rowsOf(line, STEPS)).toBe(1);
        const { AT, CONTACT: contact, DELIVERED_AT: delivered } = kernel.numbers;
        expect([AT[0], contact[0], delivered[0]]).toEqual([1_790_845_200_250, 5511987654321, 1_790_845_200_000]);
        const { ID_START, ID_END, ID_HIGH, ID_LOW } = kernel.integers;
        expect(line.slice(ID_START[0], ID_END[0])).toBe('wamid.HBgM');
        expect({ high: ID_HIGH[0], low: ID_LOW[0] }).toEqual(kernel.bitsOf('wamid.HBgM'));
      }),
    );
  });

  test('are for the ordinary reader where a quote is within, or anything stands beside', () => {
    const odd = ['"a""b"', '"a"b', 'a"b"', ' "a"', '"a" ', '"a', 'a"', '"', '"""', '"a\nb"', '"a\rb"'];
    fc.assert(
      fc.property(fc.nat({ max: CELLS.length - 1 }), fc.constantFrom(...odd), (index, cell) => {
        expect(rowsOf(`${CELLS.with(index, cell).join()}\n`, STEPS)).toBe(0);
      }),
    );
  });
});

describe('rows', () => {
  test('of more columns than there is room for are for the ordinary reader', () => {
    const columns = (count: number) => Array.from({ length: count }, () => WORDS);
    expect(rowsOf(`${'x,'.repeat(1023)}x\n`, columns(1024))).toBe(1);
    expect(() => rowsOf('x\n', columns(1025))).toThrow(NotPlain);
    expect(
      rowsOf(`${'x,'.repeat(299)}x\n`, [
        { role: 'SKIP', count: 255 },
        { role: 'SKIP', count: 45 },
      ]),
    ).toBe(1);
  });

  test('are told by their places in the file', () => {
    const bytes = Buffer.from('1790845200,a\n1790845201,b\nodd\n');
    kernel.use([TIME, WORDS], 44);
    kernel.take(bytes);
    expect(kernel.read(0, bytes.length, 1000, 5000)).toBe(26);
    expect([...kernel.integers.START.subarray(0, kernel.length)]).toEqual([5000, 5013]);
  });

  test('are read up to as many as are asked for', () => {
    const bytes = Buffer.from('1790845200,a\n1790845201,b\n');
    kernel.use([TIME, WORDS], 44);
    kernel.take(bytes);
    expect(kernel.read(0, bytes.length, 1, 0)).toBe(13);
    expect(kernel.read(13, bytes.length, 1, 0)).toBe(26);
    expect(kernel.numbers.AT[0]).toBe(1_790_845_201_000);
  });
});
