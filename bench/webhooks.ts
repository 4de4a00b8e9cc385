import type { Message } from './messages.js';

/** Meta's times are whole seconds. */
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const AD_ANSWERED_WITHIN = 24 * HOUR;
const ENTRY_POINT = 72 * HOUR;
const CONVERSATION = 24 * HOUR;
const FREE_SERVICE = 1000;

/**
 * The webhooks of Cloud API messages in the order in which Meta would send them: one for a message of a customer, one when a
 * message of the business is sent and one when it is delivered or has failed. Each is a POST of one change, as most are.
 */
export function* webhooks(messages: Iterable<Message>): Iterable<string> {
  const pricing = new Pricing();
  const due = new Map<number, string[]>();
  let second = 0;
  for (const message of messages) {
    const now = Math.floor(message.at / SECOND);
    if (due.size === 0) second = now;
    for (; second < now; second++) {
      yield* due.get(second) ?? [];
      due.delete(second);
    }
    if (message.inbound) {
      if (message.ad) pricing.clicked(message);
      yield inbound(message);
      continue;
    }
    const price = pricing.of(message);
    yield status(message, 'sent', message.at, price);
    const outcome = message.deliveredAt === null ? 'failed' : 'delivered';
    const at = message.deliveredAt ?? message.at + SECOND;
    const line = status(message, outcome, at, outcome === 'failed' ? FAILED : price);
    const dueAt = Math.floor(at / SECOND);
    due.set(dueAt, [...(due.get(dueAt) ?? []), line]);
  }
  for (const [, lines] of [...due].sort(([a], [b]) => a - b)) yield* lines;
}

/** What Meta says of a price since 1 October 2026, the month's first 1,000 service messages of a number being free. */
class Pricing {
  readonly #clickedAt = new Map<string, number>();
  readonly #entryPointUntil = new Map<string, number>();
  readonly #services = new Map<string, number>();

  clicked({ contact, at }: Message): void {
    this.#clickedAt.set(contact, at);
  }

  of({ contact, number, at, category }: Message): string {
    const clickedAt = this.#clickedAt.get(contact);
    if (clickedAt !== undefined && at - clickedAt < AD_ANSWERED_WITHIN) {
      this.#clickedAt.delete(contact);
      this.#entryPointUntil.set(contact, at + ENTRY_POINT);
    }
    if (at < (this.#entryPointUntil.get(contact) ?? 0)) return priced(false, 'referral_conversion', 'free_entry_point');
    if (category !== '') return priced(true, category, 'regular');
    const month = `${number} ${new Date(at).toISOString().slice(0, 7)}`;
    const nth = (this.#services.get(month) ?? 0) + 1;
    this.#services.set(month, nth);
    return nth > FREE_SERVICE ? priced(true, 'service', 'regular') : priced(false, 'service', 'free_customer_service');
  }
}

function priced(billable: boolean, category: string, type: string): string {
  return `"pricing":{"billable":${billable},"pricing_model":"PMP","category":"${category}","type":"${type}"}`;
}

const FAILED =
  '"errors":[{"code":131026,"title":"Message undeliverable","message":"Message undeliverable","error_data":{"details":"Message Undeliverable."},"href":"https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"}]';

function inbound({ at, contact, number, id, type, ad }: Message): string {
  const content =
    type === 'image'
      ? `"type":"image","image":{"mime_type":"image/jpeg","sha256":"${hex(at)}","id":"${at}"}`
      : '"type":"text","text":{"body":"Hello, I have a question about my order and when it will be with me. Could you have a look, please?"}';
  const referral = ad
    ? `"referral":{"source_url":"https://fb.me/3cr4Wqqkv","source_id":"120226305854810726","source_type":"ad","headline":"Spring sale","body":"All shoes","media_type":"image","image_url":"https://scontent.example/ad","ctwa_clid":"${hex(at)}"},`
    : '';
  return post(
    number,
    `${person(contact)},"messages":[{${referral}"from":"${contact}","from_user_id":"${userId(contact)}","id":"${id}",` +
      `"timestamp":"${seconds(at)}",${content}}]`,
  );
}

function status(
  { at: sentAt, contact, number, id, category }: Message,
  word: string,
  at: number,
  said: string,
): string {
  const expires = word === 'sent' ? `"expiration_timestamp":"${seconds(sentAt + CONVERSATION)}",` : '';
  // A failure names the number alone.
  const isFailed = word === 'failed';
  return post(
    number,
    `${isFailed ? '' : `${person(contact)},`}"statuses":[{"id":"${id}","status":"${word}","timestamp":"${seconds(at)}",` +
      `"recipient_id":"${contact}",${isFailed ? '' : `"recipient_user_id":"${userId(contact)}",`}` +
      `"conversation":{"id":"${hex(sentAt)}",${expires}"origin":{"type":"${category === '' ? 'service' : category}"}},${said}}]`,
  );
}

function person(contact: string): string {
  return `"contacts":[{"profile":{"name":"Customer ${contact.slice(-4)}"},"wa_id":"${contact}","user_id":"${userId(contact)}"}]`;
}

/** Meta names every customer by one as well since 31 March 2026. */
function userId(contact: string): string {
  return `${COUNTRIES[contact.slice(0, 4)] ?? ''}.${[...contact].reverse().join('')}${contact.slice(-9)}`;
}

const COUNTRIES: Readonly<Record<string, string>> = {
  5511: 'BR',
  5215: 'MX',
  4915: 'DE',
  4479: 'GB',
  9198: 'IN',
  6281: 'ID',
  3161: 'NL',
  1305: 'US',
  2348: 'NG',
  5491: 'AR',
};

function post(number: string, content: string): string {
  return (
    '{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{' +
    `"messaging_product":"whatsapp","metadata":{"display_phone_number":"${number}","phone_number_id":"10${number}"},` +
    `${content}},"field":"messages"}]}]}`
  );
}

function seconds(at: number): number {
  return Math.floor(at / SECOND);
}

/** 32 digits, as Meta's ids of conversations have. */
function hex(at: number): string {
  return Math.floor(at).toString(16).padStart(32, 'e5c0f4a7');
}
