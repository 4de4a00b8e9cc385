import type { Item, StatusItem } from './items.js';
import type { Reading } from './reading.js';

/**
 * What became of messages from the Business app is counted and left: they are free, need no window and open none. What Meta
 * charges is none of them, whatever echoed it.
 */
export function leaveOutEchoes(reading: Reading): void {
  const { items, echoes, counts } = reading;
  if (echoes.size === 0) return;
  const charged = new Set(items.filter(isCharged).map(({ id }) => id));
  const isEchoed = ({ kind, id }: Item) => kind === 'status' && echoes.has(id) && !charged.has(id);
  for (const { part } of items.filter(isEchoed)) {
    counts.add('PARTS_NOT_READ', 'statuses of messages from the Business app', part);
  }
  reading.items = items.filter((item) => !isEchoed(item));
}

function isCharged(item: Item): item is StatusItem {
  return item.kind === 'status' && item.verdict.pricing?.billable === true;
}
