import { audit, type AuditOptions } from '../../src/audit/audit.js';
import type { Audit } from '../../src/audit/result.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import type { Timeline } from '../../src/model/timeline.js';

export const NOOR = '31612345678';
const SHOP = { display_phone_number: '+31 20 123 4567', phone_number_id: '555000111' };

/** Seconds of `2026-03-02T09:00` in UTC, as a webhook writes them. */
export function seconds(time: string): string {
  return String(Date.parse(`${time.length === 16 ? `${time}:00` : time}Z`) / 1000);
}

/** One webhook a line. */
export function post(value: object, field = 'messages', number: object = SHOP): string {
  const change = { field, value: { messaging_product: 'whatsapp', metadata: number, ...value } };
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1029384756', changes: [change] }] });
}

export type Said = Readonly<Record<string, unknown>>;

export interface Who {
  readonly from?: string;
  readonly number?: object;
}

export function inbound(at: string, { from = NOOR, number, ...more }: Who & Said = {}): string {
  const message = { from, id: `wamid.in.${at}.${from}`, timestamp: seconds(at), type: 'text', text: { body: 'Hi' } };
  return post({ messages: [{ ...message, ...more }] }, 'messages', number);
}

export function status(
  id: string,
  word: string,
  at: string,
  { from = NOOR, number, ...more }: Who & Said = {},
): string {
  const said = { id: `wamid.${id}`, status: word, timestamp: seconds(at), recipient_id: from };
  return post({ statuses: [{ ...said, ...more }] }, 'messages', number);
}

/** A message of the business to a group, as it reached one member. */
export function toGroup(id: string, at: string, recipient: string, said: Said): string {
  const group = { recipient_id: '120363041234567890', recipient_type: 'group', recipient_participant_id: recipient };
  return status(id, 'delivered', at, { ...said, ...group });
}

/** A message that arrived a second later, with what its statuses say of it. */
export function sent(id: string, at: string, said: Said, who: Who = {}): string {
  const [minute, second] = [at.slice(0, 16), at.slice(17)];
  const later = `${minute}:${String(Number(second) + 1).padStart(2, '0')}`;
  return [
    status(id, 'sent', at, { ...said, ...who }),
    status(id, 'delivered', later, { ...withoutExpiry(said), ...who }),
  ].join('\n');
}

/** Only the status "sent" carries it. */
function withoutExpiry(said: Said): Said {
  if (!('conversation' in said)) return said;
  const { expiration_timestamp: _, ...conversation } = said.conversation as Record<string, unknown>;
  return { ...said, conversation };
}

/** Per-message pricing. */
export function price(category: string, type = 'regular'): Said {
  return { pricing: { billable: type === 'regular', pricing_model: 'PMP', type, category } };
}

/** Conversation pricing. */
export function conversation(category: string, id: string, expires?: string): Said {
  return {
    pricing: { billable: true, pricing_model: 'CBP', category },
    conversation: {
      id,
      origin: { type: category },
      ...(expires !== undefined && { expiration_timestamp: seconds(expires) }),
    },
  };
}

/** Two weeks before anything else a customer of another shop writes: from then on the past is known. */
export function longBefore(day: string): string {
  return inbound(`${day}T00:00`, { from: '31600000000' });
}

export function read(lines: readonly string[], options?: ReadOptions): Timeline {
  return readTimeline([{ name: 'hook.ndjson', bytes: Buffer.from(`${lines.join('\n')}\n`) }], options);
}

/** A log of what was sent: `id,type,category,template`. */
export function sends(...rows: readonly string[]): ReadOptions {
  const text = ['id,type,category,template', ...rows].join('\n');
  return { sends: [{ name: 'sends.csv', bytes: Buffer.from(text) }] };
}

export function audited(lines: readonly string[], options?: AuditOptions, reading?: ReadOptions): Audit {
  return audit(read(lines, reading), options);
}

/** What the tests compare: `CAUSE id: expected → reported (reason)`. */
export function told({ findings }: Audit): readonly string[] {
  return findings.map(({ cause, messageId, expected, reported, reason }) => {
    const [a, b] = [expected, reported].map((side) =>
      typeof side === 'string' ? side : new Date(side.at).toISOString(),
    );
    return `${cause} ${messageId ?? ''}: ${a ?? ''} → ${b ?? ''} (${reason})`;
  });
}
