import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/model/instant.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, figures, ifPlain, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,entry_point,status,delivered_at,id';
/** Utility templates are free in the window in August, and whether that is the window at sending or at delivery is C3. */
const FROM = Date.UTC(2026, 7, 1);
/** They pay alike, so that what was said of one is said of all. */
const CONTACTS = [1, 2, 3, 4, 5, 6].map((last) => `551198765432${last}`);

const WORDS = {
  customer: 'inbound,text,,',
  ad: 'inbound,text,,ctwa',
  text: 'outbound,text,,',
  utility: 'outbound,template,utility,',
} as const;

function time(at: number): string {
  return new Date(FROM + at).toISOString();
}

/** A message of a customer, or one of the business that is delivered `delay` milliseconds later. */
function row(at: number, contact: number, words: keyof typeof WORDS, delay: number | null, id: string): string {
  const told = delay === null ? ',' : `delivered,${time(at + delay)}`;
  return `${time(at)},${CONTACTS[contact] ?? ''},${WORDS[words]},${told},${id}`;
}

function log(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

/**
 * Each kind has been asked about before: in the window, and after it, and with a delivery after it. Nothing else is told of
 * their pair in between, up to the two rows in the end.
 */
const ASKED = [
  row(0, 0, 'customer', null, 'a'),
  row(1 * HOUR, 0, 'text', 30 * HOUR, 'b'),
  row(32 * HOUR, 0, 'utility', 2 * HOUR, 'c'),
  row(35 * HOUR, 0, 'utility', 2 * HOUR, 'd'),
  row(40 * HOUR, 0, 'customer', null, 'e'),
  row(41 * HOUR, 0, 'text', 2 * HOUR, 'f'),
  row(44 * HOUR, 0, 'utility', 2 * HOUR, 'g'),
  row(47 * HOUR, 0, 'utility', 26 * HOUR, 'h'),
  row(78 * HOUR, 1, 'customer', null, 'i'),
  row(79 * HOUR, 1, 'customer', null, 'j'),
];

/** So many bytes come at once that what was asked about is one piece. */
const PIECE = log(...ASKED).length;

const told = fc.record({
  step: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 40 * MINUTE }) }, fc.constantFrom(0, 1, 20 * HOUR)),
  contact: fc.integer({ min: 0, max: 5 }),
  words: fc.constantFrom('customer', 'customer', 'text', 'text', 'text', 'utility', 'ad'),
  delay: fc.constantFrom(0, 1000, 2 * HOUR, 2 * HOUR, 2 * HOUR, 26 * HOUR),
  /** After the delivery a row of its own says that the message was read; or before it, which is odd. */
  readAfter: fc.constantFrom(...Array.from({ length: 20 }, () => null), 1, 1, 0.5),
});

type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function csv(all: readonly Told[]): string {
  let at = 80 * HOUR;
  const rows = all.flatMap(({ step, contact, words, delay, readAfter }, index) => {
    at += step;
    const isOwn = words === 'text' || words === 'utility';
    const id = `m${index}`;
    const first = { at, line: row(at, contact, words, isOwn ? delay : null, id) };
    if (!isOwn || readAfter === null) return [first];
    const readAt = at + Math.floor(delay * readAfter) + 1;
    return [first, { at: readAt, line: `${time(readAt)},${CONTACTS[contact] ?? ''},${WORDS[words]},read,,${id}` }];
  });
  return log(...ASKED, ...rows.sort((a, b) => a.at - b.at).map(({ line }) => line));
}

describe('a message whose delivery lies ahead', () => {
  test('is counted as a replay of the whole counts it, whatever is told of its pair in between', () => {
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(told, { minLength: 20, maxLength: 60 }),
        fc.constantFrom<SimulateOptions>({}, { assume: { C3: 'delivered' } }),
        (all, options) => {
          const text = csv(all);
          const summary = ifPlain(() => counted(text, options, PIECE));
          if (summary === null) return;
          plain += 1;
          expect(figures(summary)).toEqual(figures(replayed(text, options)));
        },
      ),
      { numRuns: 400 },
    );
    expect(plain).toBeGreaterThan(200);
  });

  // The reply of 101 h arrives at 141 h and opens an entry point from 101 h on; the message of 126 h, delivered at 150 h, lies in it.
  test('is inside the entry point that a reply on its way opens', () => {
    const text = log(
      ...ASKED,
      row(100 * HOUR, 0, 'ad', null, 'ad'),
      `${time(101 * HOUR)},${CONTACTS[0]},${WORDS.text},sent,,reply`,
      row(125 * HOUR, 0, 'customer', null, 'wrote'),
      row(126 * HOUR, 0, 'text', 24 * HOUR, 'm'),
      `${time(141 * HOUR)},${CONTACTS[0]},${WORDS.text},delivered,,reply`,
      row(190 * HOUR, 1, 'customer', null, 'end'),
    );
    expect(figures(counted(text, {}, PIECE))).toEqual(figures(replayed(text, {})));
  });

  // The reply is the last row of its piece that nothing can come before, and arrives 30 s later. The template sent 10 s after it
  // arrives first: it answers the ad and opens the entry point, which lasts up to 72 h after its own sending.
  test('is concluded after what the next piece tells of its pair before', () => {
    const SECOND = 1000;
    const at = 101 * HOUR;
    const first = log(
      ...ASKED,
      row(100 * HOUR, 0, 'ad', null, 'ad'),
      row(at, 0, 'text', 30 * SECOND, 'reply'),
      row(at + 10 * SECOND, 0, 'utility', SECOND, 'm'),
      row(at + 65 * SECOND, 1, 'customer', null, 'later'),
    );
    const inside = row(at + 72 * HOUR + 5 * SECOND, 0, 'utility', SECOND, 'inside');
    const text = `${first}${inside}\n${row(at + 80 * HOUR, 1, 'customer', null, 'end')}\n`;
    const options = { assume: { C2: '72h' } } as const;
    const { totals } = counted(text, options, first.length - HEADER.length - 1);
    expect(totals.free).toEqual({ free_customer_service: 4, free_entry_point: 3 });
    expect(totals).toEqual(replayed(text, options).totals);
  });

  // Sent at 60 h outside the window and delivered at 62 h inside it: which of the two counts is contested.
  test('depends on C3 where the customer writes in between', () => {
    const own = ['utility', 2 * HOUR] as const;
    const first = [row(20 * HOUR, 0, ...own, 'a'), row(50 * HOUR, 0, 'customer', null, 'b')];
    const later = [row(60 * HOUR, 1, ...own, 'c'), row(61 * HOUR, 1, 'customer', null, 'd')];
    const end = [70, 80, 90].map((hours) => row(hours * HOUR, 0, 'customer', null, `end${hours}`));
    const text = log(...first, ...later, ...end);
    const ids = counted(text, {}, log(...first, later[0] ?? '').length).assumptions.map(({ id }) => id);
    expect(ids).toContain('C3');
    expect(replayed(text, {}).assumptions.map(({ id }) => id)).toContain('C3');
  });

  // The row at 100:05 is counted as delivered at 102:05; that it was read at 101:05 would have made it delivered then.
  test('has the log read whole where a row says later what became of it before', () => {
    const at = 100 * HOUR + 5 * MINUTE;
    const first = [row(at - 2 * MINUTE, 1, 'customer', null, 'first'), row(at - MINUTE, 0, 'customer', null, 'wrote')];
    const sent = row(at, 0, 'text', 2 * HOUR, 'm');
    const read = `${time(at + HOUR)},${CONTACTS[0]},${WORDS.text},read,,m`;
    const end = [3, 9].map((hours) => row(at + hours * HOUR, 1, 'customer', null, `end${hours}`));
    const text = log(...ASKED, ...first, sent, read, ...end);
    expect(() => counted(text, {}, text.length)).toThrow('said would come');
    expect(() => counted(text.replace('read,,m', 'read,,n'), {}, text.length)).not.toThrow();
  });
});

/** Rows minutes apart, after one that is none of theirs: what is known to come of a row is not asked again. */
describe('a row like others, shortly after another one,', () => {
  const AT = 150 * HOUR + 5 * MINUTE;
  /** The end of a log is looked at row by row. */
  const END = [3, 9].map((hours) => row(AT + hours * HOUR, 1, 'customer', null, `end${hours}`));
  const shortly = (...rows: readonly string[]) =>
    log(...ASKED, row(AT - 4 * MINUTE, 1, 'customer', null, 'first'), ...rows, ...END);

  // Both are told of one instant, at which the customer's row comes first: the template is sent in the window that it opens, and
  // is free as b, f, g and h are.
  test('is sent after what the customer does at the same time', () => {
    const text = shortly(row(AT, 0, 'utility', 2 * HOUR, 'm'), row(AT, 0, 'customer', null, 'n'));
    const { totals } = counted(text, {}, text.length);
    expect(totals).toEqual(replayed(text, {}).totals);
    expect(totals.free).toEqual({ free_customer_service: 5 });
  });

  // In replay order the template comes first, for it has no id, and fails only once the text is sent.
  test('is concluded after all that is sent at the same time, in whatever order their rows are', () => {
    const sent = `${time(AT)},${CONTACTS[0]}`;
    const own = [
      `${sent},${WORDS.text},delivered,${time(AT + 1000)},m`,
      `${sent},outbound,template,marketing,,failed,,`,
    ];
    const text = shortly(row(AT - MINUTE, 0, 'customer', null, 'wrote'), ...own);
    for (const all of [text, text.replace(own.join('\n'), own.toReversed().join('\n'))]) {
      const { totals } = counted(all, { rules: 'cbp-2024' }, all.length);
      expect(totals.conversations).toEqual({ service: 2, utility: 1 });
      expect(totals).toEqual(replayed(all, { rules: 'cbp-2024' }).totals);
    }
  });

  test('raises C1 where it is sent at the end of the window', () => {
    const ids = (wroteAt: number) => {
      const wrote = row(wroteAt, 0, 'customer', null, 'wrote');
      const own = [row(AT - MINUTE, 1, 'customer', null, 'first'), row(AT, 0, 'utility', 1000, 'm')];
      const text = log(...ASKED, wrote, ...own, ...END);
      return counted(text, {}, text.length).assumptions.map(({ id }) => id);
    };
    expect(ids(AT - 24 * HOUR)).toContain('C1');
    expect(ids(AT - 25 * HOUR)).not.toContain('C1');
  });

  test('counts its customer, of whom nothing else is told', () => {
    const text = shortly(row(AT, 2, 'utility', 1000, 'm'), row(AT + MINUTE, 3, 'utility', 1000, 'n'));
    expect(counted(text, {}, text.length).counts).toMatchObject({ contacts: 4 });
  });

  // Of the pair one message was told by two rows; those that were read alone were told by no other row, lately or long before.
  test('is one of its own where it is read alone', () => {
    const read = (at: number, id: string, contact = 0) => `${time(at)},${CONTACTS[contact]},${WORDS.text},read,,${id}`;
    const text = log(
      ...ASKED,
      row(AT - 4 * HOUR, 1, 'customer', null, 'other'),
      read(AT - 4 * HOUR + MINUTE, 'asked', 1),
      row(AT - 3 * HOUR, 0, 'customer', null, 'wrote'),
      `${time(AT - 2 * HOUR)},${CONTACTS[0]},${WORDS.text},delivered,,told`,
      read(AT - 2 * HOUR + 1000, 'told'),
      row(AT - 2 * MINUTE, 1, 'customer', null, 'shortly'),
      read(AT - MINUTE, 'first'),
      read(AT, 'second'),
      ...END,
    );
    const summary = counted(text, {}, text.length, HOUR);
    expect(summary.counts.received + summary.counts.sent).toBe(ASKED.length + 9);
    expect(figures(summary)).toEqual(figures(replayed(text, {}, HOUR)));
  });
});
