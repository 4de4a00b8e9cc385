import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvLines, writeRates } from '../../bench/files.js';
import { messages, type Message } from '../../bench/messages.js';
import { decimalText } from '../../src/model/money.js';
import { run } from '../cli/run.js';
import { counted } from '../count/counting.js';

/**
 * A log is billed by SQL, written from the rule book, and by the program; they share the prices and nothing else. The logs
 * know no ads (see bill.sql).
 */
const QUESTION = readFileSync('test/oracle/bill.sql', 'utf8');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MESSAGES = 20_000;
const PAIRS = 700;

/** 12 days are short enough for more than 1,000 answers a number, and long enough for answers that come too late. */
const october = { messages: MESSAGES, pairs: PAIRS, from: Date.UTC(2026, 9, 10), lasts: 12 * DAY, ads: false };
/** In its last two days every number has another 1,000; some messages are sent in one month and arrive in the other. */
const turn = { ...october, from: Date.UTC(2026, 9, 22) };

const LOGS: Readonly<Record<string, () => Iterable<Message>>> = {
  'a log of October': () => messages(october),
  'a log over the end of a month': () => messages(turn),
  // Windows end exactly when something is sent, customer and business write at once, and the id decides which is the 1,001st.
  'a log in whole hours': () => inHours(messages(turn)),
};

function* inHours(all: Iterable<Message>): Iterable<Message> {
  const hour = (at: number) => Math.floor(at / HOUR) * HOUR;
  for (const message of all) {
    const { at, deliveredAt } = message;
    yield { ...message, at: hour(at), deliveredAt: deliveredAt === null ? null : hour(deliveredAt) };
  }
}

interface Line {
  readonly type: string;
  readonly category: string;
  readonly messages: number;
  readonly cost: string;
}

const duckdb = await import('@duckdb/node-api').catch(() => null);

/** The bill of the log by SQL. */
async function billOf(log: string, rates: string, question = QUESTION): Promise<readonly Line[]> {
  if (duckdb === null) throw new Error('there is no DuckDB');
  const connection = await (await duckdb.DuckDBInstance.create()).connect();
  await connection.run('SET VARIABLE log = $log', { log });
  await connection.run('SET VARIABLE rates = $rates', { rates });
  const reader = await connection.runAndReadAll(question);
  const lines = reader.getRowObjectsJson() as unknown as readonly (Omit<Line, 'messages'> & { messages: string })[];
  return lines.map((line) => ({ ...line, messages: Number(line.messages) }));
}

interface Totals {
  readonly billable: object;
  readonly free: object;
  readonly rejected: number;
  /** In USD. */
  readonly cost: string;
}

/** The bill in the words of a summary. */
function totalsOf(lines: readonly Line[]): Totals {
  const billable = lines.filter(({ type }) => type === 'regular');
  const free = lines.filter(({ type }) => type === 'free_customer_service' || type === 'not_delivered');
  return {
    billable: sums(billable, 'category'),
    free: sums(free, 'type'),
    rejected: sums(lines, 'type')['rejected'] ?? 0,
    cost: costOf(billable),
  };
}

function sums(lines: readonly Line[], by: 'type' | 'category'): Readonly<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const line of lines) result[line[by]] = (result[line[by]] ?? 0) + line.messages;
  return result;
}

/** Rates have four decimals; so have their sums. */
function costOf(lines: readonly Line[]): string {
  const units = lines.reduce((sum, { cost }) => sum + BigInt(cost.replace('.', '')), 0n);
  return `${units / 10_000n}.${String(units % 10_000n).padStart(4, '0')}`;
}

interface Summary {
  readonly totals: Omit<Totals, 'cost'> & {
    readonly cost: { readonly amount: string; readonly possibleAmount: string };
  };
  readonly costs: { readonly category: readonly { readonly key: string; readonly amount: string }[] };
}

/** Where there is no build of DuckDB for this machine or this Node.js, the name of the tests says why they are skipped. */
const WITHOUT = duckdb === null ? ' (skipped: @duckdb/node-api cannot be loaded here)' : '';

describe.skipIf(duckdb === null)(`SQL gives the same bill${WITHOUT}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'wa-window-sql-'));
  const rates = join(folder, 'rates.csv');
  const log = join(folder, 'log.csv');
  beforeAll(() => writeRates(rates));
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const [name, write] of Object.entries(LOGS)) {
    test(name, async () => {
      const text = `${[...csvLines(write())].join('\n')}\n`;
      writeFileSync(log, text);
      const lines = await billOf(log, rates);
      const bill = totalsOf(lines);
      // All that the rules tell apart is in the log.
      expect(Object.keys(bill.billable).sort()).toEqual(['authentication', 'marketing', 'service', 'utility']);
      expect(Object.keys(bill.free).sort()).toEqual(['free_customer_service', 'not_delivered']);
      expect(bill.rejected).toBeGreaterThan(100);

      const { stdout } = await run(['simulate', '--summary', '--format', 'json', log]);
      const { totals, costs } = JSON.parse(stdout) as Summary;
      expect({ ...totals, cost: totals.cost.amount }).toMatchObject(bill);
      expect(totals.cost.possibleAmount).toBe(bill.cost);
      for (const { key, amount } of costs.category) {
        expect(`${key} ${amount}`).toBe(`${key} ${costOf(lines.filter(({ category }) => category === key))}`);
      }

      // And so does the lane of long logs, which counts as it reads; in one piece, for rows of one instant belong together.
      const summary = counted(text, {}, text.length);
      expect({ ...summary.totals, cost: summary.cost && decimalText(summary.cost.amount) }).toMatchObject(bill);
    });
  }

  // Each rule bites: with it wrong, the bill is another one.
  test.each([
    ['the window still open when 24 hours are over', 'row.time < heard.time', 'row.time <= heard.time'],
    ['the business writing first', 'row.time >= heard.time', 'row.time > heard.time'],
    ['free-form text outside of the window', "type <> 'template' AND NOT window_open", 'false'],
    ['a failed message', "status = 'failed'", 'false'],
    ['the 1,001st message free', 'nth <= 1000', 'nth <= 1001'],
    ['one allowance for all numbers', 'charged_as, number, date_trunc', 'charged_as, date_trunc'],
    ['one allowance for all time', ", date_trunc('month', delivered_at) ORDER", ' ORDER'],
    ['the allowance in the order of sending', 'ORDER BY delivered_at, id', 'ORDER BY time, id'],
    ['the allowance in no order of ids', 'ORDER BY delivered_at, id', 'ORDER BY delivered_at, id DESC'],
    ['utility free in the window', "WHEN charged_as = 'service' AND", "WHEN charged_as = 'utility' AND window_open OR"],
  ])('not with %s', async (_, right, wrong) => {
    expect(QUESTION).toContain(right);
    writeFileSync(log, `${[...csvLines(inHours(messages(turn)))].join('\n')}\n`);
    const [bill, other] = [await billOf(log, rates), await billOf(log, rates, QUESTION.replace(right, wrong))];
    expect(other).not.toEqual(bill);
  });
});
