import type { Charge, ConversationRecord } from '../model/outcome.js';
import type { Totals } from '../model/run.js';

interface Counted {
  readonly conversations: readonly ConversationRecord[];
  readonly charges: readonly Charge[];
  readonly rejections: readonly unknown[];
}

export function totalsOf(parts: readonly Counted[]): Totals {
  const conversations: Totals['conversations'] = {};
  const billable: Totals['billable'] = {};
  const free: Totals['free'] = {};
  let rejected = 0;
  for (const part of parts) {
    for (const { category } of part.conversations) increment(conversations, category);
    for (const charge of part.charges) {
      if (charge.billable) increment(billable, charge.category);
      else increment(free, charge.type);
    }
    rejected += part.rejections.length;
  }
  return { conversations, billable, free, rejected };
}

function increment<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1;
}
