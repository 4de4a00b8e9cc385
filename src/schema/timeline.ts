import { z } from 'zod';
import { ENTRY_POINT_SOURCES, INBOUND_TYPES, OUTBOUND_TYPES, TEMPLATE_CATEGORIES } from '../model/event.js';

const text = z.string().nullable().optional();
const textOrNumber = z.union([z.string(), z.number()]).nullable().optional();
const time = z.union([z.string(), z.number()]);

/** One record; in CSV its fields are columns. Case, spaces, underscores and hyphens in words do not count. */
export const timelineRecord = z
  .looseObject({
    time: time.describe(
      'When it happened; of a message, when it was sent. ISO 8601 with an offset (2026-10-01T09:30:00+02:00), without one ' +
        'if the zone is given, epoch seconds or milliseconds, or an hour of an undated timeline: "Hour 4", 4, "4h30m". ' +
        '"+90m" counts from the record before it in the same file. Also: timestamp, hour, at, datetime, date, sent_at, created_at.',
    ),
    contact: textOrNumber.describe(
      'The customer: a phone number in any usual spelling, or any other id. May be missing when the timeline has one contact.',
    ),
    direction: text.describe(
      'inbound (from the customer) or outbound (from the business). May be empty on a receipt, which names the id of its ' +
        'message and a status, and on opt_in, opt_out and a call by the customer.',
    ),
    type: text.describe(
      `From the customer: ${INBOUND_TYPES.join(', ')}. From the business: ${OUTBOUND_TYPES.join(', ')}. From either: call, ` +
        'opt_in, opt_out. call_permission_reply is an interactive answer by which the customer lets the business call, ' +
        'call_permission_reject one that does not. Empty: an outbound record with a category or a template name is a template, any other a text.',
    ),
    category: text.describe(
      `What Meta approved the template as: ${TEMPLATE_CATEGORIES.join(', ')}. Free-form messages have none, or service.`,
    ),
    entry_point: text.describe(
      `On a customer message that came through an ad or a page button: ${ENTRY_POINT_SOURCES.join(' or ')}.`,
    ),
    status: text.describe(
      'What became of an outbound message: sent, delivered, read or failed. A later record with the same id, contact and ' +
        'number and another status is a receipt. With neither status nor delivered_at a message counts as delivered at once.',
    ),
    delivered_at: textOrNumber.describe(
      'When an outbound message was delivered, written as time is; "+5m" counts from the time of its own record.',
    ),
    id: textOrNumber.describe(
      'The id of the message; joins it with its receipts. As a text where it has more than 15 digits.',
    ),
    number: textOrNumber.describe('The phone number of the business, or its id. May be missing when there is one.'),
    account: textOrNumber.describe('The WhatsApp Business Account that pays.'),
    template: text.describe('The name of the template.'),
    country: text.describe('The country of the customer: two letters (ISO 3166).'),
    tag: textOrNumber.describe('A mark of your own, carried along.'),
    channel: text.describe('The channel or inbox, carried along.'),
  })
  .describe('One event. Other fields are ignored; null and an empty text mean that the field says nothing.');

const timelineObject = z
  .looseObject({
    rules: z.string().nullable().optional().describe('Id of the rule set to replay under, for example cbp-2023.'),
    account: z
      .looseObject({
        timezone: z
          .string()
          .nullable()
          .optional()
          .describe("The account's time zone, an IANA name such as America/Sao_Paulo: it decides months and eras."),
      })
      .nullable()
      .optional()
      .describe('The WhatsApp Business Account.'),
    events: z.array(timelineRecord).describe('The records, in any order.'),
  })
  .describe('Records with the rules and the account they belong to.');

export const timelineDocument = z
  .union([z.array(timelineRecord), timelineObject, timelineRecord])
  .describe('A timeline in JSON. In NDJSON each line is one record.');

/** The JSON Schema of what `readTimeline` reads as JSON. Synonyms of field names and `--map` are not part of it. */
export function timelineSchema() {
  return z.toJSONSchema(timelineDocument);
}
