import type { Instant } from '../model/instant.js';
import { localTimeOf, startOfDay } from '../time/zone.js';

/** The first instant of every month that `zone` shows between two instants, both included. */
export function monthStarts(first: Instant, last: Instant, zone: string): readonly Instant[] {
  const starts: Instant[] = [];
  let { year, month } = localTimeOf(first, zone);
  for (;;) {
    const start = startOfDay(`${String(year)}-${String(month)}-01`, zone);
    if (start > last) return starts;
    starts.push(start);
    month = (month % 12) + 1;
    if (month === 1) year += 1;
  }
}
