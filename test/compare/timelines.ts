import { compare, readRecords, type AskedRules, type CompareOptions, type Comparison } from '../../src/index.js';
import { decimalText, normalized, type Decimal } from '../../src/model/money.js';

export interface Row {
  readonly time: string;
  readonly direction: 'inbound' | 'outbound';
  readonly type: string;
  readonly category?: string;
  readonly template?: string;
  readonly entry_point?: string;
  readonly contact?: string;
  readonly number?: string;
}

export const BRAZIL = '+5511987654321';
export const MEXICO = '+525512345678';

/** The customer writes. */
export const inbound = (time: string, over: Partial<Row> = {}): Row => ({
  time,
  direction: 'inbound',
  type: 'text',
  contact: BRAZIL,
  ...over,
});

/** The business writes free-form. */
export const text = (time: string, over: Partial<Row> = {}): Row => ({
  time,
  direction: 'outbound',
  type: 'text',
  contact: BRAZIL,
  ...over,
});

export const template = (time: string, category: string, over: Partial<Row> = {}): Row => ({
  time,
  direction: 'outbound',
  type: 'template',
  category,
  contact: BRAZIL,
  ...over,
});

/** `2026-10-05T` and the hour; hours beyond 23 are days later. */
export function hour(count: number): string {
  return new Date(Date.UTC(2026, 9, 5, count)).toISOString();
}

export function compared(rows: readonly Row[], rules: AskedRules, options: CompareOptions = {}): Comparison {
  return compare(readRecords(rows), rules, options);
}

export function said(amount: Decimal): string {
  return decimalText(normalized(amount));
}

/** The causes of the first difference, as `kind from→to messages amount`. */
export function causes({ differences: [difference] }: Comparison): readonly string[] {
  return (difference?.causes ?? []).map(
    ({ kind, from, to, messages, amount }) => `${kind} ${from}→${to} ${String(messages.most)} ${said(amount.most)}`,
  );
}
