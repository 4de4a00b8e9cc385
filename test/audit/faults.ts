import type { AuditOptions } from '../../src/audit/audit.js';
import type { ReadOptions } from '../../src/input/index.js';
import { conversation, inbound, longBefore, post, price, sends, sent, status } from './logs.js';

interface Planted {
  /** With exactly one fault. */
  readonly log: readonly string[];
  /** The same story as it should be. */
  readonly sound: readonly string[];
  readonly options?: AuditOptions;
  readonly reading?: ReadOptions;
  readonly finds: readonly string[];
}

const BEFORE = longBefore('2026-02-10');
const BEFORE_2024 = longBefore('2024-03-01');
const AD = { referral: { source_type: 'ad', source_id: '1', source_url: 'https://fb.me/1' } };
const SECOND_SHOP = { display_phone_number: '+31 20 765 4321', phone_number_id: '555000222' };
const REACTION = { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } };
const SERVICE = price('service', 'free_customer_service');
const IN_ENTRY_POINT = price('referral_conversion', 'free_entry_point');
const OUTSIDE = { errors: [{ code: 131047, title: 'Re-engagement message' }] };

/** One log for each way in which the replay and Meta can part. */
export const FAULTS: Readonly<Record<string, Planted>> = {
  'a free-form message was taken though no window is open': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-03T11:00', SERVICE)],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-03T08:00', SERVICE)],
    finds: ['ACCEPTED_OUTSIDE_WINDOW wamid.a: refused: outside the window → accepted (missing_inbound)'],
  },
  'it was open with another number': {
    log: [BEFORE, inbound('2026-03-03T09:00', { number: SECOND_SHOP }), sent('a', '2026-03-03T11:00', SERVICE)],
    sound: [BEFORE, inbound('2026-03-03T09:00'), sent('a', '2026-03-03T11:00', SERVICE)],
    finds: ['ACCEPTED_OUTSIDE_WINDOW wamid.a: refused: outside the window → accepted (other_number)'],
  },
  'a reaction may have opened the window (C7)': {
    log: [BEFORE, inbound('2026-03-02T09:00', REACTION), sent('a', '2026-03-02T11:00', SERVICE)],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T11:00', SERVICE)],
    finds: ['ACCEPTED_OUTSIDE_WINDOW wamid.a: refused: outside the window → accepted (contested_inbound)'],
  },
  'a text of the send log that was booked as a template, with no window open': {
    log: [BEFORE, sent('a', '2026-03-02T11:00', price('marketing'))],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T11:00', SERVICE)],
    reading: sends('wamid.a,text,,'),
    finds: ['CATEGORY wamid.a: refused: outside the window → marketing, regular (not_a_template)'],
  },
  'a message was refused though the window is open': {
    log: [BEFORE, inbound('2026-03-02T09:00'), status('a', 'failed', '2026-03-02T11:00', OUTSIDE)],
    sound: [BEFORE, inbound('2026-03-02T09:00'), status('a', 'failed', '2026-03-03T11:00', OUTSIDE)],
    finds: ['REFUSED_INSIDE_WINDOW wamid.a: accepted → refused: outside the window (customer_wrote_late)'],
  },
  'a free-form message was taken minutes after the window': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-03T09:10', SERVICE)],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-03T08:50', SERVICE)],
    finds: ['NEAR_WINDOW_EDGE wamid.a: refused: outside the window → accepted (clock)'],
  },
  'an entry point that the log does not show': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', IN_ENTRY_POINT)],
    sound: [BEFORE, inbound('2026-03-02T09:00', AD), sent('a', '2026-03-02T10:00', IN_ENTRY_POINT)],
    reading: sends('wamid.a,template,utility,order'),
    finds: [
      'ENTRY_POINT_NOT_SEEN wamid.a: utility, free_customer_service → referral_conversion, free_entry_point (page_button)',
    ],
  },
  'an answered ad that was charged': {
    log: [BEFORE, inbound('2026-03-02T09:00', AD), sent('a', '2026-03-02T10:00', price('marketing'))],
    sound: [BEFORE, inbound('2026-03-02T09:00', AD), sent('a', '2026-03-02T10:00', IN_ENTRY_POINT)],
    reading: sends('wamid.a,template,marketing,spring'),
    finds: ['ENTRY_POINT_NOT_GRANTED wamid.a: referral_conversion, free_entry_point → marketing, regular (device)'],
  },
  'minutes after the 72 hours of an entry point': {
    log: [
      BEFORE,
      inbound('2026-03-02T09:00', AD),
      sent('a', '2026-03-02T10:00', IN_ENTRY_POINT),
      sent('b', '2026-03-05T10:10', IN_ENTRY_POINT),
    ],
    sound: [
      BEFORE,
      inbound('2026-03-02T09:00', AD),
      sent('a', '2026-03-02T10:00', IN_ENTRY_POINT),
      sent('b', '2026-03-05T09:50', IN_ENTRY_POINT),
    ],
    reading: sends('wamid.a,text,,', 'wamid.b,template,marketing,spring'),
    finds: ['NEAR_ENTRY_POINT_EDGE wamid.b: marketing, regular → referral_conversion, free_entry_point (clock)'],
  },
  'the pricing model of another era': {
    log: [longBefore('2025-05-01'), sent('a', '2025-06-10T09:00', price('marketing'))],
    sound: [longBefore('2025-07-01'), sent('a', '2025-08-10T09:00', price('marketing'))],
    finds: ['ERA wamid.a: CBP → PMP (unknown)'],
  },
  'the pricing model of an era that began in another zone': {
    log: [longBefore('2025-06-01'), sent('a', '2025-06-30T20:00', price('marketing'))],
    sound: [longBefore('2025-06-01'), sent('a', '2025-07-01T02:00', price('marketing'))],
    finds: ['ERA wamid.a: CBP → PMP (account_zone)'],
  },
  'minutes before a midnight that changes the rules': {
    log: [longBefore('2025-06-01'), sent('a', '2025-06-30T23:50', price('marketing'))],
    sound: [longBefore('2025-06-01'), sent('a', '2025-07-01T00:10', price('marketing'))],
    finds: ['NEAR_ERA_MIDNIGHT wamid.a: CBP → PMP (era_switch)'],
  },
  'a template that Meta moved to another category': {
    log: [BEFORE, sent('a', '2026-03-02T09:00', price('utility')), sent('b', '2026-03-09T09:00', price('marketing'))],
    sound: [BEFORE, sent('a', '2026-03-02T09:00', price('utility')), sent('b', '2026-03-09T09:00', price('utility'))],
    reading: sends('wamid.a,template,utility,order', 'wamid.b,template,utility,order'),
    finds: ['TEMPLATE_RECATEGORISED wamid.b: utility → marketing (recategorised)'],
  },
  'a template that was never what the send log says': {
    log: [BEFORE, sent('a', '2026-03-02T09:00', price('marketing'))],
    sound: [BEFORE, sent('a', '2026-03-02T09:00', price('utility'))],
    reading: sends('wamid.a,template,utility,order'),
    finds: ['TEMPLATE_RECATEGORISED wamid.a: utility → marketing (declared_wrong)'],
  },
  'authentication at the international rate': {
    log: [BEFORE, sent('a', '2026-03-02T09:00', price('authentication-international'))],
    sound: [BEFORE, sent('a', '2026-03-02T09:00', price('authentication'))],
    reading: sends('wamid.a,template,authentication,code'),
    finds: ['INTERNATIONAL wamid.a: authentication → authentication_international (eligibility)'],
  },
  'a free-form message booked as a template': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', price('marketing'))],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', SERVICE)],
    reading: sends('wamid.a,text,,'),
    finds: ['CATEGORY wamid.a: service → marketing (not_a_template)'],
  },
  'a utility template charged inside the window': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', price('utility'))],
    sound: [
      BEFORE,
      inbound('2026-03-02T09:00'),
      sent('a', '2026-03-02T10:00', price('utility', 'free_customer_service')),
    ],
    finds: ['CHARGED_THOUGH_FREE wamid.a: utility, free_customer_service → utility, regular (customer_wrote_late)'],
  },
  'a utility template free outside the window': {
    log: [BEFORE, sent('a', '2026-03-02T10:00', price('utility', 'free_customer_service'))],
    sound: [BEFORE, sent('a', '2026-03-02T10:00', price('utility'))],
    finds: ['FREE_THOUGH_CHARGED wamid.a: utility, regular → utility, free_customer_service (missing_inbound)'],
  },
  'a template free after a deletion of the customer (C7)': {
    log: [
      BEFORE,
      inbound('2026-03-02T09:00', { type: 'revoke', revoke: { original_message_id: 'wamid.x' } }),
      sent('a', '2026-03-02T10:00', price('utility', 'free_customer_service')),
    ],
    sound: [
      BEFORE,
      inbound('2026-03-02T09:00'),
      sent('a', '2026-03-02T10:00', price('utility', 'free_customer_service')),
    ],
    finds: ['FREE_THOUGH_CHARGED wamid.a: utility, regular → utility, free_customer_service (contested_inbound)'],
  },
  'a message of an AI provider': {
    log: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', price('general_purpose_ai'))],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', SERVICE)],
    reading: sends('wamid.a,text,,'),
    finds: ['OWN_PRICE wamid.a: service, free_customer_service → general_purpose_ai, regular (ai_provider)'],
  },
  'a price that the delivery names, and another before it': {
    log: [
      BEFORE,
      status('a', 'sent', '2026-03-02T10:00', price('utility')),
      status('a', 'delivered', '2026-03-02T10:01', price('marketing')),
    ],
    sound: [
      BEFORE,
      status('a', 'sent', '2026-03-02T10:00', price('marketing')),
      status('a', 'delivered', '2026-03-02T10:01', price('marketing')),
    ],
    finds: ['STATUSES_CONTRADICT wamid.a: marketing, regular → marketing, regular (another status: utility) (unknown)'],
  },
  'a delivery that names another price than the replay and the status before it': {
    log: [
      BEFORE,
      inbound('2026-03-02T09:00'),
      status('a', 'sent', '2026-03-02T10:00', price('utility', 'free_customer_service')),
      status('a', 'delivered', '2026-03-02T10:01', price('utility')),
    ],
    sound: [
      BEFORE,
      inbound('2026-03-02T09:00'),
      status('a', 'sent', '2026-03-02T10:00', price('utility', 'free_customer_service')),
      status('a', 'delivered', '2026-03-02T10:01', price('utility', 'free_customer_service')),
    ],
    finds: ['CHARGED_THOUGH_FREE wamid.a: utility, free_customer_service → utility, regular (customer_wrote_late)'],
  },
  'free, but for a reason of groups': {
    log: [
      BEFORE,
      inbound('2026-03-02T09:00'),
      sent('a', '2026-03-02T10:00', price('service', 'free_group_customer_service')),
    ],
    sound: [BEFORE, inbound('2026-03-02T09:00'), sent('a', '2026-03-02T10:00', SERVICE)],
    finds: [
      'FREE_FOR_ANOTHER_REASON wamid.a: service, free_customer_service → service, free_group_customer_service (unknown)',
    ],
  },
  'a service message within the allowance of October 2026, marked as charged': {
    log: [longBefore('2026-10-01'), inbound('2026-10-20T09:00'), sent('a', '2026-10-20T10:00', price('service'))],
    sound: [longBefore('2026-10-01'), inbound('2026-10-20T09:00'), sent('a', '2026-10-20T10:00', SERVICE)],
    finds: ['ALLOWANCE_MARKING wamid.a: service, free_customer_service → service, regular (allowance)'],
  },
  'another conversation than the replay has': {
    log: [
      BEFORE_2024,
      inbound('2024-03-20T09:00'),
      sent('a', '2024-03-20T10:00:07', conversation('service', 'c1', '2024-03-21T10:01')),
      sent('b', '2024-03-20T11:00', conversation('service', 'c2')),
    ],
    sound: [
      BEFORE_2024,
      inbound('2024-03-20T09:00'),
      sent('a', '2024-03-20T10:00:07', conversation('service', 'c1', '2024-03-21T10:01')),
      sent('b', '2024-03-20T11:00', conversation('service', 'c1', '2024-03-21T10:01')),
    ],
    finds: ['CONVERSATION_IDENTITY wamid.b: the conversation c1 → a new conversation, c2 (other_conversation)'],
  },
  'a conversation that goes on where the replay opens another': {
    log: [
      BEFORE_2024,
      sent('a', '2024-03-20T10:00', conversation('marketing', 'c1')),
      sent('b', '2024-03-21T11:00', conversation('marketing', 'c1')),
    ],
    sound: [
      BEFORE_2024,
      sent('a', '2024-03-20T10:00', conversation('marketing', 'c1')),
      sent('b', '2024-03-21T11:00', conversation('marketing', 'c2')),
    ],
    reading: sends('wamid.a,template,marketing,spring', 'wamid.b,template,marketing,spring'),
    finds: ['CONVERSATION_IDENTITY wamid.b: a new conversation → the conversation c1 (other_conversation)'],
  },
  'a conversation that ends earlier': {
    log: [BEFORE_2024, sent('a', '2024-03-20T10:00:07', conversation('marketing', 'c1', '2024-03-21T08:00'))],
    sound: [BEFORE_2024, sent('a', '2024-03-20T10:00:07', conversation('marketing', 'c1', '2024-03-21T10:01'))],
    reading: sends('wamid.a,template,marketing,spring'),
    finds: ['CONVERSATION_EXPIRY wamid.a: 2024-03-21T10:01:00.000Z → 2024-03-21T08:00:00.000Z (other_conversation)'],
  },
  'a price on a message that failed': {
    log: [BEFORE, status('a', 'failed', '2026-03-02T10:00', { errors: [{ code: 131026 }], ...price('marketing') })],
    sound: [
      BEFORE,
      status('a', 'sent', '2026-03-02T10:00', price('marketing')),
      status('a', 'failed', '2026-03-02T10:05', { errors: [{ code: 131026 }] }),
    ],
    finds: ['CHARGED_WITHOUT_DELIVERY wamid.a: failed, nothing due → marketing, regular (billing_fault)'],
  },
  'no price on a message that arrived': {
    log: [BEFORE, sent('a', '2026-03-02T10:00', {}), sent('b', '2026-03-04T10:00', price('marketing'))],
    sound: [
      BEFORE,
      sent('a', '2026-03-02T10:00', price('marketing')),
      sent('b', '2026-03-04T10:00', price('marketing')),
    ],
    reading: sends('wamid.a,template,marketing,spring', 'wamid.b,template,marketing,spring'),
    finds: ['DELIVERED_WITHOUT_CHARGE wamid.a: marketing, regular → delivered, no price named (statuses_missing)'],
  },
  'a template that Meta announced to move': {
    log: [
      BEFORE,
      post(
        {
          message_template_id: 1,
          message_template_name: 'order',
          message_template_language: 'nl',
          previous_category: 'UTILITY',
          new_category: 'MARKETING',
        },
        'template_category_update',
      ),
      sent('a', '2026-03-02T09:00', price('marketing')),
    ],
    sound: [BEFORE, sent('a', '2026-03-02T09:00', price('utility'))],
    reading: sends('wamid.a,template,utility,order'),
    finds: ['TEMPLATE_RECATEGORISED wamid.a: utility → marketing (recategorised)'],
  },
};
