import { readTime } from '../time.js';

/** The time that a log writes before what it logs; `no zone` where it wrote a local time and nobody said where. */
export type ReceiptTime = { readonly kind: 'at'; readonly at: number } | { readonly kind: 'none' | 'no zone' };

const ISO = /\d{4}-\d\d-\d\d[Tt ] *\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: *(?:[Zz]\b|UTC\b|[+-]\d\d:?\d\d\b))?/;
/** Web servers: 24/Aug/2026:10:00:00 +0200 */
const COMMON_LOG = /(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Seconds with a fraction, or milliseconds, of this century. */
const EPOCH = /(?<![\w.-])1\d{9}(?:\.\d+|\d{3})?(?![\w-])/;

const NONE = { kind: 'none' } as const;

/** Reads the prefix of a log line. */
export function receiptTimeIn(prefix: string, zone: string | undefined): ReceiptTime {
  const iso = ISO.exec(prefix)?.[0] ?? commonLog(prefix);
  const text = iso ?? EPOCH.exec(prefix)?.[0];
  return text === undefined ? NONE : receiptTime(text, zone);
}

/** The time in the prefix of a log line as it is written there; null when there is none. */
export function timeBeforeJson(prefix: string): string | null {
  const [written] = ISO.exec(prefix) ?? COMMON_LOG.exec(prefix) ?? EPOCH.exec(prefix) ?? [];
  return written ?? null;
}

/** Reads a time that stands for itself, as `entry[].time`. */
export function receiptTime(text: string, zone: string | undefined): ReceiptTime {
  const reading = readTime(text, zone);
  if (reading.kind === 'dated') return { kind: 'at', at: reading.at };
  return reading.kind === 'fault' && reading.code === 'TIME_WITHOUT_ZONE' ? { kind: 'no zone' } : NONE;
}

function commonLog(prefix: string): string | undefined {
  const [, day = '', month = '', year = '', time = '', offset = ''] = COMMON_LOG.exec(prefix) ?? [];
  const number = MONTHS.indexOf(month) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day}T${time}${offset}`;
}
