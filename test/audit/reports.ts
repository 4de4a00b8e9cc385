import type { AuditOptions } from '../../src/audit/audit.js';
import { readAnalytics } from '../../src/audit/sums/analytics.js';
import { readBill } from '../../src/audit/sums/bill.js';
import type { SumsCheck } from '../../src/audit/sums/check.js';
import { decimalText } from '../../src/model/money.js';
import { audited } from './logs.js';

export function source(name: string, content: unknown) {
  return { name, bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)) };
}

/** A log held against a bill, in UTC. */
export function againstBill(log: readonly string[], bill: string, options: AuditOptions = {}): SumsCheck {
  const terms = { map: {}, timezone: 'UTC', currency: options.currency ?? 'USD' };
  return only(audited(log, { ...options, sums: [readBill(source('bill.csv', bill), terms)] }).sums);
}

/** A log held against points of pricing_analytics. */
export function againstPoints(log: readonly string[], points: readonly object[]): SumsCheck {
  return only(audited(log, { sums: readAnalytics(source('graph.json', { data: [{ data_points: points }] })) }).sums);
}

function only(checks: readonly SumsCheck[]): SumsCheck {
  const [check] = checks;
  if (check === undefined || checks.length > 1) throw new Error(`${checks.length} reports`);
  return check;
}

/** `from key: expected volume, cost → reported volume, cost` */
export function differences(checks: readonly SumsCheck[]): readonly string[] {
  return checks.flatMap((check) =>
    check.differences.map(({ from, key, expected, reported }) => {
      const [a, b] = [expected, reported].map(
        ({ volume, cost }) => `${volume ?? '-'}, ${cost === null ? '-' : decimalText(cost)}`,
      );
      return `${new Date(from).toISOString().slice(0, 10)} ${Object.values(key).join(' ')}: ${a ?? ''} → ${b ?? ''}`;
    }),
  );
}
