import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../cli/run.js';
import { longBefore, price, sent } from './logs.js';

/** Three marketing messages of 0.1597 USD, on which replay and webhooks agree. */
const LOG = [
  longBefore('2026-02-10'),
  ...[1, 2, 3].map((n) => sent(`m${n}`, `2026-03-02T10:0${n}`, price('marketing'))),
];
/** Without a market, so that nobody knows its price. */
const NOWHERE = sent('x', '2026-03-02T11:00', price('marketing'), { from: '99912345678' });

async function audited(log: readonly string[], bill: string, flags: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-'));
  const file = join(folder, 'bill.csv');
  writeFileSync(file, `month,category,volume,amount\n${bill}\n`);
  const { stderr, exitCode } = await run(['audit', '-', '--bill', file, ...flags], { stdin: `${log.join('\n')}\n` });
  rmSync(folder, { recursive: true });
  const said = stderr.split('\n').find((line) => line.startsWith('--tolerance')) ?? '';
  return { exitCode, said: said.replace(file, 'bill.csv') };
}

const DEAR = '2026-03,marketing,3,47.91';
/** The money is right in all, and wrong in both places. */
const MISBOOKED = '2026-03,marketing,0,0.0000\n2026-03,utility,3,0.4791';
const TWO_MORE = '2026-03,marketing,5,0.4791';

test.each([
  ['an amount', DEAR, [], 1, ''],
  ['an amount, and no share', DEAR, ['0%'], 1, '0%: the sums of bill.csv part by 47.4309 USD'],
  ['an amount, and a share that is not enough', DEAR, ['98%'], 1, '98%: the sums of bill.csv part by 47.4309 USD'],
  ['an amount, and a share that is', DEAR, ['99%'], 0, ''],
  [
    'an amount, and money that is not enough',
    DEAR,
    ['47.43USD'],
    1,
    '47.43USD: the sums of bill.csv part by 47.4309 USD',
  ],
  ['an amount, and money that is', DEAR, ['47.4309USD'], 0, ''],
  [
    'a category, which does not cancel out',
    MISBOOKED,
    ['0.01USD'],
    1,
    '0.01USD: the sums of bill.csv part by 0.9582 USD',
  ],
  ['a category, and money that is enough', MISBOOKED, ['0.9582USD'], 0, ''],
  ['a category, and a share', MISBOOKED, ['199%'], 1, '199%: the sums of bill.csv part by 6'],
  ['a count alone, which is no money', TWO_MORE, ['0.01USD'], 0, ''],
  ['a count alone', TWO_MORE, ['39.9%'], 1, '39.9%: the sums of bill.csv part by 2'],
  ['a count, and a share that is enough', TWO_MORE, ['40%'], 0, ''],
])('sums part in %s', async (_, bill, tolerance, exitCode, said) => {
  expect(
    await audited(
      LOG,
      bill,
      tolerance.flatMap((one) => ['--tolerance', one]),
    ),
  ).toEqual({
    exitCode,
    said: said === '' ? '' : `--tolerance ${said}`,
  });
});

/** Four counted and one of them too many, beside a row of no messages. */
const COUNT_AND_TAX = '2026-03,marketing,4,0.4791\n2026-03,vat,,0.0000';
/** 47.91 USD of which 47.4309 too much, beside a row without an amount. */
const MONEY_AND_NOTE = '2026-03,marketing,3,47.91\n2026-03,utility,0,';

test.each([
  ['a count, which is not enough', COUNT_AND_TAX, '24.9%', 1, '24.9%: the sums of bill.csv part by 1'],
  ['a count, which is', COUNT_AND_TAX, '25%', 0, ''],
  ['an amount, which is not enough', MONEY_AND_NOTE, '98%', 1, '98%: the sums of bill.csv part by 47.4309 USD'],
  ['an amount, which is', MONEY_AND_NOTE, '99%', 0, ''],
])(
  'where a row leaves a figure out, the share is one of those that are named: %s',
  async (_, bill, share, code, said) => {
    expect(await audited(LOG, bill, ['--tolerance', share])).toEqual({
      exitCode: code,
      said: said === '' ? '' : `--tolerance ${said}`,
    });
  },
);

test('without a volume in the bill its money is the share', async () => {
  expect((await audited(LOG, '2026-03,marketing,,0.4800', ['--tolerance', '1%'])).exitCode).toBe(0);
  expect((await audited(LOG, '2026-03,marketing,,0.5000', ['--tolerance', '1%'])).exitCode).toBe(1);
});

test.each([
  ['no tolerance', '2026-03,marketing,4,0.5000', [], 1, ''],
  ['money', '2026-03,marketing,4,0.5000', ['9USD'], 1, '9USD: the sums of bill.csv hold charges without a known price'],
  ['a share', '2026-03,marketing,4,0.5000', ['20%'], 1, '20%: the sums of bill.csv hold 1 without a known price'],
  ['a share that is enough', '2026-03,marketing,4,0.5000', ['25%'], 0, ''],
  [
    'a share, and more than known prices explain',
    '2026-03,marketing,4,5.0000',
    ['25%'],
    1,
    '25%: the sums of bill.csv part by 4.5209 USD',
  ],
])('money that cannot be compared is not let off unseen: %s', async (_, bill, tolerance, exitCode, said) => {
  expect(
    await audited(
      [...LOG, NOWHERE],
      bill,
      tolerance.flatMap((one) => ['--tolerance', one]),
    ),
  ).toEqual({
    exitCode,
    said: said === '' ? '' : `--tolerance ${said}`,
  });
});
