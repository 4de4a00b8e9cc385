import {
  ENTRY_POINT_SOURCES,
  INBOUND_TYPES,
  OUTBOUND_TYPES,
  TEMPLATE_CATEGORIES,
  type CallPermission,
  type EntryPointSource,
  type InboundType,
  type OutboundType,
  type TemplateCategory,
} from '../model/event.js';
import { fold, nearest } from './words.js';

/** The words of one field and what each of them means. */
export interface Vocabulary<T extends string> {
  readonly read: (word: string) => T | null;
  /** The word that `word` most likely misspells. */
  readonly suggest: (word: string) => string | null;
}

/** Every meaning is its own first word. */
function vocabulary<T extends string>(synonyms: Readonly<Record<T, readonly string[]>>): Vocabulary<T> {
  const meanings = Object.keys(synonyms) as T[];
  const words = meanings.flatMap((meaning) => [meaning, ...synonyms[meaning]]);
  const byWord = new Map(
    meanings.flatMap((meaning) => [meaning, ...synonyms[meaning]].map((word) => [fold(word), meaning] as const)),
  );
  return {
    read: (word) => byWord.get(fold(word)) ?? null,
    suggest: (word) => nearest(word, words),
  };
}

/** No synonyms but those listed. */
function withSynonyms<T extends string>(
  meanings: readonly T[],
  synonyms: Partial<Record<T, readonly string[]>>,
): Record<T, readonly string[]> {
  return Object.fromEntries(meanings.map((meaning) => [meaning, synonyms[meaning] ?? []])) as Record<
    T,
    readonly string[]
  >;
}

type Direction = 'inbound' | 'outbound';

export const DIRECTIONS = vocabulary<Direction>({
  inbound: ['in', 'incoming', 'received', 'customer', 'client', 'contact', 'user', 'end_user'],
  outbound: [
    'out',
    'outgoing',
    'sent',
    'business',
    'company',
    'agent',
    'bot',
    'outbound-api',
    'outbound-reply',
    'outbound-call',
  ],
});

/** Kinds of event that are no message. */
export type Mark = 'call' | 'opt_in' | 'opt_out';

export const MARKS = vocabulary<Mark>({
  call: ['voice_call', 'phone_call', 'video_call'],
  opt_in: ['opted_in', 'subscribe', 'subscribed'],
  opt_out: ['opted_out', 'unsubscribe', 'unsubscribed'],
});

const CONTENT_SYNONYMS = {
  text: ['chat', 'message', 'plain_text', 'free_form', 'session_message'],
  image: ['photo', 'picture'],
  voice: ['voice_note', 'voice_message', 'ptt'],
  document: ['file', 'pdf'],
  contacts: ['contact', 'vcard'],
} as const;

/** Who writes down a reply by hand means the yes; a no is named. Webhooks say which it was. */
const CALL_ALLOWED = ['call_permission_reply', 'call_permission_accept', 'call_permission_accepted'] as const;
const CALL_REFUSED = ['call_permission_reject', 'call_permission_rejected'] as const;

export const INBOUND_WORDS = vocabulary<InboundType>(
  withSynonyms(INBOUND_TYPES, {
    ...CONTENT_SYNONYMS,
    interactive: ['list_reply', 'button_reply', 'nfm_reply', 'flow_reply', ...CALL_ALLOWED, ...CALL_REFUSED],
    button: ['quick_reply'],
    revoke: ['deleted'],
  }),
);

/** Whether a type of customer message answers the question for permission to call, and how. */
export const CALL_ANSWERS = vocabulary<CallPermission['response']>({ accept: CALL_ALLOWED, reject: CALL_REFUSED });

export const OUTBOUND_WORDS = vocabulary<OutboundType>(
  withSynonyms(OUTBOUND_TYPES, {
    ...CONTENT_SYNONYMS,
    template: ['hsm', 'template_message', 'message_template'],
    interactive: [
      'list',
      'list_message',
      'interactive_list',
      'button',
      'buttons',
      'reply_buttons',
      'interactive_button',
      'interactive_buttons',
      'flow',
      'interactive_flow',
      'cta_url',
      'product',
      'product_list',
      'catalog',
      'catalog_message',
      'location_request',
      'call_permission_request',
    ],
  }),
);

export type CategoryWord = TemplateCategory | 'service';

export const CATEGORIES = vocabulary<CategoryWord>(
  withSynonyms([...TEMPLATE_CATEGORIES, 'service'], { authentication: ['auth'] }),
);

export const ENTRY_POINTS = vocabulary<EntryPointSource>(
  withSynonyms(ENTRY_POINT_SOURCES, {
    ctwa: ['ad', 'ads', 'ctwa_ad', 'click_to_whatsapp'],
    page_cta: ['page', 'post', 'page_button', 'facebook_page'],
  }),
);

export type Status = 'sent' | 'delivered' | 'read' | 'failed';

export const STATUSES = vocabulary<Status>({
  sent: ['accepted', 'pending', 'queued', 'submitted', 'sending'],
  delivered: [],
  read: ['played', 'seen'],
  failed: ['undelivered', 'undeliverable', 'rejected', 'error', 'expired'],
});
