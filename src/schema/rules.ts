import { z } from 'zod';
import { CHARGE_TYPES, CHARGE_UNITS, CONVERSATION_CATEGORIES } from '../model/category.js';
import { parseDuration } from '../model/duration.js';
import { INBOUND_TYPES } from '../model/event.js';
import { MESSAGE_SELECTORS } from '../rules/messageClass.js';
import { ACCOUNT_KINDS, QUESTIONS, WINDOW_OPENERS } from '../rules/ruleSet.js';
import { valuesOf } from '../rules/switches.js';

const duration = z
  .string()
  .refine((text) => parseDuration(text) !== null, 'a duration is written as 24h, 90m or 7d')
  .describe('Such as 24h, 90m, 7d.');
const rule = z.string().describe('A rule id of docs/rules.md, or a name of your own.');
const message = z
  .array(z.enum(MESSAGE_SELECTORS))
  .describe('Kinds of outbound message; template stands for a template of any category.');
const category = z.enum(CONVERSATION_CATEGORIES);

const when = z
  .strictObject({
    message: message.exactOptional(),
    window: z.enum(QUESTIONS.window).exactOptional(),
    entry_point: z.enum(QUESTIONS.entry_point).exactOptional(),
    conversation: z.enum(QUESTIONS.conversation).exactOptional().describe('A conversation of any category.'),
    same_category: z
      .enum(QUESTIONS.same_category)
      .exactOptional()
      .describe('A conversation of the template’s own category.'),
    role: z
      .enum(QUESTIONS.role)
      .exactOptional()
      .describe('Charges only: whether the message opened its conversation or came into an open one.'),
    customer_message: z
      .enum(QUESTIONS.customer_message)
      .exactOptional()
      .describe('Whether the customer’s latest message is younger than the window lasts.'),
    opt_in: z.enum(QUESTIONS.opt_in).exactOptional(),
    tag: z.enum(QUESTIONS.tag).exactOptional(),
    extra_message: z.enum(QUESTIONS.extra_message).exactOptional(),
    group: z.enum(QUESTIONS.group).exactOptional().describe('Whether it goes to a group.'),
  })
  .describe('All that is said must hold as of the send time; left out: always. The first row that holds decides.');

/** Every table must decide every case, so its last row has no condition. */
function rows<Row extends z.ZodType<{ when?: unknown }>>(row: Row) {
  return z
    .array(row)
    .min(1)
    .refine(
      (table) => table.at(-1)?.when === undefined,
      'the last row of a table has no condition: it decides what is left',
    );
}

export const rulesDocument = z
  .strictObject({
    extends: z.string().describe('Id of the rule set to start from, as that one began: pmp-2026, cbp-2023, bird …'),
    id: z.string().exactOptional().describe('How outcomes and reports name it.'),
    title: z.string().exactOptional(),
    unit: z.enum(CHARGE_UNITS).exactOptional(),
    window: z
      .strictObject({
        lasts: duration.exactOptional(),
        opened_by: z.array(z.enum(WINDOW_OPENERS)).exactOptional(),
        permanent_sessions: z.boolean().exactOptional(),
        rule: rule.exactOptional(),
        exceptions: z
          .array(
            z.strictObject({
              types: z.array(z.enum(INBOUND_TYPES)),
              opens: z.union([z.literal(false), z.literal('C7')]),
              rule,
            }),
          )
          .exactOptional()
          .describe('Customer messages that open no window, or only if switch C7 says so.'),
      })
      .exactOptional(),
    entry_point: z
      .strictObject({
        opened_by: z.enum(['reply', 'click']).exactOptional(),
        reply_within: duration.exactOptional(),
        lasts: duration.exactOptional(),
        lasts_at_most: duration.exactOptional(),
        page_cta: z.union([z.boolean(), z.literal('C9')]).exactOptional(),
        category: category.exactOptional(),
        closes_conversations: z.boolean().exactOptional(),
        rule: rule.exactOptional(),
      })
      .nullable()
      .exactOptional()
      .describe('null: there is none.'),
    call_permission: z
      .strictObject({ lasts: duration.exactOptional(), rule: rule.exactOptional() })
      .exactOptional()
      .describe('How long the business may call a customer who has agreed to it.'),
    conversation: z
      .strictObject({ lasts: duration.exactOptional(), rule: rule.exactOptional() })
      .nullable()
      .exactOptional()
      .describe('null: nothing but messages is counted.'),
    extra_message: z.strictObject({ channel: z.string() }).nullable().exactOptional(),
    admission: rows(
      z.strictObject({
        when: when.exactOptional(),
        then: z.enum(['accept', 'reject']),
        code: z.number().int().exactOptional(),
        rule,
      }),
    )
      .exactOptional()
      .describe('May the message be sent? Replaces the whole table, as the other tables do.'),
    membership: rows(
      z.strictObject({
        when: when.exactOptional(),
        then: z.enum(['open', 'join', 'none']),
        category: z.enum([...CONVERSATION_CATEGORIES, 'own']).exactOptional(),
        rule,
      }),
    )
      .exactOptional()
      .describe('Which conversation does it belong to?'),
    charges: rows(
      z.strictObject({
        when: when.exactOptional(),
        if: z.strictObject({ C8: z.enum(valuesOf('C8')) }).exactOptional(),
        type: z.enum(CHARGE_TYPES),
        rule,
      }),
    )
      .exactOptional()
      .describe('What is a delivered message charged as? regular is charged, everything else is free.'),
    undelivered: z
      .array(z.strictObject({ message, country: z.string().length(2), code: z.number().int(), rule }))
      .exactOptional()
      .describe('Messages that are taken and not delivered, unless a receipt says otherwise.'),
    allowances: z
      .array(
        z.strictObject({
          categories: z.array(category),
          units: z.union([z.number().int().nonnegative(), z.literal('unlimited')]),
          per: z.enum(['account', 'number', 'C5']),
          for: z.enum(ACCOUNT_KINDS).exactOptional(),
          if: z.strictObject({ C15: z.enum(valuesOf('C15')) }).exactOptional(),
          type: z.enum(CHARGE_TYPES),
          rule,
        }),
      )
      .exactOptional()
      .describe('Units free each calendar month of the account.'),
    window_counts_at: z.enum(['sending', 'C3']).exactOptional(),
  })
  .describe('A rule set of your own for --rules FILE: another one with changes.');

export function rulesSchema(): unknown {
  return z.toJSONSchema(rulesDocument);
}
