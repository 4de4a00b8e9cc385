import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeCsv, writeRates, writeWebhooks } from './files.js';
import { FIRST_CONTACT, type Shape } from './messages.js';

const DAY = 86_400_000;
/** Large senders write to many; the rate and the customers of the longer log are the same. */
const MONTH: Shape = { messages: 2_000_000, pairs: 100_000, from: Date.UTC(2026, 9, 1), lasts: 30 * DAY, ads: true };
const WEBHOOK_LINES = 1_000_000;
const TIMES_AS_LONG = 10;

/** A log small enough for `check` in a script. */
const SHORT: Shape = { ...MONTH, messages: 10_000, pairs: 500, lasts: 7 * DAY };

/** `part` is how much of the full size is made: of messages, customers and time alike. */
export function shapesOf(part: number) {
  const month = { ...MONTH, messages: MONTH.messages * part, pairs: MONTH.pairs * part, lasts: MONTH.lasts * part };
  const tenMonths = { ...month, messages: month.messages * TIMES_AS_LONG, lasts: month.lasts * TIMES_AS_LONG };
  return { month, tenMonths, lines: WEBHOOK_LINES * part };
}

/** The files of the bench, each written when it is first asked for. */
export class Files {
  readonly #folder: string;
  readonly #shapes: ReturnType<typeof shapesOf>;

  constructor(folder: string, shapes: ReturnType<typeof shapesOf>) {
    this.#folder = folder;
    this.#shapes = shapes;
  }

  get month(): string {
    return this.#written('month.csv', (path) => writeCsv(path, this.#shapes.month));
  }

  /** The month without ads, which the question in SQL knows nothing of. */
  get withoutAds(): string {
    return this.#written('without-ads.csv', (path) => writeCsv(path, { ...this.#shapes.month, ads: false }));
  }

  /** A case of the whole month, and one of a customer. */
  get expectations(): string {
    const timeline = basename(this.month);
    return this.#written('expectations.yaml', (path) => {
      writeFileSync(path, expectationsOf(timeline));
    });
  }

  get rates(): string {
    return this.#written('rates.csv', writeRates);
  }

  get webhooks(): string {
    const { month, lines } = this.#shapes;
    return this.#written('webhooks.ndjson', (path) => writeWebhooks(path, month, lines));
  }

  get short(): string {
    return this.#written('short.csv', (path) => writeCsv(path, SHORT));
  }

  /** The same customers write as often for ten times as long. */
  get tenMonths(): string {
    return this.#written('ten-months.csv', (path) => writeCsv(path, this.#shapes.tenMonths));
  }

  #written(name: string, write: (path: string) => void): string {
    const path = join(this.#folder, name);
    if (!existsSync(path)) write(path);
    return path;
  }
}

function expectationsOf(timeline: string): string {
  return `timeline: ${timeline}
cases:
  - name: what the month costs
    at: end
    expect: { cost: { at_least: 1 USD }, totals: { conversations: {} } }
  - name: the first customer
    contact: '${FIRST_CONTACT}'
    at: end
    expect: { totals: { conversations: {} } }
`;
}
