import { describe, expect, test } from 'vitest';
import { ID_HORIZON } from '../../src/input/repeats.js';
import { HOUR } from '../../src/model/instant.js';
import { counted, figures, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,status,id';
const CONTACT = '5511987654321';

function row(hours: number, words: string, status: string, id: string): string {
  return `${new Date(Date.UTC(2026, 9, 1) + hours * HOUR).toISOString()},${CONTACT},${words},${status},${id}`;
}

const TEMPLATE = 'outbound,template,marketing';
const TEXT = 'outbound,text,';
const WROTE = 'inbound,text,';
const END = [row(90, WROTE, '', 'end'), row(95, WROTE, '', 'later')];

function log(...rows: readonly string[]): string {
  return [HEADER, ...rows, ...END, ''].join('\n');
}

/** What one message without a word of what became of it, or two, come to when one row with its id comes `hours` later. */
function billed(hours: number, status: string, again = TEMPLATE) {
  const text = log(row(0, TEMPLATE, '', 'm'), row(1, TEMPLATE, 'delivered', 'x'), row(hours, again, status, 'm'));
  const { totals } = counted(text, {}, text.length, ID_HORIZON);
  expect(totals).toEqual(replayed(text, {}, ID_HORIZON).totals);
  return totals.billable;
}

describe('a message of which no row tells what became of it', () => {
  // It is taken to have arrived when it was sent; what a later row says has it counted otherwise.
  test.each([37, 60])('has the log read whole where a row tells that %i hours later', (hours) => {
    for (const status of ['delivered', 'read', 'failed', 'sent']) {
      expect(() => billed(hours, status)).toThrow('told long before');
    }
    expect(() => billed(hours, 'delivered', ',,')).toThrow('told long before');
  });

  test('is known as one that is like another, and when others have been forgotten since', () => {
    const alike = log(row(0, TEMPLATE, '', 'first'), row(1, TEMPLATE, '', 'm'), row(40, TEMPLATE, 'failed', 'm'));
    expect(() => counted(alike, {}, alike.length, ID_HORIZON)).toThrow('told long before');
    const since = [40, 80].map((hours) => row(hours, TEMPLATE, 'delivered', `after${hours}`));
    const forgotten = log(row(0, TEMPLATE, '', 'm'), ...since, row(85, TEMPLATE, 'failed', 'm'));
    expect(() => counted(forgotten, {}, forgotten.length, ID_HORIZON)).toThrow('told long before');
  });

  test('is not the one of another row without a status after 36 hours', () => {
    expect(billed(37, '')).toEqual({ marketing: 3 });
  });

  test('nor is one of which a row has told it', () => {
    const text = log(
      row(0, TEMPLATE, 'delivered', 'm'),
      row(1, TEMPLATE, '', 'x'),
      row(40, TEMPLATE, 'delivered', 'm'),
    );
    expect(figures(counted(text, {}, text.length, ID_HORIZON))).toEqual(figures(replayed(text, {}, ID_HORIZON)));
    expect(counted(text, {}, text.length, ID_HORIZON).totals.billable).toEqual({ marketing: 3 });
  });

  test('what customers wrote is none', () => {
    const wrote = [0, 1, 2, 3].map((hours) => row(hours, WROTE, '', `m${hours}`));
    const text = log(...wrote, row(4, TEMPLATE, '', 'x'), row(41, TEMPLATE, 'delivered', 'm3'));
    expect(figures(counted(text, {}, text.length, ID_HORIZON))).toEqual(figures(replayed(text, {}, ID_HORIZON)));
  });
});

describe('a refused message that is said to be sent', () => {
  test('has the log read whole where a row tells long after what became of it', () => {
    const text = log(row(0, TEXT, 'sent', 'm'), row(40, TEXT, 'failed', 'm'));
    expect(() => counted(text, {}, text.length, ID_HORIZON)).toThrow('told long before');
  });

  test('is another one long after it was told that it failed', () => {
    const text = log(row(0, TEXT, 'sent', 'm'), row(2, TEXT, 'failed', 'm'), row(40, TEXT, 'failed', 'm'));
    expect(figures(counted(text, {}, text.length, ID_HORIZON))).toEqual(figures(replayed(text, {}, ID_HORIZON)));
    expect(counted(text, {}, text.length, ID_HORIZON).totals.rejected).toBe(2);
  });
});
