import { expect, test } from 'vitest';
import { parseDecimal } from '../../src/model/money.js';
import type { SimulateOptions } from '../../src/run/options.js';
import { counted, figures, replayed } from './counting.js';

const NUMBER = '551130001000';
const HEADER = 'time,contact,direction,type,status,delivered_at,id,number';

const CONTACTS = {
  BR0: '5511987654320',
  DE1: '4915112345671',
  BR2: '5511987654322',
  BR3: '5511987654323',
  BR4: '5511987654324',
  DE5: '4915112345675',
  DE6: '4915112345676',
  DE7: '4915112345677',
} as const;

/** Of the 1,000 of October four are left. */
const FOUR_LEFT: SimulateOptions = {
  timezone: 'UTC',
  used: { allowances: [{ owner: `+${NUMBER}`, month: '2026-10', units: 996 }] },
};

/** Each customer writes at 9; each reply has its minute of 10 o'clock, the minute in which it arrives, and its id. */
function log(
  replies: readonly (readonly [contact: keyof typeof CONTACTS, sent: number, arrived: number, id: string])[],
) {
  const at = (hour: number, minute: number) => `2026-10-05T${[hour, minute].map(twoDigits).join(':')}:00Z`;
  return [
    HEADER,
    ...Object.values(CONTACTS).map(
      (contact, index) => `${at(9, index)},${contact},inbound,text,,,in${index},${NUMBER}`,
    ),
    ...replies.map(
      ([contact, sent, arrived, id]) =>
        `${at(10, sent)},${CONTACTS[contact]},outbound,text,delivered,${at(10, arrived)},${id},${NUMBER}`,
    ),
    // Until the last row but one it is known that nothing else is told of the others.
    `${at(12, 0)},${CONTACTS.BR0},inbound,text,,,late,${NUMBER}`,
    `${at(13, 0)},${CONTACTS.BR0},inbound,text,,,last,${NUMBER}`,
    '',
  ].join('\n');
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

// The first two are asked about, and what comes of the other six is known by them. In order of delivery BR0, DE1 and DE7 are free,
// and of BR4 and DE6, which arrive at once, the one with the lower id, BR4. Due are BR2, BR3, DE5 and DE6:
// 2 × 0.0068 + 2 × 0.0550 = 0.1236. In the order in which they were sent BR2 and BR3 would be free, and 3 × 0.0550 + 0.0068 due.
test('replies of which it is known what comes take from an allowance in order of delivery, then of ids', () => {
  const text = log([
    ['BR0', 0, 0, 'k'],
    ['DE1', 1, 1, 'l'],
    ['BR2', 2, 28, 'm'],
    ['BR3', 3, 27, 'n'],
    ['BR4', 4, 24, 'a'],
    ['DE5', 5, 25, 'o'],
    ['DE6', 6, 24, 'b'],
    ['DE7', 7, 23, 'p'],
  ]);
  const one = counted(text, FOUR_LEFT, text.length);
  expect(one.totals).toMatchObject({ free: { free_customer_service: 4 }, billable: { service: 4 } });
  expect(one.cost?.amount).toEqual(parseDecimal('0.1236'));
  expect(figures(one)).toEqual(figures(replayed(text, FOUR_LEFT)));
});
