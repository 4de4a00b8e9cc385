import { z } from 'zod';
import { VERDICT_KINDS } from '../compare/verdict.js';
import { CONVERSATION_CATEGORIES } from '../model/category.js';
import { finding } from './run.js';

const category = z.enum(CONVERSATION_CATEGORIES);
const amount = z.string().nullable().describe('A decimal number; null on a timeline without dates.');
const text = z.string();
const verdict = z.enum(VERDICT_KINDS);

/** Every figure twice: what is certain, and the most that can be. */
const units = {
  units: z.int().describe('Without what is uncertain.'),
  possibleUnits: z.int().describe('With all that is uncertain.'),
};
const money = { amount, possibleAmount: amount };

const figure = z.strictObject({ ...units, ...money, unpriced: z.int().describe('Units due without a known rate.') });

const card = z.strictObject({
  card: text,
  effective: text,
  kind: text,
  trust: text,
  nearest: z.boolean().describe('Read for days outside the time of the rule set: the nearest day inside it.'),
});

const rules = z.strictObject({
  rules: text.describe('Id of the rule set, or auto.'),
  cards: z.array(card).describe('Of what is charged.'),
  assumptions: z.array(z.strictObject({ id: text, value: text, affected: z.int().nullable() })),
  categories: z.array(z.strictObject({ category, ...figure.shape })).describe('At list prices.'),
  tiers: z.strictObject(money).describe('What volume tiers take off.'),
  total: figure,
});

const change = z
  .strictObject({
    ...units,
    ...money,
    percent: z
      .string()
      .nullable()
      .describe('Of possibleAmount, in that of the base; null where the base is nothing or something has no price.'),
  })
  .describe('The other less the base, of messages with a price under both.');

const effect = z.strictObject({
  cause: text,
  from: verdict,
  to: verdict,
  messages: z.int(),
  possibleMessages: z.int(),
  ...money,
});

const drivers = z.strictObject({
  top: z.array(z.strictObject({ key: text.nullable(), ...units, ...money })),
  rest: z.strictObject({ count: z.int(), ...units, ...money }),
});

const difference = z.strictObject({
  base: text,
  rules: text,
  categories: z.array(z.strictObject({ category, ...change.shape })),
  tiers: z.strictObject(money),
  total: change,
  causes: z.array(effect).describe('What weighs most first; with the tiers they add up to the total.'),
  contacts: drivers,
  templates: drivers.describe('A key null is free-form, an empty one a template without a name.'),
  hours: drivers.describe("Hours of sending, in the account's zone."),
  leftOut: z
    .strictObject({
      messages: z.int(),
      ...money,
      reasons: z.array(z.strictObject({ rules: text, reason: text, messages: z.int() })),
    })
    .describe('Messages without a price under one of the two: in no difference. With their amount the totals differ.'),
});

const compareDocument = z
  .strictObject({
    schema: z.literal('wa-window/compare@1'),
    dated: z.boolean(),
    timezone: text,
    currency: text.nullable(),
    rules: z.array(rules).describe('The first is the base.'),
    differences: z.array(difference).describe('Of each other rule set against the base.'),
    findings: z.array(finding),
  })
  .describe('One timeline under several rule sets.');

export type CompareDocument = z.infer<typeof compareDocument>;

/** The JSON Schema of what `compare --format json` prints, `wa-window/compare@1`. */
export function compareSchema() {
  return z.toJSONSchema(compareDocument);
}

export function parseCompareDocument(value: unknown): CompareDocument {
  return compareDocument.parse(value);
}
