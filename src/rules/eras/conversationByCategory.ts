import type { ChargeRow, RuleSet, UndeliveredRow } from '../ruleSet.js';
import { META_ADMISSION, META_CALL_PERMISSION, META_WINDOW } from './shared.js';

const FREE: readonly ChargeRow[] = [
  { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
  { when: { entry_point: 'open' }, type: 'free_entry_point', rule: '3.4' },
  { when: { role: 'member' }, type: 'in_open_conversation', rule: '2c.3' },
];

/** Marketing to the United States is paused since 2025-04-01. */
export const UNITED_STATES: readonly UndeliveredRow[] = [
  { message: ['marketing', 'marketing_lite'], country: 'US', code: 131049, rule: '2f.12' },
];

/** Conversations by category, the first 1,000 service conversations of a month free: 2023-06-01 to 2024-10-31. */
export const cbp2023: RuleSet = {
  id: 'cbp-2023',
  title: 'Conversation-based pricing by category',
  from: '2023-06-01',
  until: '2024-11-01',
  unit: 'conversation',
  window: META_WINDOW,
  call_permission: META_CALL_PERMISSION,
  entry_point: {
    opened_by: 'reply',
    reply_within: '24h',
    lasts: '72h',
    page_cta: true,
    category: 'referral_conversion',
    closes_conversations: true,
    rule: '3.2',
  },
  conversation: { lasts: '24h', rule: '2c.4' },
  extra_message: null,
  admission: META_ADMISSION,
  membership: [
    { when: { message: ['reaction'] }, then: 'none', rule: '2f.6' },
    { when: { entry_point: 'open' }, then: 'none', rule: '3.6' },
    { when: { message: ['template'], same_category: 'open' }, then: 'join', category: 'own', rule: '2c.1' },
    { when: { message: ['template'] }, then: 'open', category: 'own', rule: '2c.1' },
    { when: { conversation: 'open' }, then: 'join', rule: '2c.2' },
    { then: 'open', category: 'service', rule: '2c.2' },
  ],
  charges: [...FREE, { type: 'regular', rule: '2c.3' }],
  undelivered: [],
  allowances: [{ categories: ['service'], units: 1000, per: 'account', type: 'free_tier', rule: '2c.6' }],
  window_counts_at: 'sending',
};

/** As before, with service conversations free without limit: 2024-11-01 to 2025-06-30. */
const from2024: RuleSet = {
  ...cbp2023,
  id: 'cbp-2024',
  title: 'Conversation-based pricing, service free',
  from: '2024-11-01',
  until: '2025-04-01',
  charges: [
    ...FREE,
    { when: { message: ['free_form'] }, type: 'free_customer_service', rule: '2c.7' },
    { type: 'regular', rule: '2c.3' },
  ],
  allowances: [],
};

const from2025April: RuleSet = {
  ...from2024,
  from: '2025-04-01',
  until: '2025-07-01',
  undelivered: UNITED_STATES,
};

export const cbp2024 = [from2024, from2025April] as const;
