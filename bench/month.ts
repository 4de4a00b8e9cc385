import { join } from 'node:path';
import { writeCsv, writeRates, writeWebhooks } from './files.js';
import type { Shape } from './messages.js';

const DAY = 86_400_000;
/** Large senders write to many; the rate and the customers of the longer log are the same. */
const MONTH: Shape = { messages: 2_000_000, pairs: 100_000, from: Date.UTC(2026, 9, 1), lasts: 30 * DAY, ads: true };
const WEBHOOK_LINES = 1_000_000;
const TIMES_AS_LONG = 10;

/** A log small enough for `check` in a script. */
const SHORT: Shape = { ...MONTH, messages: 10_000, pairs: 500, lasts: 7 * DAY };

/** The files of the bench, by what is in them. */
export interface Files {
  readonly month: string;
  /** The month without ads, which the question in SQL knows nothing of. */
  readonly withoutAds: string;
  readonly rates: string;
  readonly webhooks: string;
  readonly short: string;
  /** The same customers write as often for ten times as long. */
  readonly tenMonths: string;
}

/** `part` is how much of the full size is made: of messages, customers and time alike. */
export function shapesOf(part: number) {
  const month = { ...MONTH, messages: MONTH.messages * part, pairs: MONTH.pairs * part, lasts: MONTH.lasts * part };
  const tenMonths = { ...month, messages: month.messages * TIMES_AS_LONG, lasts: month.lasts * TIMES_AS_LONG };
  return { month, tenMonths, lines: WEBHOOK_LINES * part };
}

export function writeFiles(folder: string, part: number): Files {
  const { month, tenMonths, lines } = shapesOf(part);
  const files: Files = {
    month: join(folder, 'month.csv'),
    withoutAds: join(folder, 'without-ads.csv'),
    rates: join(folder, 'rates.csv'),
    webhooks: join(folder, 'webhooks.ndjson'),
    short: join(folder, 'short.csv'),
    tenMonths: join(folder, 'ten-months.csv'),
  };
  writeCsv(files.month, month);
  writeCsv(files.withoutAds, { ...month, ads: false });
  writeRates(files.rates);
  writeWebhooks(files.webhooks, month, lines);
  writeCsv(files.short, SHORT);
  writeCsv(files.tenMonths, tenMonths);
  return files;
}
