import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NotPlain, OutOfOrder } from '../../src/input/plain/notPlain.js';
import { counted, figures, replayed } from './counting.js';
import { csv, log } from './logs.js';

const HEADER = 'time,contact,direction,type,category,entry_point,status,id';

/** A log whose times are whole seconds: of each, the answer stands above the question, and its receipt above both. */
const LOG = [
  HEADER,
  ...Array.from({ length: 20 }, (_, second) => {
    const time = `2026-10-02T10:00:${String(second).padStart(2, '0')}Z`;
    const contact = `55119876543${second % 3}0`;
    return [
      `${time},${contact},,,,,delivered,wamid.${second}`,
      `${time},"${contact}",outbound,text,,,sent,wamid.${second}`,
      `${time},${contact},inbound,text,,${second === 0 ? 'ctwa' : ''},,`,
      `${time},anna,inbound,text,,,,`,
    ].join('\n');
  }),
  '',
].join('\n');

test('rows of one instant are put in order wherever the reader divides the log', () => {
  const whole = figures(replayed(LOG, {}));
  expect(whole.findings).toEqual([]);
  for (let piece = 20; piece < 400; piece += 7) expect(figures(counted(LOG, {}, piece))).toEqual(whole);
});

test('many rows may be of one instant', () => {
  const log = LOG.replaceAll(/T10:00:\d\d/g, 'T10:00:00');
  expect(figures(counted(log, {}))).toEqual(figures(replayed(log, {})));
});

test('rows that reach a log up to a minute late are put in order', () => {
  let plain = 0;
  let all = 0;
  const short = fc.oneof(fc.constantFrom(0, 1, 1000, 30_000, 60_000), fc.integer({ min: 0, max: 60_000 }));
  const story = log.map((one) => ({
    ...one,
    // Near each other, or the order of the rows would not change.
    rows: one.rows.map((row, index) => (index % 5 === 0 ? row : { ...row, step: row.step % 20_000 })),
  }));
  fc.assert(
    fc.property(
      story,
      fc.array(short, { minLength: 40, maxLength: 40 }),
      fc.integer({ min: 1, max: 1000 }),
      (told, lags, piece) => {
        const text = csv(told, lags);
        all += 1;
        let summary;
        try {
          summary = counted(text, {}, piece);
        } catch (error) {
          if (error instanceof NotPlain && !(error instanceof OutOfOrder)) return;
          throw error;
        }
        if (summary.counts.first === null) return;
        plain += 1;
        expect(figures(summary)).toEqual(figures(replayed(text, {})));
      },
    ),
    { numRuns: 400 },
  );
  // Rows that need the whole of the log are the exception, or nothing would be tested here.
  expect(plain / all).toBeGreaterThan(0.25);
});

test('a row that is later than that is for sorting', () => {
  const text = (...times: readonly string[]) =>
    [HEADER, ...times.map((time) => `2026-10-02T${time}Z,5511987654321,inbound,text,,,,`), ''].join('\n');
  const aMinuteLate = text('10:00:00', '10:03:00', '10:02:00');
  expect(figures(counted(aMinuteLate, {}))).toEqual(figures(replayed(aMinuteLate, {})));
  expect(() => counted(text('10:00:00', '10:01:00', '10:03:00', '10:00:59'), {})).toThrow(OutOfOrder);
});
