import type { ReceiptStatus, Reported } from '../../model/event.js';
import { STATUS_RANK } from '../order.js';
import { groupBy } from '../../model/groupBy.js';
import { compareText } from '../../model/text.js';
import type { Item, StatusItem } from './items.js';
import type { NumberName } from './numbers.js';
import { mergeVerdicts, type Verdict } from './reported.js';

/** What copies of one thing say together: the earliest stands, and what it leaves out another may say. */
export interface Merged<T extends Item> {
  readonly first: T;
  readonly receivedAt: number | null;
  readonly number: NumberName | null;
  readonly account: string | null;
  readonly aliases: readonly string[];
  /** Every copy, in an order that does not depend on their arrival. */
  readonly all: readonly T[];
}

export function merge<T extends Item>(items: readonly [T, ...T[]]): Merged<T> {
  const all = [...items].sort(compareItems);
  const [first = items[0]] = all;
  const receipts = all.flatMap(({ receivedAt }) => receivedAt ?? []);
  const numbers = all.flatMap(({ number }) => number ?? []);
  return {
    first,
    receivedAt: receipts.length === 0 ? null : receipts.reduce((a, b) => Math.min(a, b)),
    number: numbers.find(({ phone }) => phone !== null) ?? numbers[0] ?? null,
    account: all.find(({ account }) => account !== null)?.account ?? null,
    aliases: [...new Set(all.flatMap(({ aliases }) => aliases))],
    all,
  };
}

/** By time and then by all that is said. */
function compareItems(a: Item, b: Item): number {
  return a.at - b.at || rankOf(a) - rankOf(b) || compareText(contentOf(a), contentOf(b));
}

function rankOf(item: Item): number {
  return item.kind === 'status' ? STATUS_RANK[item.status] : 0;
}

function contentOf({ part: _, receivedAt: __, ...content }: Item): string {
  return JSON.stringify(content);
}

interface FoldedReceipt {
  readonly status: ReceiptStatus;
  /** The member of a group; null for a message to one person, or where it is not said. */
  readonly recipient: string | null;
  readonly merged: Merged<StatusItem>;
}

/** One message of the business as all its statuses tell of it. */
export interface Folded {
  /** `first.at` is no later than anything that became of it. */
  readonly merged: Merged<StatusItem>;
  readonly sentAt: number | null;
  readonly group: boolean;
  readonly receipts: readonly FoldedReceipt[];
  readonly reported: Reported;
  /** What the statuses say differently about the price. */
  readonly conflicts: readonly string[];
  readonly callback: string | null;
}

export function fold(statuses: readonly [StatusItem, ...StatusItem[]], nameOf: (alias: string) => string): Folded {
  const merged = merge(statuses);
  const group = merged.all.some((status) => status.group);
  const { reported, contradictions, conflicts } = mergeVerdicts(
    verdictsOf(merged.all),
    verdictsOf(byPrice(merged.all)),
  );
  return {
    merged,
    sentAt: merged.all.find(({ status }) => status === 'sent')?.at ?? null,
    group,
    receipts: receiptsOf(merged.all, nameOf),
    callback: merged.all.find(({ callback }) => callback !== null)?.callback ?? null,
    reported: { ...reported, ...(contradictions.length > 0 && !group && { contradictions }) },
    conflicts,
  };
}

function verdictsOf(statuses: readonly StatusItem[]): readonly Verdict[] {
  return statuses.map(({ verdict }) => verdict);
}

/** What is charged is charged when it is delivered, and the status of that says for what (formats §3.3). */
function byPrice(statuses: readonly StatusItem[]): readonly StatusItem[] {
  return [...statuses].sort((a, b) => PRICE_RANK[a.status] - PRICE_RANK[b.status]);
}

const PRICE_RANK: Readonly<Record<StatusItem['status'], number>> = { delivered: 0, read: 1, sent: 2, failed: 2 };

/** Each status of each recipient once, whatever number of times it was delivered. */
function receiptsOf(statuses: readonly StatusItem[], nameOf: (alias: string) => string): readonly FoldedReceipt[] {
  const groups = groupBy(statuses, ({ status, recipient: [alias] }) =>
    alias === undefined ? status : `${status} ${nameOf(alias)}`,
  );
  return [...groups.values()].flatMap((group) => {
    const merged = merge(group);
    const { status, recipient } = merged.first;
    const [alias] = recipient;
    return status === 'sent' ? [] : [{ status, recipient: alias === undefined ? null : nameOf(alias), merged }];
  });
}
