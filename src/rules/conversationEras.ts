import type { ChargeRow, RuleSet } from './ruleSet.js';

const free: readonly ChargeRow[] = [
  { when: { message: ['reaction'] }, type: 'not_chargeable', rule: '2f.6' },
  { when: { entry_point: 'open' }, type: 'free_entry_point', rule: '3.4' },
  { when: { role: 'member' }, type: 'in_open_conversation', rule: '2c.3' },
];

/** Conversations by category, the first 1,000 service conversations of a month free: 2023-06-01 to 2024-10-31. */
export const cbp2023: RuleSet = {
  id: 'cbp-2023',
  title: 'Conversation-based pricing by category',
  from: '2023-06-01',
  until: '2024-11-01',
  unit: 'conversation',
  window: {
    lasts: '24h',
    rule: '1.1',
    exceptions: [
      { types: ['reaction', 'edit', 'revoke'], opens: 'C7', rule: '1.5' },
      { types: ['system'], opens: false, rule: '1.5' },
    ],
  },
  entry_point: {
    reply_within: '24h',
    lasts: '72h',
    category: 'referral_conversion',
    closes_conversations: true,
    rule: '3.2',
  },
  conversation: { lasts: '24h', rule: '2c.4' },
  admission: [
    { when: { message: ['template'] }, then: 'accept', rule: '1.7' },
    { when: { window: 'open' }, then: 'accept', rule: '1.1' },
    { then: 'reject', code: 131047, rule: '1.7' },
  ],
  membership: [
    { when: { message: ['reaction'] }, then: 'none', rule: '2f.6' },
    { when: { entry_point: 'open' }, then: 'none', rule: '3.6' },
    { when: { message: ['template'], same_category: 'open' }, then: 'join', category: 'own', rule: '2c.1' },
    { when: { message: ['template'] }, then: 'open', category: 'own', rule: '2c.1' },
    { when: { conversation: 'open' }, then: 'join', rule: '2c.2' },
    { then: 'open', category: 'service', rule: '2c.2' },
  ],
  charges: [...free, { type: 'regular', rule: '2c.3' }],
  allowances: [{ category: 'service', units: 1000, per: 'account', type: 'free_tier', rule: '2c.6' }],
};

/** As before, with service conversations free without limit: 2024-11-01 to 2025-06-30. */
export const cbp2024: RuleSet = {
  ...cbp2023,
  id: 'cbp-2024',
  title: 'Conversation-based pricing, service free',
  from: '2024-11-01',
  until: '2025-07-01',
  charges: [
    ...free,
    { when: { message: ['free_form'] }, type: 'free_customer_service', rule: '2c.7' },
    { type: 'regular', rule: '2c.3' },
  ],
  allowances: [],
};
