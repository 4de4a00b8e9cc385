import { describe, expect, test } from 'vitest';
import { readAnalytics } from '../../src/audit/sums/analytics.js';
import { readBill, type BillMap } from '../../src/audit/sums/bill.js';
import type { SumsCheck } from '../../src/audit/sums/check.js';
import { decimalText } from '../../src/model/money.js';
import { audited, conversation, inbound, longBefore, price, sent } from './logs.js';
import { differences, source } from './reports.js';

const LOG = [
  longBefore('2026-02-10'),
  sent('a', '2026-03-02T23:30', price('marketing')),
  inbound('2026-03-03T09:00'),
  sent('b', '2026-03-03T10:00', price('utility', 'free_customer_service')),
  sent('c', '2026-03-03T11:00', price('service', 'free_customer_service')),
];
/** 2026-03-02 to 2026-03-04, 00:00 UTC. */
const [MONDAY, TUESDAY, WEDNESDAY] = [1772409600, 1772496000, 1772582400] as const;

function analytics(content: unknown, log: readonly string[] = LOG): readonly SumsCheck[] {
  return audited(log, { sums: readAnalytics(source('graph.json', content)) }).sums;
}

const RIGHT = [
  { start: MONDAY, end: TUESDAY, pricing_category: 'MARKETING', pricing_type: 'REGULAR', volume: 1, cost: 0.1597 },
  // Utility inside a window counts as service here.
  {
    start: TUESDAY,
    end: WEDNESDAY,
    pricing_category: 'SERVICE',
    pricing_type: 'FREE_CUSTOMER_SERVICE',
    volume: 2,
    cost: 0,
  },
];

describe('pricing_analytics', () => {
  test.each([
    ['in a field with data', { pricing_analytics: { data: [{ data_points: RIGHT }] }, id: '1' }],
    ['in a field', { pricing_analytics: { data_points: RIGHT }, id: '1' }],
    ['bare', { data: [{ data_points: RIGHT }] }],
    ['page by page', [{ data: [{ data_points: RIGHT.slice(0, 1) }] }, { data: [{ data_points: RIGHT.slice(1) }] }]],
  ])('agrees: %s', (_, content) => {
    const checks = analytics(content);
    expect(checks.map(({ cells, kind, dimensions }) => ({ cells, kind, dimensions }))).toEqual([
      { cells: 2, kind: 'pricing_analytics', dimensions: ['category', 'type'] },
    ]);
    expect(differences(checks)).toEqual([]);
  });

  test('a wrong volume, a wrong cost, and what is not listed', () => {
    const points = [
      { ...RIGHT[0], cost: 0.0618 },
      { ...RIGHT[1], volume: 1 },
    ];
    expect(differences(analytics({ data: [{ data_points: points }] }))).toEqual([
      '2026-03-02 marketing regular: 1, 0.1597 → 1, 0.0618',
      '2026-03-03 service free_customer_service: 2, 0 → 1, 0',
    ]);
    const noMarketing = [{ ...RIGHT[1] }, { ...RIGHT[1], start: MONDAY, end: TUESDAY, volume: 0 }];
    expect(differences(analytics({ data: [{ data_points: noMarketing }] }))).toEqual([
      '2026-03-02 marketing regular: 1, 0.1597 → 0, 0',
    ]);
  });

  test('without dimensions there is one sum a bucket, and the cost may be withheld', () => {
    const points = [{ start: MONDAY, end: WEDNESDAY, volume: 3 }];
    expect(differences(analytics({ data: [{ data_points: points }] }))).toEqual([]);
    expect(differences(analytics({ data: [{ data_points: [{ ...points[0], volume: 4 }] }] }))).toEqual([
      '2026-03-02 : 3, 0.1597 → 4, -',
    ]);
  });

  test('half-hours and days of one file are two reports', () => {
    const halfHour = { start: MONDAY + 84_600, end: MONDAY + 86_400, volume: 1 };
    const checks = analytics({ data: [{ data_points: [halfHour, { start: MONDAY, end: TUESDAY, volume: 1 }] }] });
    expect(checks.map(({ cells, outside }) => ({ cells, outside }))).toEqual([
      { cells: 1, outside: 2 },
      { cells: 1, outside: 2 },
    ]);
    expect(differences(checks)).toEqual([]);
  });

  test('country and number; points that differ in the tier alone are added up', () => {
    const split = { start: MONDAY, end: TUESDAY, country: 'NL', phone_number: '31201234567', volume: 1 };
    const two = [
      { ...split, tier: '0:750000' },
      { ...split, tier: '750000:1500000' },
    ];
    expect(differences(analytics({ data: [{ data_points: [split] }] }))).toEqual([]);
    expect(differences(analytics({ data: [{ data_points: two }] }))).toEqual([
      '2026-03-02 NL 31201234567: 1, 0.1597 → 2, -',
    ]);
  });

  test('what the past decides may be counted in either cell', () => {
    const log = [sent('a', '2026-03-02T10:00', price('utility'))];
    for (const [category, type] of [
      ['UTILITY', 'REGULAR'],
      ['SERVICE', 'FREE_CUSTOMER_SERVICE'],
    ]) {
      const points = [{ start: MONDAY, end: TUESDAY, pricing_category: category, pricing_type: type, volume: 1 }];
      expect(differences(analytics({ data: [{ data_points: points }] }, log))).toEqual([]);
    }
  });

  test('figures may be texts', () => {
    const point = { start: String(MONDAY), end: String(TUESDAY), volume: '1', cost: '0.1597' };
    expect(differences(analytics({ data_points: [point] }))).toEqual([]);
    expect(differences(analytics({ data_points: [{ ...point, volume: '2' }] }))).toEqual([
      '2026-03-02 : 1, 0.1597 → 2, 0.1597',
    ]);
  });

  test('a dimension that is null was not asked for, as one that is missing', () => {
    const [check] = analytics({ data_points: RIGHT.map((point) => ({ ...point, country: null, phone_number: null })) });
    expect(check).toMatchObject({ dimensions: ['category', 'type'], cells: 2, differences: [] });
  });

  test('buckets in milliseconds are the same', () => {
    const inMilliseconds = RIGHT.map((point) => ({ ...point, start: point.start * 1000, end: point.end * 1000 }));
    const [check] = analytics({ data: [{ data_points: inMilliseconds }] });
    expect(check).toMatchObject({ cells: 2, differences: [], outside: 0 });
  });

  test('the noise of floating point is no digit of a cost', () => {
    const points = [{ ...RIGHT[0], cost: 0.15970000000000004 }, RIGHT[1]];
    expect(differences(analytics({ data: [{ data_points: points }] }))).toEqual([]);
  });

  test.each([
    ['{"data_points":[', 'graph.json: not JSON'],
    ['{"data":[]}', 'graph.json: there are no data_points in it'],
    ['{"data_points":[{"start":1,"end":2,"sent":3}]}', 'graph.json: its data points hold neither volume'],
    ['{"data_points":[{"end":2,"volume":3}]}', 'graph.json: a data point has no "start"'],
    ['{"data_points":[{"start":1,"end":2,"volume":1.5}]}', 'graph.json: "volume" of a data point is 1.5'],
    ['{"data_points":[{"start":1,"end":2,"volume":""}]}', 'graph.json: "volume" of a data point is "", not a whole'],
    ['{"data_points":[{"start":1,"end":2,"volume":true}]}', 'graph.json: "volume" of a data point is true, not a'],
    ['{"data_points":[{"start":1,"end":2,"volume":[3]}]}', 'graph.json: "volume" of a data point is [3], not a'],
    ['{"data_points":[{"start":"","end":2,"volume":1}]}', 'graph.json: "start" of a data point is "", not a whole'],
    ['{"data_points":[{"start":1,"end":2,"cost":""}]}', 'graph.json: "cost" of a data point is "", not an amount'],
    ['{"data_points":[{"start":2,"end":2,"volume":1}]}', 'graph.json: a data point ends at 2, where it starts'],
    [
      '{"data_points":[{"start":1772409600000000,"end":1772496000000000,"volume":1}]}',
      'graph.json: "start" of a data point is 1772409600000000, too large for seconds or milliseconds',
    ],
    [
      '{"data_points":[{"start":1,"end":2,"volume":null,"cost":null}]}',
      'graph.json: its data points name no figure; ask for metric_types COST and VOLUME',
    ],
    [
      '{"data_points":[{"start":1,"end":2,"conversation":null}]}',
      'graph.json: its data points name no figure; ask for metric_types COST and CONVERSATION',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => readAnalytics(source('graph.json', text))).toThrow(message);
  });
});

test('conversation_analytics counts conversations', () => {
  const log = [
    longBefore('2024-03-01'),
    inbound('2024-03-20T09:00'),
    sent('a', '2024-03-20T10:00', conversation('service', 'c1')),
    sent('b', '2024-03-20T11:00', conversation('service', 'c1')),
  ];
  const point = {
    start: Date.UTC(2024, 2, 20) / 1000,
    end: Date.UTC(2024, 2, 21) / 1000,
    conversation: 1,
    conversation_category: 'SERVICE',
    conversation_type: 'FREE_TIER',
    conversation_direction: 'UNKNOWN',
    cost: 0,
  };
  expect(differences(analytics({ conversation_analytics: { data: [{ data_points: [point] }] } }, log))).toEqual([]);
  expect(differences(analytics({ data_points: [{ ...point, conversation: 2 }] }, log))).toEqual([
    '2024-03-20 service free_tier: 1, 0 → 2, 0',
  ]);
});

function readBillOf(text: string, map: BillMap = {}, currency = 'USD') {
  return readBill(source('bill.csv', text), { map, timezone: 'UTC', currency });
}

describe('a bill', () => {
  function billed(text: string, map: BillMap = {}): readonly SumsCheck[] {
    return audited(LOG, { sums: [readBillOf(text, map)] }).sums;
  }

  test.each([
    ['by month', 'month,category,volume,amount\n2026-03,Marketing,1,0.1597\n', {}],
    ['by day', 'day,volume\n2026-03-02,1\n', {}],
    ['by month, beside an empty column of days', 'month,day,volume\n2026-03,,1\n', {}],
    [
      'with its own names and signs',
      'Tag;Land;Betrag\n2026-03-02;Netherlands;"$ 0,1597"\n',
      { day: 'Tag', country: 'Land', amount: 'Betrag' },
    ],
    ['with what was free', 'day,type,volume\n2026-03-02,regular,1\n2026-03-03,Free customer service,2\n', {}],
    ['with two columns of a name that is not asked for', 'note,month,note,volume\na,2026-03,b,1\n', {}],
    ['by market', 'month,market,amount,currency\n2026-03,Netherlands,0.1597,usd\n', {}],
    ['with the sign of the currency in its column', 'month,amount,currency\n2026-03,0.1597,US$\n', {}],
    ['with a sign that other currencies share', 'month,amount,currency\n2026-03,0.1597,$\n', {}],
    ['by number, in another spelling', 'month,number,volume\n2026-03,0031 20 123 4567,1\n', {}],
  ])('agrees: %s', (_, text, map) => {
    expect(differences(billed(text, map))).toEqual([]);
  });

  test('differs', () => {
    expect(
      differences(billed('month,category,volume,amount\n2026-03,Marketing,2,0.3194\n2026-03,Utility,1,0.05\n')),
    ).toEqual(['2026-03-01 marketing: 1, 0.1597 → 2, 0.3194', '2026-03-01 utility: 0, 0 → 1, 0.05']);
  });

  test.each([
    ['category,volume\nmarketing,1\n', {}, 'bill.csv: no column tells the day or the month'],
    ['day,category\n2026-03-02,marketing\n', {}, 'bill.csv: no column holds a volume or an amount'],
    [
      'day,Amount,amount\n2026-03-02,0.1597,0.19\n',
      {},
      'bill.csv: the column "amount" is there twice; rename one of them, or remove it',
    ],
    [
      'day,Charge,Charge\n2026-03-02,0.1597,0.19\n',
      { amount: 'Charge' },
      'bill.csv: the column "Charge" is there twice; rename one of them, or remove it',
    ],
    ['day,volume\n02.03.2026,1\n', {}, 'bill.csv:2: "02.03.2026" is no day such as 2026-03-02'],
    ['day,volume\n2026-03-32,1\n', {}, 'bill.csv:2: "2026-03-32" is no day such as 2026-03-02'],
    ['day,volume\n2026-02-29,1\n', {}, 'bill.csv:2: "2026-02-29" is no day such as 2026-03-02'],
    ['month,volume\n2026-13,1\n', {}, 'bill.csv:2: "2026-13" is no month such as 2026-03'],
    ['day,number,volume\n2026-03-02,3.12012E+10,1\n', {}, 'bill.csv:2: "3.12012E+10" has lost its digits'],
    [
      'month,day,volume\n2026-03,2026-03-02,1\n2026-03,,1\n',
      {},
      'bill.csv:3: it has no day, as other rows have; leave totals out',
    ],
    ['day,volume\n', {}, 'bill.csv: no row of it names a volume or an amount'],
    ['day,volume,amount\n2026-03-02,,\n', {}, 'bill.csv: no row of it names a volume or an amount'],
    ['day,volume\n2026-03-02,1.5\n', {}, 'bill.csv:2: "1.5" is no whole number'],
    ['day,amount\n2026-03-02,none\n', {}, 'bill.csv:2: "none" is no number'],
    ['day,amount\n2026-03-02,1e3\n', {}, 'bill.csv:2: "1e3" is no number'],
    ['day,amount\n2026-03-02,1.2.3\n2026-03-03,0.5\n', {}, 'bill.csv:3: "0.5" has a decimal point'],
    [
      'day,amount\n2026-03-02,EUR 0.1597\n',
      {},
      'bill.csv:2: "EUR 0.1597" is in EUR, the account in USD; give --currency EUR',
    ],
    [
      'day,amount\n2026-03-02,0.1597 €\n',
      {},
      'bill.csv:2: "0.1597 €" is in EUR, the account in USD; give --currency EUR',
    ],
    [
      'day,amount,currency\n2026-03-02,1,EUR\n',
      {},
      'bill.csv:2: it is in EUR, the account in USD; give --currency EUR',
    ],
    ['day,amount,currency\n2026-03-02,1,€\n', {}, 'bill.csv:2: it is in EUR, the account in USD; give --currency EUR'],
    ['day,amount,currency\n2026-03-02,1,Euro\n', {}, 'bill.csv:2: "Euro" is no currency'],
    [
      'day,Chargee\n2026-03-02,1\n',
      { amount: 'Charge' },
      'bill.csv: there is no column "Charge"; did you mean Chargee?',
    ],
  ])('refuses %s', (text, map, message) => {
    expect(() => billed(text, map)).toThrow(message);
  });
});

/** `volume cost` of each row. */
function figuresIn(text: string, currency?: string): readonly string[] {
  return readBillOf(text, {}, currency).cells.map(
    ({ volume, cost }) => `${volume ?? '-'} ${cost === null ? '-' : decimalText(cost)}`,
  );
}

describe('the amounts of a bill', () => {
  test.each([
    ['$ 1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234.5', '1234.5'],
    ["1'234.50", '1234.50'],
    ['1,23,456.00', '123456.00'],
    ['1,234,567', '1234567'],
    ['(0.6388)', '-0.6388'],
    ['-0.6388', '-0.6388'],
    ['−$0.6388', '-0.6388'],
    ['0.6388-', '-0.6388'],
    ['USD 0.4791', '0.4791'],
    ['0.4791 usd', '0.4791'],
    ['US$0.4791', '0.4791'],
    [',5', '0.5'],
    ['12.', '12'],
  ])('%s', (amount, expected) => {
    expect(figuresIn(`day,amount\n2026-03-02,"${amount}"\n`)).toEqual([`- ${expected}`]);
  });

  test('a sign of another currency is judged by the account', () => {
    expect(figuresIn('day,amount\n2026-03-02,"€ 0,48"\n', 'EUR')).toEqual(['- 0.48']);
    expect(() => figuresIn('day,amount\n2026-03-02,$ 0.48\n', 'EUR')).toThrow(
      'bill.csv:2: "$ 0.48" is in $, the account in EUR; give the currency of the bill with --currency',
    );
  });
});

describe('the decimal sign is that of the whole bill', () => {
  test.each([
    ['a comma after a nought', 'day,amount\n2026-03-02,"0,639"\n2026-03-03,"1,250"\n', ['- 0.639', '- 1.250']],
    ['a comma after four digits', 'day;amount\n2026-03-02;1234,567\n', ['- 1234.567']],
    ['two digits elsewhere', 'day;amount\n2026-03-02;1.000\n2026-03-03;55,00\n', ['- 1000', '- 55.00']],
    ['a point elsewhere', 'day;amount\n2026-03-02;1.250\n2026-03-03;55.00\n', ['- 1.250', '- 55.00']],
    ['semicolons between cells', 'day;amount\n2026-03-02;55,125\n', ['- 55.125']],
    ['a first line that names them', 'sep=;\nday;amount\n2026-03-02;55,125\n', ['- 55.125']],
    ['commas between cells', 'day,amount\n2026-03-02,12.345\n', ['- 12.345']],
    ['thousands of a count', 'day\tvolume\tamount\n2026-03-02\t1,250\t12.345\n', ['1250 12.345']],
    ['a count alone', 'day,volume\n2026-03-02,1.000\n2026-03-03,"2,000"\n', ['1000 -', '2000 -']],
    ['a count beside amounts', 'day;volume;amount\n2026-03-02;1.000;55,00\n', ['1000 55.00']],
    ['a count with the sign of its amounts', 'day,volume,amount\n2026-03-02,3.000,0.4791\n', ['3 0.4791']],
  ])('%s', (_, text, expected) => {
    expect(figuresIn(text)).toEqual(expected);
  });

  test.each([
    [
      'nothing tells',
      'day\tamount\n2026-03-02\t12.345\n',
      'bill.csv:2: "12.345" can be 12345 or 12 and a fraction, and nothing in the file tells which; write 12345 or 12.3450',
    ],
    [
      'two signs',
      'day;amount\n2026-03-02;0,1597\n2026-03-03;0.05\n',
      'bill.csv:3: "0.05" has a decimal point, "0,1597" in line 2 a decimal comma; write all of them alike',
    ],
    [
      'thousands of a count against its amounts',
      'day,volume,amount\n2026-03-02,1.234,0.4791\n',
      'bill.csv:2: "1.234" is no whole number',
    ],
  ])('refused: %s', (_, text, message) => {
    expect(() => figuresIn(text)).toThrow(message);
  });
});
