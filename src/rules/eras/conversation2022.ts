import type { RuleSet } from '../ruleSet.js';
import { META_ADMISSION, META_CALL_PERMISSION, META_WINDOW } from './shared.js';

/** Conversations started by the user or by the business: 2022-02-01 to 2023-05-31. */
const from2022: RuleSet = {
  id: 'cbp-2022',
  title: 'Conversation-based pricing, user- and business-initiated',
  from: '2022-02-01',
  until: '2023-03-01',
  unit: 'conversation',
  window: META_WINDOW,
  call_permission: META_CALL_PERMISSION,
  entry_point: {
    opened_by: 'reply',
    reply_within: '24h',
    lasts: '24h',
    page_cta: true,
    category: 'referral_conversion',
    closes_conversations: true,
    rule: '2b.4',
  },
  conversation: { lasts: '24h', rule: '2b.1' },
  extra_message: null,
  admission: META_ADMISSION,
  membership: [
    { when: { message: ['reaction'] }, then: 'none', rule: '2f.6' },
    { when: { entry_point: 'open' }, then: 'none', rule: '2b.4' },
    { when: { conversation: 'open' }, then: 'join', rule: '2b.2' },
    { when: { message: ['template'], window: 'closed' }, then: 'open', category: 'business_initiated', rule: '2b.2' },
    { then: 'open', category: 'user_initiated', rule: '2b.2' },
  ],
  charges: [
    { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
    { when: { entry_point: 'open' }, type: 'free_entry_point', rule: '2b.4' },
    { when: { role: 'member' }, type: 'in_open_conversation', rule: '2b.1' },
    { type: 'regular', rule: '2b.2' },
  ],
  undelivered: [],
  allowances: [
    {
      categories: ['user_initiated', 'business_initiated'],
      units: 1000,
      per: 'account',
      type: 'free_tier',
      rule: '2b.3',
    },
  ],
  window_counts_at: 'sending',
};

/** From 2023-03-01 an entry point is one conversation of 72 hours. */
const from2023March: RuleSet = {
  ...from2022,
  from: '2023-03-01',
  until: '2023-04-04',
  entry_point: from2022.entry_point && { ...from2022.entry_point, lasts: '72h' },
};

/** From 2023-04-04 the allowance leaves out what the business starts, but for accounts behind a solution partner. */
const from2023April: RuleSet = {
  ...from2023March,
  from: '2023-04-04',
  until: '2023-06-01',
  allowances: [
    {
      categories: ['user_initiated'],
      units: 1000,
      per: 'account',
      for: 'direct',
      type: 'free_tier',
      rule: '2b.3',
    },
    {
      categories: ['user_initiated', 'business_initiated'],
      units: 1000,
      per: 'account',
      for: 'solution_partner',
      type: 'free_tier',
      rule: '2b.3',
    },
  ],
};

export const cbp2022 = [from2022, from2023March, from2023April] as const;
