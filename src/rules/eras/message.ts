import type { ChargeRow, RuleSet } from '../ruleSet.js';
import { UNITED_STATES } from './conversationByCategory.js';
import { META_ADMISSION, META_CALL_PERMISSION, META_WINDOW } from './shared.js';

/** A utility conversation that was open when messages replaced conversations keeps covering utility templates. */
const CARRIED_OVER: ChargeRow = {
  when: { message: ['utility'], same_category: 'open' },
  type: 'in_open_conversation',
  rule: '2e.6',
};

/** In an open window of a group, by one of whose members it was opened; charged for each recipient otherwise. */
const GROUPS: readonly ChargeRow[] = [
  {
    when: { message: ['utility', 'free_form'], window: 'open', group: 'yes' },
    type: 'free_group_customer_service',
    rule: '2f.13',
  },
  {
    when: { message: ['marketing'], window: 'open', group: 'yes' },
    if: { C8: 'free' },
    type: 'free_group_customer_service',
    rule: '2f.13',
  },
];

/** Charged per delivered template, utility free inside the window: 2025-07-01 to 2026-09-30. */
const from2025: RuleSet = {
  id: 'pmp-2025',
  title: 'Per-message pricing, free-form messages free',
  from: '2025-07-01',
  until: '2026-09-28',
  unit: 'message',
  window: META_WINDOW,
  call_permission: META_CALL_PERMISSION,
  entry_point: {
    opened_by: 'reply',
    reply_within: '24h',
    lasts: '72h',
    page_cta: true,
    category: 'referral_conversion',
    closes_conversations: false,
    rule: '3.2',
  },
  conversation: null,
  extra_message: null,
  admission: META_ADMISSION,
  membership: [
    { when: { message: ['utility'], same_category: 'open' }, then: 'join', category: 'own', rule: '2e.6' },
    { then: 'none', rule: '5.2' },
  ],
  charges: [
    { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
    { when: { entry_point: 'open' }, type: 'free_entry_point', rule: '2e.4' },
    CARRIED_OVER,
    ...GROUPS,
    { when: { message: ['utility'], window: 'open' }, type: 'free_customer_service', rule: '2e.2' },
    { when: { message: ['utility'] }, type: 'regular', rule: '2e.2' },
    { when: { message: ['template'] }, type: 'regular', rule: '2e.1' },
    { type: 'free_customer_service', rule: '2e.3' },
  ],
  undelivered: UNITED_STATES,
  allowances: [],
  window_counts_at: 'C3',
};

/** From 2026-09-28 an entry point "may remain open for up to 7 days". */
const from2026September: RuleSet = {
  ...from2025,
  from: '2026-09-28',
  until: '2026-10-01',
  entry_point: from2025.entry_point && { ...from2025.entry_point, lasts_at_most: '168h', page_cta: 'C9' },
};

/** Service messages are charged beyond 1,000 a number and month, utility also inside the window: from 2026-10-01. */
const from2026October: RuleSet = {
  ...from2026September,
  id: 'pmp-2026',
  title: 'Per-message pricing, free-form messages charged',
  from: '2026-10-01',
  until: '2026-11-01',
  charges: [
    { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
    { when: { entry_point: 'open' }, type: 'free_entry_point', rule: '2f.4' },
    ...GROUPS.filter((row) => row.if !== undefined),
    { when: { message: ['utility'] }, type: 'regular', rule: '2f.2' },
    { when: { message: ['template'] }, type: 'regular', rule: '2f.4' },
    { type: 'regular', rule: '2f.1' },
  ],
  membership: [{ then: 'none', rule: '5.2' }],
  allowances: [
    {
      categories: ['service'],
      units: 'unlimited',
      per: 'number',
      for: 'government',
      type: 'free_customer_service',
      rule: '2f.8',
    },
    {
      categories: ['service'],
      units: 1000,
      per: 'C5',
      if: { C15: 'full' },
      type: 'free_customer_service',
      rule: '2f.3',
    },
  ],
  window_counts_at: 'sending',
};

/** From the second month on nobody doubts the allowance. */
const from2026November: RuleSet = {
  ...from2026October,
  from: '2026-11-01',
  until: '2028-01-01',
  allowances: from2026October.allowances.map(({ if: _if, ...allowance }) => allowance),
};

/** From 2028-01-01 governments and non-profits pay as everybody does. */
const from2028: RuleSet = {
  ...from2026November,
  from: '2028-01-01',
  until: null,
  allowances: from2026November.allowances.filter((allowance) => allowance.for === undefined),
};

export const pmp2025 = [from2025, from2026September] as const;
export const pmp2026 = [from2026October, from2026November, from2028] as const;
