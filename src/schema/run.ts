import { z } from 'zod';
import { CHARGE_TYPES, CHARGE_UNITS, CONVERSATION_CATEGORIES } from '../model/category.js';
import { OPEN_STATES } from '../model/ends.js';
import { FINDING_CODES, SEVERITIES } from '../model/finding.js';

const instant = z
  .string()
  .regex(/^(\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z|Hour -?\d+(\.\d{1,7})?)$/)
  .describe('YYYY-MM-DDTHH:mm:ss.sssZ on dated runs, "Hour 25" (up to seven decimals) on undated ones.');
const category = z.enum(CONVERSATION_CATEGORIES);
const chargeType = z.enum(CHARGE_TYPES);
const amount = z.string().describe('A decimal number in the digits of the rate card.');
const rule = z.string().describe('Id in the rule catalogue.');
const ruleSet = z.string().describe('Id of the rule set that decided.');
const handle = z.string().describe('Names a message: its id, or where it stands in the input as file:line.');
const messageId = z.string().nullable().describe("The message's own id; null when the input had none.");

const pair = {
  contact: z.string().nullable().describe('The customer; null when the timeline has a single unnamed one.'),
  number: z.string().nullable().describe('The business phone number; null when unnamed.'),
};

const openConversation = z.strictObject({ category, expiresAt: instant });

const state = {
  window: z.enum(OPEN_STATES).describe('maybe: the log does not say.'),
  windowUntil: instant.nullable(),
  entryPointUntil: instant.nullable(),
  conversations: z.array(openConversation).describe('Open ones, in the order they opened.'),
};

const stateSpan = z.strictObject({
  from: instant,
  until: instant.nullable().describe('First instant after it; null for the last, which has no end.'),
  ...state,
});

const hour = z.strictObject({
  from: instant,
  until: instant,
  ...state,
  events: z
    .array(
      z.strictObject({
        at: instant,
        kind: z.string(),
        source: handle.nullable().describe('Null for what time alone brings.'),
        text: z.string().describe('As the human report says it.'),
      }),
    )
    .describe('All of the row; the state above is the one after those stamped exactly `from`.'),
  opened: z.array(category),
  billable: z.array(category),
  notBillable: z.array(z.strictObject({ category, type: chargeType })),
});

const contact = z.strictObject({
  ...pair,
  firstAt: instant,
  lastAt: instant,
  lastInboundAt: instant.nullable(),
  states: z.array(stateSpan).describe('Runs of time without change, [from, until).'),
  hours: z.array(hour).optional().describe('Only with --every: rows of that length.'),
});

const span = z.strictObject({
  ...pair,
  openedAt: instant,
  expiresAt: instant.describe('First instant at which it is no longer open.'),
  openedBy: handle,
  refreshedBy: z.array(handle),
});

const conversation = z.strictObject({
  ...pair,
  category: category.describe('An entry point is one of category referral_conversion.'),
  openedAt: instant.describe('When its opener was delivered.'),
  expiresAt: instant,
  closedAt: instant.nullable(),
  closedBy: z.enum(['expiry', 'entry_point']).nullable(),
  openedBy: handle,
  members: z.int().describe('Messages in it, its opener included.'),
  billable: z.boolean().describe('The rule charges this category, before allowances.'),
  ruleSet,
  rule,
});

const rejection = z.strictObject({
  ...pair,
  messageId,
  at: instant,
  code: z.int().nullable().describe("Meta's error code; null where the rule is not Meta's."),
  rule,
});

const charge = z.strictObject({
  ...pair,
  account: z.string().nullable().describe('The account that pays; null when unnamed.'),
  messageId,
  source: handle,
  at: instant.describe('Delivery, or the send time of a message that was not delivered.'),
  unit: z.enum(CHARGE_UNITS),
  category,
  type: chargeType,
  billable: z.boolean().describe('Money is due, after allowances.'),
  certain: z.boolean(),
  market: z.string().nullable(),
  rate: amount.nullable(),
  amount: amount.nullable().describe('Null when no price is held: unknown, not zero.'),
  currency: z.string().nullable(),
  rateCard: z.string().nullable(),
  ruleSet,
  rule,
});

export const finding = z.strictObject({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  remedy: z.string(),
  source: z
    .strictObject({ file: z.string(), line: z.int(), column: z.int() })
    .nullable()
    .describe('Lines and columns count from 1; null when it concerns the input as a whole.'),
  excerpt: z
    .strictObject({ text: z.string(), length: z.int() })
    .nullable()
    .describe('The source line, and how many characters of it are meant, from the column on.'),
  expected: z.string().optional(),
  actual: z.string().optional(),
});

export const assumption = z.strictObject({
  id: z.string(),
  value: z.string().describe('The side that was taken.'),
  source: z.string().describe('Who took it: a default, a flag, the input.'),
  affected: z
    .int()
    .nullable()
    .describe(
      'How many outcomes could have differed; null where the input was counted, and not replayed under the other side.',
    ),
});

const appliedRules = z.strictObject({
  id: z.string(),
  from: instant.nullable().describe('Null: since ever.'),
  until: instant.nullable().describe('First instant after it; null: for ever.'),
});

const totals = z.strictObject({
  conversations: z.partialRecord(category, z.int()).describe('Opened, by category.'),
  billable: z.partialRecord(category, z.int()).describe('Units with money due, after allowances.'),
  free: z.partialRecord(chargeType, z.int()).describe('Messages that are not charged, by reason.'),
  rejected: z.int(),
  unpriced: z.int().describe('Charges for which no price is held.'),
  cost: z
    .strictObject({ currency: z.string(), amount, possibleAmount: amount })
    .nullable()
    .describe('Null where no prices are held or the timeline is undated.'),
});

const costLine = z.strictObject({
  key: z
    .string()
    .nullable()
    .describe('The market, month … that the line is of; null where the input does not name it.'),
  charged: z.int().describe('Units with money due.'),
  amount: amount.describe('What they cost at list prices; volume tiers are listed apart.'),
  unpriced: z.int().describe('Of the charged units, those without a known rate.'),
  free: z.int().describe('Units that a rule or an allowance made free.'),
  freeAmount: amount.describe('What they would have cost, without those of unknown rate.'),
  freeUnpriced: z.int(),
});

const costs = z
  .strictObject({
    category: z.array(costLine),
    market: z.array(costLine),
    number: z.array(costLine),
    account: z.array(costLine),
    month: z.array(costLine),
    template: z.array(costLine),
    free: z.array(costLine).describe('By the reason for which they are free.'),
    tiers: z.array(
      z.strictObject({
        portfolio: z.string().nullable(),
        market: z.string(),
        category,
        month: z.string(),
        units: z.int(),
        amount: amount.describe('Taken off the list prices, so negative.'),
      }),
    ),
    cards: z.array(z.string()).describe('The rate cards behind what is charged.'),
  })
  .nullable()
  .describe('What the run costs, asked in several ways, dearest first; null on a timeline without dates.');

const runDocument = z
  .strictObject({
    schema: z.literal('wa-window/run@1'),
    dated: z.boolean(),
    timezone: z.string().describe("The account's zone, an IANA name."),
    rules: z.strictObject({ mode: z.enum(['auto', 'forced', 'undated']), sets: z.array(appliedRules) }),
    assumptions: z.array(assumption).describe('Contested points that mattered in this run.'),
    findings: z.array(finding),
    contacts: z.array(contact),
    windows: z.array(span),
    entryPoints: z.array(span),
    conversations: z.array(conversation),
    rejections: z.array(rejection),
    charges: z.array(charge).describe('One for each accepted outbound message.'),
    totals,
    costs,
  })
  .describe('One replay. Lists are ordered by time, then contact, then number. Intervals are half-open.');

/** With `--summary`: the totals alone. */
const summaryDocument = runDocument
  .pick({ dated: true, timezone: true, rules: true, assumptions: true, findings: true, totals: true, costs: true })
  .extend({ schema: z.literal('wa-window/summary@1') })
  .describe('The totals of one replay.');

export type RunDocument = z.infer<typeof runDocument>;
export type SummaryDocument = z.infer<typeof summaryDocument>;
export type HourDocument = z.infer<typeof hour>;

/** The JSON Schema of the run document, `wa-window/run@1`: what `--format json` prints (contract §3). */
export function runSchema() {
  return z.toJSONSchema(runDocument);
}

/** The same of the summary document, `wa-window/summary@1`: what `--summary --format json` prints. */
export function summarySchema() {
  return z.toJSONSchema(summaryDocument);
}

export function parseRunDocument(value: unknown): RunDocument {
  return runDocument.parse(value);
}

export function parseSummaryDocument(value: unknown): SummaryDocument {
  return summaryDocument.parse(value);
}
