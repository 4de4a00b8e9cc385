import type { Run } from './runs.js';

/** Turns to one row after the other of all runs, in order of time; of rows of one time to those of the first run first. */
export function* merged(runs: readonly Run[]): Iterable<Run> {
  const heap = runs.map((run, rank) => ({ run, rank }));
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at);
  for (let first = heap[0]; first !== undefined && first.run.time !== Infinity; first = heap[0]) {
    yield first.run;
    first.run.advance();
    sink(heap, 0);
  }
}

interface Ranked {
  readonly run: Run;
  readonly rank: number;
}

/** Moves what stands at a place of the heap down to where nothing below it comes before it. */
function sink(heap: Ranked[], from: number): void {
  const sunk = heap[from] as Ranked;
  let at = from;
  for (;;) {
    let below = 2 * at + 1;
    const other = heap[below + 1];
    if (other !== undefined && isBefore(other, heap[below] as Ranked)) below += 1;
    const next = heap[below];
    if (next === undefined || isBefore(sunk, next)) break;
    heap[at] = next;
    at = below;
  }
  heap[at] = sunk;
}

function isBefore(a: Ranked, b: Ranked): boolean {
  return a.run.time < b.run.time || (a.run.time === b.run.time && a.rank < b.rank);
}
