import { z } from 'zod';
import { AUDIT_SEVERITIES } from '../audit/causes.js';
import { SEVERITIES } from '../model/finding.js';

const instant = z.string().describe('YYYY-MM-DDTHH:mm:ss.sssZ on dated timelines, "Hour 25" on undated ones.');
const confidence = z.string().describe('How well it is known: docs/rules.md.');

const rule = z.strictObject({
  id: z.string(),
  statement: z.string().nullable().describe('Null of a rule of your own.'),
  confidence: confidence.nullable(),
  sources: z.array(z.strictObject({ key: z.string(), title: z.string(), link: z.string().nullable() })),
});

const explanation = z.strictObject({
  schema: z.literal('wa-window/explanation@1'),
  message: z.string().describe('Its id, or where it stands in the input as file:line.'),
  contact: z.string().nullable(),
  number: z.string().nullable(),
  timezone: z.string(),
  facts: z
    .array(
      z.strictObject({
        kind: z.string().describe('sent, rules, window, charge …'),
        at: instant.nullable(),
        sentence: z.string().describe('As the human report says it.'),
        recipient: z
          .string()
          .nullable()
          .describe('Of the charge of a message to a group: the member it is for, where the log names one. Else null.'),
        rule: rule.nullable().describe('The rule behind it.'),
      }),
    )
    .describe('The chain, in the order in which the rules ask.'),
});

const explanationsDocument = z
  .array(explanation)
  .describe('What explain MESSAGE --format json prints: one for each message that is called so.');

const schema = z.literal('wa-window/topic@1');

const topicDocument = z
  .discriminatedUnion('kind', [
    z.strictObject({
      schema,
      kind: z.literal('rule'),
      id: z.string(),
      rule: z.strictObject({
        statement: z.string(),
        sources: z.array(z.string()).describe('By their letters in docs/rules.md.'),
        confidence,
      }),
      usedBy: z.array(z.string()).describe('Rule sets whose tables name it.'),
    }),
    z.strictObject({
      schema,
      kind: z.literal('finding'),
      code: z.string(),
      finding: z.strictObject({
        severity: z.enum(SEVERITIES),
        title: z.string(),
        explanation: z.string(),
        remedy: z.string(),
        consequence: z.string().describe('What becomes of the input.'),
      }),
    }),
    z.strictObject({
      schema,
      kind: z.literal('cause'),
      code: z.string(),
      cause: z.strictObject({
        severity: z.enum(AUDIT_SEVERITIES),
        title: z.string(),
        explanation: z.string(),
        remedy: z.string(),
        reasons: z.array(z.string()),
      }),
      likely: z.array(z.string()).describe('The reasons in words, the likeliest first.'),
    }),
    z.strictObject({
      schema,
      kind: z.literal('switch'),
      id: z.string(),
      question: z.strictObject({
        question: z.string(),
        values: z.record(z.string(), z.string()).describe('Each side with what it assumes.'),
        default: z.string(),
        source: z.string(),
      }),
    }),
    z.strictObject({
      schema,
      kind: z.literal('assumption'),
      id: z.string(),
      assumed: z.strictObject({
        title: z.string(),
        explanation: z.string(),
        remedy: z.string(),
        source: z.string(),
      }),
    }),
    z.strictObject({
      schema,
      kind: z.literal('error'),
      code: z.string(),
      error: z.strictObject({
        title: z.string(),
        meaning: z.string(),
        charge: z.string().describe('What it says of the charge.'),
        rules: z.array(z.string()),
        remedy: z.string(),
      }),
    }),
  ])
  .describe('What explain --format json prints of a rule, finding, cause, switch, assumption or error code.');

export type ExplanationDocument = z.infer<typeof explanation>;
export type TopicDocument = z.infer<typeof topicDocument>;

/** The JSON Schema of what `explain` prints as JSON of messages, a list of `wa-window/explanation@1`. */
export function explanationSchema() {
  return z.toJSONSchema(explanationsDocument);
}

/** The same of what can be explained without a timeline, `wa-window/topic@1`. */
export function topicSchema() {
  return z.toJSONSchema(topicDocument);
}

export function parseExplanations(value: unknown): readonly ExplanationDocument[] {
  return explanationsDocument.parse(value);
}

export function parseTopicDocument(value: unknown): TopicDocument {
  return topicDocument.parse(value);
}
