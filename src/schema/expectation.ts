import { z } from 'zod';
import { CHARGE_TYPES, CHARGE_UNITS, CONVERSATION_CATEGORIES } from '../model/category.js';
import { parseDuration } from '../model/duration.js';
import { OPEN_STATES } from '../model/ends.js';
import { FINDING_CODES } from '../model/finding.js';
import { configDocument } from './config.js';
import { timelineRecord } from './timeline.js';

const time = z
  .union([z.string(), z.number()])
  .describe('An instant such as 2026-10-01T09:30:00+02:00, or an hour of an undated timeline: Hour 5, 4h30m.');
const duration = z
  .string()
  .refine((text) => parseDuration(text) !== null, 'a duration is written as 24h, 90m or 4h30m')
  .describe('Such as 23h, 90m, 4h30m.');
const file = z.string().min(1, 'a file has a name');
const category = z.enum(CONVERSATION_CATEGORIES);
const count = z.int().nonnegative();
const money = z
  .string()
  .regex(/^\d+(\.\d+)? [A-Z]{3}$/, 'an amount of money is written as 0.0625 USD')
  .describe('A decimal amount and its currency: 0.0625 USD.');
const message = z
  .string()
  .describe('Names a message: its id, or FILE:LINE of the timeline; the end of the path is enough: log.csv:5.');
const errorCode = z.int().nullable().describe("Meta's error code; null where the rule is not Meta's.");

const open = z.enum(OPEN_STATES).describe('maybe: the timeline does not say.');
const openState = z.union([
  open,
  z.strictObject({
    state: open.exactOptional(),
    until: time.exactOptional().describe('First instant at which it is no longer open.'),
    left: duration.exactOptional().describe('From `at` to that instant.'),
  }),
]);

const openConversation = z.union([
  category,
  z.strictObject({ category, until: time.exactOptional(), left: duration.exactOptional() }),
]);

const answer = z.union([z.boolean(), z.literal('maybe')]);
const allowed = z.strictObject({
  free_form: answer.exactOptional().describe('A text, an image, an interactive message …'),
  template: answer.exactOptional().describe('A template, whatever its category.'),
  marketing: answer.exactOptional().describe('A marketing template.'),
  utility: answer.exactOptional().describe('A utility template.'),
  authentication: answer.exactOptional().describe('An authentication template.'),
});

const rejection = z.union([
  errorCode,
  z.strictObject({
    message: message.exactOptional(),
    code: errorCode.exactOptional(),
    rule: z.string().exactOptional(),
  }),
]);

const chargeFields = {
  contact: z.string().nullable().exactOptional(),
  number: z.string().nullable().exactOptional(),
  account: z.string().nullable().exactOptional(),
  at: time.exactOptional(),
  unit: z.enum(CHARGE_UNITS).exactOptional(),
  category: category.exactOptional(),
  type: z.enum(CHARGE_TYPES).exactOptional(),
  billable: z.boolean().exactOptional().describe('Money is due, after allowances.'),
  certain: z.boolean().exactOptional(),
  market: z.string().nullable().exactOptional(),
  rate: z.union([z.string(), z.number()]).nullable().exactOptional(),
  amount: z.union([z.string(), z.number()]).nullable().exactOptional(),
  currency: z.string().nullable().exactOptional(),
  rate_card: z.string().nullable().exactOptional(),
  rule_set: z.string().exactOptional(),
  rule: z.string().exactOptional(),
};
const chargeList = z.array(z.strictObject({ message: message.exactOptional(), ...chargeFields }));
const chargesByMessage = z.record(message, z.strictObject(chargeFields).nullable());

const totals = z.strictObject({
  conversations: z.partialRecord(category, count).exactOptional().describe('Opened, by category.'),
  billable: z.partialRecord(category, count).exactOptional().describe('Units with money due, after allowances.'),
  free: z
    .partialRecord(z.enum(CHARGE_TYPES), count)
    .exactOptional()
    .describe('Messages that are not charged, by reason.'),
  rejected: count.exactOptional(),
});

const cost = z.union([money, z.strictObject({ at_least: money.exactOptional(), at_most: money.exactOptional() })]);

const compare = z.strictObject({
  rules: z.string().describe('Id of the other rule set, or a rule file relative to this file.'),
  at_most_above: z
    .string()
    .regex(/^\d+(\.\d+)?(%| [A-Z]{3})$/, 'a bound is written as 10% or 0.50 USD')
    .describe('How much more than under the other rules it may cost: 10% or 0.50 USD.'),
});

const expectation = z
  .strictObject({
    window: openState.exactOptional().describe('The customer service window at that instant.'),
    entry_point: openState.exactOptional().describe('The free entry point at that instant.'),
    conversations: z
      .array(openConversation)
      .exactOptional()
      .describe('All that are open at that instant, in any order; an entry point is one of referral_conversion.'),
    opened: z
      .array(category)
      .exactOptional()
      .describe('Conversations opened by what is stamped exactly so; at `end`: all of them.'),
    billable: z
      .array(category)
      .exactOptional()
      .describe('Categories charged by what is stamped exactly so; at `end`: all of them.'),
    free: z
      .array(z.enum(CHARGE_TYPES))
      .exactOptional()
      .describe('Why messages were not charged, of what is stamped exactly so; at `end`: of all.'),
    allowed: allowed.exactOptional().describe('Whether a message sent at that instant would be taken.'),
    rejections: z
      .array(rejection)
      .exactOptional()
      .describe('All messages refused at exactly that instant, as error codes or in parts; at `end`: all of them.'),
    charges: z
      .union([chargeList, chargesByMessage])
      .exactOptional()
      .describe(
        'As a list: all charges of exactly that instant (at `end`: all), in order of time, each in the parts that matter. ' +
          'By message: these messages alone, up to that instant; null: not charged.',
      ),
    totals: totals.exactOptional().describe('Up to and with that instant. A category that is left out counts as 0.'),
    cost: cost.exactOptional().describe('Up to and with that instant, of the whole timeline.'),
    compare: compare.exactOptional().describe('Up to and with that instant, of the whole timeline.'),
    findings: z
      .array(z.enum(FINDING_CODES))
      .exactOptional()
      .describe('Codes of everything found in the timeline, at `end`.'),
  })
  .describe('What must hold. Each key is judged for itself; one at least.');

const expectationCase = z.strictObject({
  name: z.string().min(1, 'a case has a name'),
  contact: z
    .string()
    .exactOptional()
    .describe('In any usual spelling. Needed where there are several and state is asked.'),
  number: z.string().exactOptional().describe('The business number, where there are several.'),
  at: time.describe('An instant, an hour (Hour 5), or end. What is stamped so is seen, and nothing later.'),
  expect: expectation.nullable().exactOptional(),
});

/** What a configuration settles, a file may settle for itself. */
const { timelines: _timelines, ...settings } = configDocument.shape;

/** What `wa-window verify` reads (contract §5). */
export const expectationDocument = z
  .strictObject({
    description: z.string().exactOptional(),
    timeline: z
      .union([file, z.array(file).min(1)])
      .exactOptional()
      .describe('A file or several, relative to this file; several and globs are one timeline.'),
    events: z.array(timelineRecord).min(1).exactOptional().describe('The timeline in place, instead of a file.'),
    ...settings,
    start: z.string().exactOptional().describe('Places Hour 0 of an undated timeline: 2024-11-05T09:00:00+01:00.'),
    cases: z.array(expectationCase).nullable().exactOptional(),
  })
  .refine(({ timeline, events }) => timeline !== undefined || events !== undefined, {
    message: 'the file names no timeline. Add timeline: FILE, or events: in place',
  })
  .refine(({ timeline, events }) => timeline === undefined || events === undefined, {
    message: 'a file has either timeline or events, not both',
  })
  .describe('Billing expectations: a timeline, and cases of what must hold at an instant.');

export type ExpectationDocument = z.infer<typeof expectationDocument>;
export type ExpectationCase = z.infer<typeof expectationCase>;
export type Expectation = z.infer<typeof expectation>;

export function expectationSchema(): unknown {
  return z.toJSONSchema(expectationDocument);
}
