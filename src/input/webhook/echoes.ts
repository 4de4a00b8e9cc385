import type { Counts, Met } from './counts.js';
import type { Item, StatusItem } from './items.js';
import type { Reading } from './reading.js';

/**
 * What became of messages from the Business app is counted and left: they are free, need no window and open none. What Meta
 * charges is none of them, whatever echoed it.
 */
export function leaveOutEchoes(reading: Reading): void {
  for (const { part } of takeOutEchoes(reading, reading.echoes)) countEcho(reading.counts, part);
}

export function countEcho(counts: Counts, part: Met, times = 1): void {
  counts.add('PARTS_NOT_READ', 'statuses of messages from the Business app', part, times);
}

/** Takes what became of messages with these ids out of what was read, and returns it. */
export function takeOutEchoes(reading: Reading, echoes: ReadonlySet<string>): readonly Item[] {
  const { items } = reading;
  if (echoes.size === 0) return [];
  const charged = new Set(items.filter(isCharged).map(({ id }) => id));
  const isEchoed = ({ kind, id }: Item) => kind === 'status' && echoes.has(id) && !charged.has(id);
  reading.items = items.filter((item) => !isEchoed(item));
  return items.filter(isEchoed);
}

function isCharged(item: Item): item is StatusItem {
  return item.kind === 'status' && item.verdict.pricing?.billable === true;
}
