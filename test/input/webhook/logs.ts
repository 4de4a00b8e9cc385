import { readTimeline, UnreadableInput, type ReadOptions } from '../../../src/input/index.js';
import type { TimelineEvent } from '../../../src/model/event.js';
import type { Finding, FindingCode } from '../../../src/model/finding.js';
import type { Timeline } from '../../../src/model/timeline.js';

export const NOOR = '31612345678';
export const SHOP = { display_phone_number: '+31 20 123 4567', phone_number_id: '555000111' };

/** Seconds, as a webhook writes them. */
export function seconds(time: string): string {
  return String(Date.parse(`2026-03-${time}Z`) / 1000);
}

/** A customer message at `02T09:00:00` of March 2026. */
export function message(time: string, more: object = {}): object {
  return { from: NOOR, id: `wamid.in.${time}`, timestamp: seconds(time), type: 'text', text: { body: 'Hi' }, ...more };
}

export function status(id: string, word: string, time: string, more: object = {}): object {
  return { id: `wamid.${id}`, status: word, timestamp: seconds(time), recipient_id: NOOR, ...more };
}

/** Per-message pricing. */
export function price(category: string, type = 'regular'): object {
  return { pricing: { billable: type === 'regular', pricing_model: 'PMP', type, category } };
}

/** Conversation pricing, with the expiry that its `sent` status carries. */
export function conversation(category: string, id: string, expires?: string): object {
  return {
    pricing: { billable: true, pricing_model: 'CBP', category },
    conversation: {
      id,
      origin: { type: category },
      ...(expires !== undefined && { expiration_timestamp: seconds(expires) }),
    },
  };
}

export function post(value: object, field = 'messages', entry: object = {}): object {
  const change = { field, value: { messaging_product: 'whatsapp', metadata: SHOP, ...value } };
  return { object: 'whatsapp_business_account', entry: [{ id: '1029384756', changes: [change], ...entry }] };
}

export function messages(...list: readonly object[]): object {
  return post({ messages: list });
}

export function statuses(...list: readonly object[]): object {
  return post({ statuses: list });
}

export function log(...lines: readonly (object | string)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

export function source(name: string, text: string | Uint8Array) {
  return { name, bytes: Buffer.from(text) };
}

export function read(text: string | Uint8Array, options?: ReadOptions): Timeline {
  return readTimeline([source('hook.log', text)], options);
}

/** What is found, whether or not anything could be read. */
export function found(text: string, options?: ReadOptions): readonly Finding[] {
  try {
    return read(text, options).findings;
  } catch (error) {
    if (error instanceof UnreadableInput) return error.findings;
    throw error;
  }
}

export function messageOf(code: FindingCode, text: string, options?: ReadOptions): string | undefined {
  return found(text, options).find((finding) => finding.code === code)?.message;
}

/** Events in a line each: `02T09:00:00 +31612345678 inbound text`. */
export function told({ events }: Pick<Timeline, 'events'>): readonly string[] {
  return events.map(
    (event) => `${new Date(event.at).toISOString().slice(8, 19)} ${event.contact ?? 'nobody'} ${wordsOf(event)}`,
  );
}

function wordsOf(event: TimelineEvent): string {
  switch (event.kind) {
    case 'inbound':
      return event.entryPoint === null ? `inbound ${event.type}` : `inbound ${event.type} ${event.entryPoint}`;
    case 'outbound':
      return event.type === 'template' ? `template ${event.category}` : event.type;
    case 'receipt':
      return event.recipient === undefined ? event.status : `${event.status} by ${event.recipient}`;
    default:
      return event.kind;
  }
}
