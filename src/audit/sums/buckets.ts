import type { Instant } from '../../model/instant.js';
import { lastFrom } from '../lastFrom.js';
import type { ReportedCell } from './sums.js';

/** A time that a report counts as one: `[from, until)`. */
export interface Bucket {
  readonly from: Instant;
  readonly until: Instant;
}

/** In order of time. What lies between two buckets is one as well: a report does not list the days on which nothing was. */
export function bucketsOf(cells: readonly ReportedCell[]): readonly Bucket[] {
  const named = new Map(cells.map(({ from, until }) => [from, { from, until }]));
  const buckets: Bucket[] = [];
  let covered: Instant | null = null;
  for (const bucket of [...named.values()].sort((a, b) => a.from - b.from)) {
    if (covered !== null && covered < bucket.from) buckets.push({ from: covered, until: bucket.from });
    buckets.push(bucket);
    covered = covered === null || covered < bucket.until ? bucket.until : covered;
  }
  return buckets;
}

/** Null before the first, after the last and where they overlap unevenly. */
export function bucketAt(buckets: readonly Bucket[], at: Instant): Bucket | null {
  const found = lastFrom(buckets, at);
  return found !== null && at < found.until ? found : null;
}
