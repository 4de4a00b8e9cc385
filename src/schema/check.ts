import { z } from 'zod';
import { MESSAGE_KINDS } from '../check/answer.js';
import { CHARGE_TYPES, CHARGE_UNITS, CONVERSATION_CATEGORIES } from '../model/category.js';
import { CERTAINTIES, OPEN_STATES } from '../model/ends.js';
import { finding } from './run.js';

const instant = z
  .string()
  .describe('YYYY-MM-DDTHH:mm:ss.sssZ on dated timelines, "Hour 25" (up to seven decimals) on undated ones.');
const category = z.enum(CONVERSATION_CATEGORIES);
const chargeType = z.enum(CHARGE_TYPES);
const state = z.enum(OPEN_STATES).describe('maybe: what is known does not say.');
const verdict = z
  .enum(['open', 'closed'])
  .describe('Whether free-form messages may be sent, also when the safety margin has passed; not sure is closed.');
const rule = z.string().describe('Id in the rule catalogue.');
const mention = z.strictObject({
  message: z.string().describe('Its id, or where it stands in the input as file:line.'),
  at: instant,
});

const pair = {
  contact: z.string().nullable().describe('The customer; null when the timeline has a single unnamed one.'),
  number: z.string().nullable().describe('The business phone number; null when unnamed.'),
};

const unanswered = z
  .boolean()
  .nullable()
  .describe('Nothing was sent since lastMessageAt that did not fail; null of a contacts export, which does not tell.');

const window = z.strictObject({
  state,
  permanent: z.boolean().describe('A session that never closes.'),
  openedBy: mention.nullable().describe('From which the latest window runs.'),
  until: instant
    .nullable()
    .describe('The end of the latest window, perhaps past; null without one, or without an end.'),
  safeUntil: instant.nullable().describe('until less the safety margin, while the window is open.'),
  minutesLeft: z.int().nullable().describe('Whole minutes until then; null unless it is open with an end.'),
  closesSoon: z.boolean().describe('No more than --warn-before is left.'),
});

const allowance = z
  .strictObject({
    units: z.int().nullable().describe('Free each month; null without limit. How many are used is not looked up.'),
    per: z.enum(['account', 'number']),
    type: chargeType.describe('What the charge would be then.'),
    rule,
  })
  .describe('What may make it free.');

const charge = z.strictObject({
  unit: z.enum(CHARGE_UNITS),
  category,
  type: chargeType,
  billable: z.boolean().describe('Money is due, before allowances.'),
  certain: z.boolean(),
  ruleSet: z.string(),
  rule,
  opens: category.nullable().describe('The conversation it would open; referral_conversion is an entry point.'),
  joins: category.nullable().describe('The open conversation it would come into.'),
  allowance: allowance.nullable(),
  market: z.string().nullable(),
  rate: z.string().nullable(),
  amount: z.string().nullable().describe('"0" when free, null when no price is known.'),
  currency: z.string().nullable(),
  rateCard: z.string().nullable(),
});

const message = z.strictObject({
  kind: z.enum(MESSAGE_KINDS).describe('A category is a template of it.'),
  allowed: z.enum(CERTAINTIES),
  delivered: z.boolean().describe('False when it would be refused, or taken and kept back.'),
  rule: rule.describe('By which it is allowed, refused or kept back.'),
  code: z.int().nullable().describe("Meta's error code where it would not be delivered."),
  charge: charge.nullable().describe('Null when it would not be delivered.'),
});

const findings = z.array(finding).describe('What was found in the data when it was read.');

const checkDocument = z
  .strictObject({
    schema: z.literal('wa-window/check@1'),
    ...pair,
    inLog: z.boolean().describe('False when the log does not hold this contact.'),
    dated: z.boolean(),
    timezone: z.string(),
    at: instant.describe('As of when.'),
    ruleSet: z.string().nullable().describe('In force then; null where no rules are known.'),
    verdict,
    window,
    entryPoint: z.strictObject({
      state,
      openedBy: mention.nullable(),
      surelyUntil: instant.nullable().describe('Before it the entry point is surely open.'),
      until: instant.nullable().describe('From here on it is surely over.'),
      replyBefore: instant.nullable().describe('An ad message waits: a reply sent before this opens the entry point.'),
    }),
    callPermission: z
      .strictObject({
        givenBy: mention.nullable(),
        until: instant.nullable().describe('First instant at which it no longer stands; null of a permanent one.'),
      })
      .nullable()
      .describe('The customer lets the business call; null where the log shows no permission that stands.'),
    conversations: z.array(z.strictObject({ category, state, openedAt: instant, until: instant })),
    lastMessageAt: instant.nullable().describe('The latest message or call that counts for the window.'),
    unanswered,
    messages: z.array(message).describe('Each kind as if it were sent and delivered now.'),
    afterReply: z.array(message).nullable().describe('The same right after the customer has written; null while open.'),
    dependsOn: z
      .array(z.strictObject({ id: z.string(), value: z.string(), other: z.string() }))
      .describe('Contested points: under the other value the answer would differ.'),
    findings,
  })
  .describe('May I write to this contact? What check --contact --format json prints.');

export type CheckDocument = z.infer<typeof checkDocument>;
export type MessageDocument = z.infer<typeof message>;

export function checkSchema(): unknown {
  return z.toJSONSchema(checkDocument);
}

export function parseCheckDocument(value: unknown): CheckDocument {
  return checkDocument.parse(value);
}

const contact = z.strictObject({
  ...pair,
  verdict,
  window: state,
  permanent: z.boolean(),
  closesSoon: z.boolean(),
  lastMessageAt: instant.nullable(),
  until: instant.nullable(),
  minutesLeft: z.int().nullable(),
  unanswered,
});

const contactsDocument = z
  .strictObject({
    schema: z.literal('wa-window/contacts@1'),
    dated: z.boolean(),
    timezone: z.string(),
    at: instant,
    findings,
    contacts: z.array(contact),
  })
  .describe('What check --format json prints without --contact.');

export type ContactDocument = z.infer<typeof contact>;
export type ContactsDocument = z.infer<typeof contactsDocument>;

export function contactsSchema(): unknown {
  return z.toJSONSchema(contactsDocument);
}

export function parseContactsDocument(value: unknown): ContactsDocument {
  return contactsDocument.parse(value);
}
