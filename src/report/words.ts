import type { ChargeType, ChargeUnit, ConversationCategory } from '../model/category.js';
import type { EntryPointSource, Outbound } from '../model/event.js';
import type { Instant } from '../model/instant.js';
import type { Happening, HappeningKind } from './hours/happenings.js';
import type { Bill, Opening } from './hours/hours.js';

/** Meta's categories as a person reads them. */
export const CATEGORY_WORDS: Readonly<Record<ConversationCategory, string>> = {
  marketing: 'marketing',
  utility: 'utility',
  authentication: 'authentication',
  authentication_international: 'authentication international',
  marketing_lite: 'marketing lite',
  service: 'service',
  referral_conversion: 'entry point',
  user_initiated: 'user-initiated',
  business_initiated: 'business-initiated',
};

export const UNIT_WORDS: Readonly<Record<ChargeUnit, string>> = {
  notification: 'notifications',
  conversation: 'conversations',
  message: 'messages',
};

/** Why messages are not charged, after a number of them. */
export const FREE_WORDS: Readonly<Record<ChargeType, string>> = {
  regular: 'not charged',
  free_customer_service: 'free as service',
  free_entry_point: 'in an entry point',
  free_group_customer_service: 'free in a group window',
  free_tier: 'in the monthly allowance',
  in_open_conversation: 'in an open conversation',
  not_delivered: 'not delivered',
  not_chargeable: 'of a kind that is never charged',
};

/** Since when a rule charges nothing, where it once did. */
const FREE_SINCE: Readonly<Record<string, string>> = { '2c.7': '2024-11-01' };

const REASONS: Readonly<Record<ChargeType, (bill: Bill) => string>> = {
  regular: () => 'no: not charged',
  free_customer_service: ({ charge }) => {
    const since = FREE_SINCE[charge.rule];
    return since === undefined ? 'no: free in the window' : `no: free since ${since}`;
  },
  free_entry_point: () => 'no: entry point',
  free_group_customer_service: () => 'no: free in the group window',
  free_tier: () => 'no: monthly allowance',
  in_open_conversation: ({ charge, joined }) => `no: ${CATEGORY_WORDS[joined ?? charge.category]} open`,
  not_delivered: () => 'no: not delivered',
  not_chargeable: () => 'no: never charged',
};

/** The category that is charged, or why nothing is. */
export function billWords(bill: Bill): string {
  const { billable, certain, category, type } = bill.charge;
  if (!billable) return REASONS[type](bill);
  return maybe(CATEGORY_WORDS[category], certain);
}

export function openingWords({ category, certain }: Opening): string {
  return maybe(CATEGORY_WORDS[category], certain);
}

export function maybe(words: string, certain: boolean): string {
  return certain ? words : `maybe ${words}`;
}

export const ENTRY_POINT_WORDS: Readonly<Record<EntryPointSource, string>> = {
  ctwa: 'from an ad',
  page_cta: 'from a page button',
};

/** What the customer answers on being asked for permission to call. */
const CALL_WORDS = { accept: 'that allows calls', reject: 'that refuses calls' } as const;

/** `rowEnd` is the end of the row in which the happening is told. */
export function happeningWords(happening: Happening, rowEnd: Instant): string {
  return HAPPENING_WORDS[happening.kind](happening as never, rowEnd);
}

const HAPPENING_WORDS: {
  readonly [K in HappeningKind]: (happening: Extract<Happening, { kind: K }>, rowEnd: Instant) => string;
} = {
  received: ({ event, opensNoWindow }) => {
    const what = event.kind === 'call' ? 'call' : event.type;
    const through = event.kind === 'inbound' && event.entryPoint !== null ? ENTRY_POINT_WORDS[event.entryPoint] : null;
    const calls = event.kind === 'inbound' && event.callPermission ? CALL_WORDS[event.callPermission.response] : null;
    return [`← ${what}`, through, calls, opensNoWindow ? '(opens no window)' : null]
      .filter((part) => part !== null)
      .join(' ');
  },
  sent: ({ event, deliveredAt }, rowEnd) => {
    const later = deliveredAt !== null && deliveredAt >= rowEnd;
    return `→ ${messageWords(event)}${later ? ', delivered later' : ''}`;
  },
  rejected: ({ event, code }) => `✕ ${messageWords(event)} rejected${code === null ? '' : ` (${code})`}`,
  delivered: ({ event }) => `✓ ${messageWords(event)} delivered`,
  failed: ({ event }) => `✕ ${messageWords(event)} failed`,
  consent: ({ event }) => (event.kind === 'opt_in' ? '← opts in' : '← opts out'),
  window_closed: () => 'window closes',
  call_permission_ended: () => 'permission to call ends',
  entry_point_closed: () => 'entry point ends',
  entry_point_doubtful: () => 'entry point may be over',
  conversation_closed: ({ category, by }) =>
    by === 'expiry' ? `${CATEGORY_WORDS[category]} ends` : `entry point closes ${CATEGORY_WORDS[category]}`,
};

export function messageWords(event: Outbound): string {
  return event.type === 'template' ? `${event.category.replaceAll('_', ' ')} template` : event.type;
}

/** Equal lines that follow each other become one with `×n`. */
export function counted(lines: readonly string[]): readonly string[] {
  const groups: { line: string; times: number }[] = [];
  for (const line of lines) {
    const latest = groups.at(-1);
    if (latest?.line === line) latest.times += 1;
    else groups.push({ line, times: 1 });
  }
  return groups.map(({ line, times }) => (times === 1 ? line : `${line} ×${times}`));
}

export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
