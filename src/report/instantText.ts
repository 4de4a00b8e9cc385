import { HOUR, type Instant } from '../model/instant.js';

/** An instant in a document: `2026-10-01T09:30:00.000Z`, or `Hour 4.25` on an undated timeline (contract §3). */
export function instantText(at: Instant, dated: boolean): string {
  if (dated) return new Date(at).toISOString();
  return `Hour ${(at / HOUR).toFixed(7).replace(/\.?0+$/, '')}`;
}
