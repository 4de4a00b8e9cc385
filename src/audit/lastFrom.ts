import type { Instant } from '../model/instant.js';

/** Of spans in order of time the last that begins no later than `at`, whether it has ended or not. */
export function lastFrom<Span extends { readonly from: Instant }>(spans: readonly Span[], at: Instant): Span | null {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1] ?? null;
}
