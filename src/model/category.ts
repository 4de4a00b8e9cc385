/** What a conversation, and therefore a charge, can be called; Meta's own words of every era. */
export const CONVERSATION_CATEGORIES = [
  'marketing',
  'utility',
  'authentication',
  'authentication_international',
  'marketing_lite',
  'service',
  'referral_conversion',
  'user_initiated',
  'business_initiated',
] as const satisfies readonly string[];
export type ConversationCategory = (typeof CONVERSATION_CATEGORIES)[number];

/** Words of Meta's for what has a price of its own. */
export const PRICED_APART: readonly string[] = ['general_purpose_ai', 'marketing_lite'];

/** What is counted: a notification (to 2022-01), a conversation (to 2025-06), a message (since 2025-07). */
export const CHARGE_UNITS = ['notification', 'conversation', 'message'] as const;
export type ChargeUnit = (typeof CHARGE_UNITS)[number];

/** Why a message is or is not charged: Meta's `pricing.type`, and ours where Meta has no word. */
export const CHARGE_TYPES = [
  'regular',
  'free_customer_service',
  'free_entry_point',
  'free_group_customer_service',
  'free_tier',
  'in_open_conversation',
  'not_delivered',
  'not_chargeable',
] as const;
export type ChargeType = (typeof CHARGE_TYPES)[number];
