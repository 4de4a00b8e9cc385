import { z } from 'zod';
import { CHARGE_UNITS } from '../model/category.js';

const text = z.string();
const amount = z.string().describe('A decimal number.');

const card = z.strictObject({
  card: text,
  effective: text,
  kind: text,
  trust: text,
  day: text.describe('The day it was read for.'),
  nearest: z.boolean().describe('The rule set does not stand in the month: it is the nearest day in its time.'),
  tiersHeld: z.boolean().nullable().describe('Null: the category has no volume tiers.'),
});

const cost = z.strictObject({
  rules: text.describe('As asked for: the id of a rule set, or auto.'),
  ruleSet: text.describe('Id of the rule set that decided.'),
  market: text.nullable(),
  unit: z.enum(CHARGE_UNITS),
  charged: z.int().describe('Units with money due, after allowances.'),
  free: z.record(text, z.int()).describe('Units that are not charged, by the reason.'),
  rate: text.nullable().describe('List rate in the digits of the card.'),
  tiers: amount.describe('What volume tiers take off: zero or negative.'),
  amount: amount.nullable().describe('Tiers taken off; null when something is due and no rate is held.'),
  unpriced: text.nullable().describe('Why no rate is held.'),
  card: card.nullable(),
});

const line = z.strictObject({
  month: text,
  market: text.describe('As asked for: a market or a country.'),
  category: text,
  volume: z.int(),
  costs: z.array(cost),
});

const total = z.strictObject({
  rules: text,
  charged: z.int(),
  amount: amount.nullable().describe('Without what is unpriced; null when all is.'),
  unpriced: z.int().describe('Units due without a known rate.'),
  change: amount.nullable().describe('Against the first rule set; null when something is unpriced.'),
  percent: text.nullable().describe('Null also when the first costs nothing.'),
});

const estimateDocument = z
  .strictObject({
    schema: z.literal('wa-window/estimate@1'),
    currency: text,
    numbers: z.int().describe('Business numbers, over which volumes are spread evenly.'),
    assumptions: z.array(z.strictObject({ id: text, value: text, statement: text })),
    lines: z.array(line),
    totals: z.array(total).describe('For each rule set; the first is the base.'),
  })
  .describe('What monthly volumes cost under several rule sets.');

export type EstimateDocument = z.infer<typeof estimateDocument>;

/** The JSON Schema of what `estimate --format json` prints, `wa-window/estimate@1`. */
export function estimateSchema() {
  return z.toJSONSchema(estimateDocument);
}

export function parseEstimateDocument(value: unknown): EstimateDocument {
  return estimateDocument.parse(value);
}
