import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID_HORIZON } from '../../src/input/repeats.js';
import { HOUR, MINUTE } from '../../src/model/instant.js';
import { counted, figures, ifPlain, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,status,id,number';
const PAIR = ['5511987654321', '551130001000'] as const;

/** A row of the business by the hours since the log began. */
function row(hours: number, status: string, id: string): string {
  const time = new Date(Date.UTC(2026, 9, 1) + hours * HOUR).toISOString();
  return `${time},${PAIR[0]},outbound,template,marketing,${status},${id},${PAIR[1]}`;
}

function log(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

const TOLD_BY_ROWS = [row(0, 'sent', 'first'), row(1, 'delivered', 'first')];

describe('a row "read" whose message was not told before', () => {
  const billed = (...rows: readonly string[]) => {
    const summary = counted(log(...rows), {}, 64, ID_HORIZON);
    expect(figures(summary)).toEqual(figures(replayed(log(...rows), {}, ID_HORIZON)));
    return summary.totals.billable;
  };

  test('is the message', () => {
    expect(billed(...TOLD_BY_ROWS, row(2, 'read', 'second'))).toEqual({ marketing: 2 });
  });

  test('days later too, where others had two rows or were told twice', () => {
    expect(billed(...TOLD_BY_ROWS, row(72, 'read', 'second'), row(96, 'read', 'third'))).toEqual({ marketing: 3 });
    const twice = [row(0, 'delivered', 'first'), row(0, 'read', 'first')];
    expect(billed(...twice, row(72, 'read', 'second'), row(96, 'read', 'third'))).toEqual({ marketing: 3 });
  });

  test('is none where the message was told days before: by two rows, late itself, or alone when others had two', () => {
    expect(billed(...TOLD_BY_ROWS, row(50, 'sent', 'x'), row(96, 'read', 'first'))).toEqual({ marketing: 1 });
    const late = [row(0, 'sent', 'first'), row(72, 'delivered', 'first')];
    expect(billed(...late, row(73, 'sent', 'x'), row(144, 'read', 'first'))).toEqual({ marketing: 1 });
    expect(billed(...TOLD_BY_ROWS, row(2, 'delivered', 'y'), row(80, 'read', 'y'))).toEqual({ marketing: 2 });
    // A receipt of a message that is forgotten has none, and is none that was read.
    const receipt = row(40, 'delivered', 'first').replace('outbound', '');
    expect(billed(...TOLD_BY_ROWS, receipt, row(96, 'read', 'first'))).toEqual({ marketing: 1 });
  });

  test('leaves known that the message was delivered, and unknown whether it was said to be sent', () => {
    const rows = [...TOLD_BY_ROWS, row(2, 'delivered', 'y'), row(80, 'read', 'y')];
    expect(billed(...rows, row(81, 'delivered', 'y'))).toEqual({ marketing: 2 });
    expect(() => counted(log(...rows, row(81, 'sent', 'y')), {}, 64, ID_HORIZON)).toThrow('told long before');
  });
});

const told = fc.record({
  minutes: fc.oneof(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 2, max: 50 * 60 })),
  id: fc.integer({ min: 0, max: 5 }),
  status: fc.constantFrom('sent', 'sent', 'delivered', 'delivered', 'read', 'failed'),
  isReceipt: fc.boolean(),
});

/** Ids come again after minutes and after days. The first row of an id says that it was sent or delivered; what was read, or failed, is not read again. */
function repeating(rows: readonly (typeof told extends fc.Arbitrary<infer T> ? T : never)[]): string {
  const settled = new Map<number, boolean>();
  const read = new Set<number>();
  let at = 1;
  const lines = rows.flatMap(({ minutes, id, status, isReceipt }) => {
    at += (minutes * MINUTE) / HOUR;
    const known = settled.get(id);
    const first = status === 'sent' ? 'sent' : 'delivered';
    const became = known === undefined ? first : status === 'sent' && !known ? 'delivered' : status;
    if (became === 'read' && read.has(id)) return [];
    if (became === 'read' || became === 'failed') read.add(id);
    settled.set(id, became !== 'sent' || known === true);
    // Even ids are messages of the customer.
    if (id % 2 === 0)
      return row(at, became, `customer-${id}`).replace(/outbound,template,marketing,\w+/, 'inbound,text,,');
    const isMessage = known === undefined || became === 'sent' || !isReceipt;
    return isMessage ? row(at, became, `message-${id}`) : row(at, became, `message-${id}`).replace('outbound', '');
  });
  return log(...TOLD_BY_ROWS, ...lines);
}

describe('ids that come again after they were forgotten', () => {
  test('are counted as a replay of the whole takes them', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.array(told, { minLength: 2, maxLength: 30 }), (rows) => {
        const text = repeating(rows);
        const summary = ifPlain(() => counted(text, {}, 4000, ID_HORIZON));
        if (summary === null) return;
        plain += 1;
        expect(figures(summary)).toEqual(figures(replayed(text, {}, ID_HORIZON)));
      }),
      { numRuns: 400 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  test('the time for which they are remembered may be any', () => {
    const text = log(row(0, 'delivered', 'message'), row(3, 'delivered', 'message'));
    expect(counted(text, {}, 64, 2 * HOUR).totals.billable).toEqual({ marketing: 2 });
    expect(replayed(text, {}, 2 * HOUR).totals.billable).toEqual({ marketing: 2 });
    expect(replayed(text, {}, 3 * HOUR).totals.billable).toEqual({ marketing: 1 });
  });
});
