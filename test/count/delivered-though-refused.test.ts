import { describe, expect, test } from 'vitest';
import type { RunSummary } from '../../src/model/run.js';
import { counted, heard, replayed, sorted } from './counting.js';

const DAY = Date.parse('2026-05-04T00:00:00Z');

/** Places at which a message is said to have arrived that was refused, each with the message. */
function told({ findings }: RunSummary): readonly string[] {
  return findings
    .filter(({ code }) => code === 'DELIVERED_THOUGH_REJECTED')
    .map(({ message, source }) => `${source?.line ?? 0} ${message.split(' ')[1] ?? ''}`);
}

/** Rows `time status delivered_at id` of free-form messages to a customer who never wrote. */
const ROWS: readonly {
  readonly name: string;
  readonly rows: readonly string[];
  readonly expected: readonly string[];
}[] = [
  {
    name: 'delivered, and read later: once, where it was delivered',
    rows: ['09:00 sent - a', '09:01 delivered - a', '10:00 read - a'],
    expected: ['3 a'],
  },
  {
    name: 'read alone',
    rows: ['09:00 sent - a', '10:00 read - a'],
    expected: ['3 a'],
  },
  {
    name: 'one row that tells both',
    rows: ['09:00 sent - a', '10:00 read 09:01 a'],
    expected: ['3 a'],
  },
  {
    name: 'both told by the row of the message itself, which has no id',
    rows: ['09:00 read 09:00 -'],
    expected: ['2 log.csv:2'],
  },
  {
    name: 'each of two messages',
    rows: ['09:00 sent - a', '09:00 sent - b', '09:01 delivered - a', '09:02 delivered - b', '09:03 read - a'],
    expected: ['4 a', '5 b'],
  },
  {
    name: 'a delivery that is told later, and was earlier than the reading told before',
    rows: ['09:00 sent - a', '10:00 read - a', '11:00 delivered 09:01 a'],
    expected: ['4 a'],
  },
  {
    name: 'a row that knows of a later delivery than another row tells',
    rows: ['09:00 delivered 11:00 a', '10:00 read - a'],
    expected: ['3 a'],
  },
  {
    name: 'a delivery told anew with the reading, at the same time',
    rows: ['09:00 sent - a', '09:01 delivered - a', '10:00 read 09:01 a'],
    expected: ['3 a'],
  },
  {
    name: 'never, of one that failed, or of which nothing is told but that it was sent',
    rows: ['09:00 failed - a', '09:00 sent - b', '09:00 - - c'],
    expected: [],
  },
];

describe('that a message arrived though it was refused is told once, at its first receipt', () => {
  for (const { name, rows, expected } of ROWS) {
    const text = ['time,contact,direction,type,status,delivered_at,id', ...rows.map(csvRow)].join('\n');

    test(`${name}: replayed`, () => {
      expect(told(replayed(text, {}))).toEqual(expected);
    });

    test(`${name}: counted`, () => {
      expect(told(counted(text, {}))).toEqual(expected);
    });
  }

  test('rows that have to be sorted', async () => {
    const rows = ['10:00 read - a', '09:01 delivered - a', '09:00 sent - a'];
    const text = ['time,contact,direction,type,status,delivered_at,id', ...rows.map(csvRow)].join('\n');
    expect(told(replayed(text, {}))).toEqual(['3 a']);
    expect(told(await sorted([text], {}, 1_000_000))).toEqual(['3 a']);
  });
});

describe('and so it is of webhooks', () => {
  const text = [
    status('a', 'sent', 0),
    status('a', 'delivered', 60),
    status('b', 'sent', 100),
    status('b', 'read', 200),
    status('a', 'read', 3600),
    status('c', 'delivered', 4000),
    status('c', 'read', 4000),
  ].join('\n');

  test('replayed', () => {
    expect(told(replayed(text, { past: 'closed' }))).toEqual(['2 a', '4 b', '6 c']);
  });

  test('counted', () => {
    expect(told(heard(text, { past: 'closed' }))).toEqual(['2 a', '4 b', '6 c']);
  });
});

test('a message to a group is one message, however many of the group it reached', () => {
  const text = [
    status('a', 'sent', 0),
    status('a', 'delivered', 60, '5511987654322'),
    status('a', 'delivered', 90, '5511987654323'),
  ].join('\n');
  expect(told(replayed(text, { past: 'closed' }))).toEqual(['2 a']);
});

function csvRow(row: string): string {
  const [time = '', said = '', delivered = '', id = ''] = row.split(' ').map((word) => (word === '-' ? '' : word));
  return [instant(time), '5511987654321', 'outbound', 'text', said, delivered && instant(delivered), id].join(',');
}

function instant(time: string): string {
  return `2026-05-04T${time}:00Z`;
}

function status(id: string, word: string, after: number, participant?: string): string {
  const pricing = { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' };
  const timestamp = String(DAY / 1000 + after);
  const recipient =
    participant === undefined
      ? { recipient_id: '5511987654321' }
      : { recipient_id: 'group', recipient_type: 'group', recipient_participant_id: participant };
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const statuses = [{ id, status: word, timestamp, ...recipient, pricing }];
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, statuses }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }] });
}
