import { UsageFault } from '../model/fault.js';
import { fold, nearest } from './words.js';

/** What a record of a timeline can say. */
export const FIELDS = [
  'time',
  'contact',
  'direction',
  'type',
  'category',
  'entry_point',
  'status',
  'delivered_at',
  'id',
  'number',
  'account',
  'template',
  'country',
  'tag',
  'channel',
] as const;
export type Field = (typeof FIELDS)[number];

/** Without these no record can be placed in a timeline. */
const REQUIRED_FIELDS = ['time', 'direction'] as const satisfies readonly Field[];

/** What a row of a send log adds to its message. It is always about one of the business, and may leave out its time. */
export const SEND_FIELDS = [
  'time',
  'contact',
  'type',
  'category',
  'id',
  'number',
  'account',
  'template',
  'country',
  'tag',
] as const satisfies readonly Field[];

/** Other names under which a field is recognised. The field's own name wins over them, `--map` over both. */
export const SYNONYMS: Record<Field, readonly string[]> = {
  time: [
    'timestamp',
    'hour',
    'at',
    'datetime',
    'date',
    'sent_at',
    'sent_date',
    'date_sent',
    'created_at',
    'message_time',
    'when',
  ],
  contact: [
    'contact_id',
    'contact_phone',
    'contact_number',
    'customer',
    'customer_id',
    'customer_phone',
    'customer_number',
    'phone',
    'phone_number',
    'mobile',
    'msisdn',
    'wa_id',
    'recipient',
    'recipient_id',
    'user',
    'user_id',
    'from',
    'to',
  ],
  direction: ['dir', 'in_out', 'message_direction', 'sender_type', 'author_type'],
  type: ['message_type', 'msg_type', 'kind', 'content_type'],
  category: ['template_category', 'message_category'],
  entry_point: ['entry', 'referral', 'referral_source', 'referral_source_type', 'source_type'],
  status: ['message_status', 'delivery_status'],
  delivered_at: ['delivered', 'delivered_on', 'delivery_time', 'delivered_time', 'delivery_timestamp'],
  id: ['message_id', 'msg_id', 'wamid', 'wa_message_id', 'message_sid', 'sid', 'uuid'],
  number: [
    'business_number',
    'business_phone',
    'business_phone_number',
    'phone_number_id',
    'display_phone_number',
    'our_number',
    'sender_number',
  ],
  account: ['account_id', 'waba', 'waba_id', 'business_account', 'business_account_id'],
  template: ['template_name', 'hsm_name'],
  country: ['country_code', 'contact_country', 'customer_country'],
  tag: ['tags', 'label', 'labels', 'campaign'],
  channel: ['channel_name', 'inbox'],
};

export type FieldMap = Partial<Record<Field, string>>;

/** What is looked for in an input of named fields. */
export interface Wanted {
  readonly map: FieldMap;
  /** Fields that have to be there. */
  readonly required: readonly Field[];
  /** What fills the map: remedies name it. */
  readonly option: '--map' | '--map-sends';
}

export function wantedOfTimeline(map: FieldMap): Wanted {
  return { map, required: REQUIRED_FIELDS, option: '--map' };
}

/** Of a send log, which says something about the message of each id. */
export function wantedOfSends(map: FieldMap): Wanted {
  return { map, required: ['id'], option: '--map-sends' };
}

export type ParsedMap =
  { readonly ok: true; readonly map: FieldMap } | { readonly ok: false; readonly message: string };

/** Reads `field=column` options, of an input of which these fields are read. */
export function parseMap(entries: readonly string[], fields: readonly Field[] = FIELDS): ParsedMap {
  const map: FieldMap = {};
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    const name = entry.slice(0, Math.max(0, equals)).trim();
    const column = entry.slice(equals + 1).trim();
    if (name === '' || column === '') {
      return { ok: false, message: `"${entry}" is not field=column, for example time=created_at` };
    }
    const field = fields.find((known) => fold(known) === fold(name));
    if (field === undefined) return { ok: false, message: unknownField(name, fields) };
    if (map[field] !== undefined) return { ok: false, message: `"${field}" is mapped twice` };
    map[field] = column;
  }
  return { ok: true, map };
}

/** Throws a UsageFault where the option is of fields that are not read. */
export function checkMap(option: string, map: FieldMap, fields: readonly Field[] = FIELDS): void {
  const unknown = Object.keys(map).find((name) => !fields.some((field) => field === name));
  if (unknown !== undefined) throw new UsageFault(`${option}: ${unknownField(unknown, fields)}`);
}

function unknownField(name: string, fields: readonly Field[]): string {
  if (FIELDS.some((field) => fold(field) === fold(name)))
    return `"${name}" is not read of a send log; its fields are ${fields.join(', ')}`;
  const suggestion = nearest(name, fields);
  if (suggestion !== null) return `there is no field "${name}"; did you mean ${suggestion}?`;
  return `there is no field "${name}"; the fields are ${fields.join(', ')}`;
}
