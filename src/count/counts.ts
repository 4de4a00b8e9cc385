import { EMPTY_TALLY, merge, type Tally } from '../billing/tally.js';
import type { ConversationCategory } from '../model/category.js';
import type { Finding } from '../model/finding.js';
import type { Instant } from '../model/instant.js';
import { addHeard, NOTHING_HEARD, type HeardCounts } from './heard/counts.js';

/** What was counted of some of the pairs of a log. Counts of other pairs add up to it exactly. */
export interface Counts {
  /** What can be due at most, and what is due for certain. */
  readonly all: Tally;
  readonly sure: Tally;
  /** Messages and calls of customers, messages of the business whether accepted or not. */
  readonly received: number;
  readonly sent: number;
  readonly contacts: number;
  readonly pairs: number;
  /** Business numbers; null is an unnamed one. */
  readonly numbers: readonly (string | null)[];
  /** One of the pairs; it matters where there is one alone. */
  readonly some: { readonly contact: string | null; readonly number: string | null } | null;
  /** The first and the last event; null where there is none. */
  readonly first: Instant | null;
  readonly last: Instant | null;
  readonly rejections: number;
  readonly codes: readonly number[];
  readonly conversations: Readonly<Partial<Record<ConversationCategory, number>>>;
  readonly uncertainConversations: number;
  /** Messages taken as delivered when they were sent. */
  readonly assumed: number;
  readonly withoutRules: number;
  /** Of the schedule, what applied to some event: indexes. */
  readonly inForce: readonly number[];
  /** Names of what was met that makes contested points matter. */
  readonly traits: readonly Trait[];
  /** Records read, used or not. */
  readonly records: number;
  /** Of those, records that could not be used. */
  readonly setAside: number;
  readonly findings: readonly Finding[];
  /** Nobody knows what was open before the first event. */
  readonly pastUnknown: boolean;
  /** What is told once about all webhooks. */
  readonly heard: HeardCounts;
}

export const TRAITS = [
  'atTheEdge',
  'ad',
  'pageButton',
  'lateForWindow',
  'lateForMoney',
  'customerReaction',
  'unlistedCountry',
  'nearMidnight',
] as const;
type Trait = (typeof TRAITS)[number];

export const NOTHING_COUNTED: Counts = {
  all: EMPTY_TALLY,
  sure: EMPTY_TALLY,
  received: 0,
  sent: 0,
  contacts: 0,
  pairs: 0,
  numbers: [],
  some: null,
  first: null,
  last: null,
  rejections: 0,
  codes: [],
  conversations: {},
  uncertainConversations: 0,
  assumed: 0,
  withoutRules: 0,
  inForce: [],
  traits: [],
  records: 0,
  setAside: 0,
  findings: [],
  pastUnknown: false,
  heard: NOTHING_HEARD,
};

/** Adds up; no pair and no contact is in both. */
export function addCounts(a: Counts, b: Counts): Counts {
  return {
    all: merge(a.all, b.all),
    sure: merge(a.sure, b.sure),
    received: a.received + b.received,
    sent: a.sent + b.sent,
    contacts: a.contacts + b.contacts,
    pairs: a.pairs + b.pairs,
    numbers: [...new Set([...a.numbers, ...b.numbers])],
    some: a.some ?? b.some,
    first: least(a.first, b.first),
    last: most(a.last, b.last),
    rejections: a.rejections + b.rejections,
    codes: [...new Set([...a.codes, ...b.codes])].sort((x, y) => x - y),
    conversations: addEach(a.conversations, b.conversations),
    uncertainConversations: a.uncertainConversations + b.uncertainConversations,
    assumed: a.assumed + b.assumed,
    withoutRules: a.withoutRules + b.withoutRules,
    inForce: [...new Set([...a.inForce, ...b.inForce])].sort((x, y) => x - y),
    traits: TRAITS.filter((trait) => a.traits.includes(trait) || b.traits.includes(trait)),
    records: a.records + b.records,
    setAside: a.setAside + b.setAside,
    findings: [...a.findings, ...b.findings],
    pastUnknown: a.pastUnknown || b.pastUnknown,
    heard: addHeard(a.heard, b.heard),
  };
}

function least(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function most(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function addEach(a: Counts['conversations'], b: Counts['conversations']): Counts['conversations'] {
  const sum = { ...a };
  for (const [category, count] of Object.entries(b) as [ConversationCategory, number][]) {
    sum[category] = (sum[category] ?? 0) + count;
  }
  return sum;
}
