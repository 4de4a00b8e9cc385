import type { MessagePort } from 'node:worker_threads';
import type { RowBlock } from '../../input/plain/block.js';
import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';

/**
 * Of several jobs that count a log of records, the first ones count, each some of the contacts, and the others read. Reading and
 * counting take about as long, and neither has to compile what the other does.
 */
export interface Roles {
  readonly counters: number;
  readonly readers: number;
}

export function rolesOf(jobs: number): Roles {
  const counters = Math.floor(jobs / 2);
  return { counters, readers: jobs - counters };
}

/** The ports that lead to jobs of the other role. The others are closed. */
export function portsBetween(ports: readonly (MessagePort | null)[], job: number): (MessagePort | null)[] {
  const { counters } = rolesOf(ports.length);
  return ports.map((port, other) => {
    if (other < counters !== job < counters) return port;
    port?.close();
    return null;
  });
}

/** What a counter is handed of one piece of a file. */
export interface Handed {
  /** The rows of the contacts that it counts. */
  readonly block: RowBlock;
  /** Lines of the piece. */
  readonly lines: number;
  /** The first and the last instant of all its rows, which are in order; null where it has none. */
  readonly first: number | null;
  readonly last: number | null;
  /** What was found in it, at lines counted from its beginning; the first counter alone is told. */
  readonly found: Found | null;
}

export interface Found {
  readonly records: number;
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
}
