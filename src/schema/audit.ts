import { z } from 'zod';
import { AUDIT_SEVERITIES } from '../audit/causes.js';
import { SUM_KINDS } from '../audit/sums/sums.js';
import { assumption, finding as dataFinding } from './run.js';

const instant = z.string().describe('YYYY-MM-DDTHH:mm:ss.sssZ');
const amount = z.string().nullable().describe('A decimal as text; null where no price is known.');
const severity = z.enum(AUDIT_SEVERITIES);
const cause = z.string().describe('A code of docs/audit.md.');
const dispute = z.strictObject({
  amount: z.string().describe('What both readings differ by, added up whomever it favours.'),
  unknown: z.int().describe('Messages of which one of the readings has no known price.'),
});

const finding = z.strictObject({
  cause,
  severity,
  contact: z.string().nullable(),
  number: z.string().nullable(),
  messageId: z.string().nullable(),
  source: z.string().describe('Its id, or where it stands in the input as file:line.'),
  template: z.string().nullable(),
  at: instant.describe('When it was sent.'),
  expected: z.string().describe('What the replay says; an instant where it is one.'),
  reported: z.string().describe('What Meta says.'),
  evidence: z.array(z.strictObject({ field: z.string(), value: z.string() })),
  reason: z.strictObject({ code: z.string(), words: z.string() }).describe('What most likely lies behind it.'),
  stake: z.strictObject({ expected: amount, reported: amount, difference: amount.describe('reported less expected') }),
});

const figures = z.strictObject({ volume: z.int().nullable(), cost: amount });

const expectedFigures = figures.extend({
  least: z.string().describe('Due for certain, without what has no known price.'),
  most: amount.describe('With all that may be counted here; null where some of it has no known price.'),
  unpriced: z.int().describe('How many have no known price.'),
});

const sumsCell = z.strictObject({
  from: instant,
  until: instant,
  key: z.record(z.string(), z.string().nullable()),
  expected: expectedFigures,
  reported: figures,
});

const sums = z.strictObject({
  name: z.string().describe('The file.'),
  kind: z.enum(SUM_KINDS),
  dimensions: z.array(z.string()).describe('What the report breaks its figures down by, as far as the replay has it.'),
  cells: z.int().describe('Compared.'),
  agreed: z.int(),
  expected: expectedFigures,
  reported: figures,
  outside: z.int().describe('Counted by the replay at times that the report does not cover.'),
  incomplete: z.int().describe('Sums of which the report leaves out a figure that it names of others.'),
  differences: z.array(sumsCell),
  uncompared: z.array(sumsCell).describe('Their money can be neither right nor wrong: some of it has no known price.'),
});

const auditDocument = z
  .strictObject({
    schema: z.literal('wa-window/audit@1'),
    timezone: z.string(),
    currency: z.string().nullable(),
    assumptions: z.array(assumption).describe('Contested points on which the replay depends.'),
    agreement: z.strictObject({
      compared: z.int().describe('Messages on which the replay and Meta both say something.'),
      agreed: z.int(),
      either: z.int().describe('Of those agreed: the log does not show enough for one reading alone.'),
      percent: z.number().nullable().describe('Rounded down to a tenth; null when nothing was compared.'),
    }),
    dispute: dispute.describe('Over errors.'),
    doubt: dispute.describe('Over warnings.'),
    categoryNotCompared: z.int().describe('Messages whose kind is known from their own price alone.'),
    apart: z.strictObject({
      silent: z.int().describe('Messages of the business of which Meta says nothing.'),
      untold: z.int().describe('Nothing tells what they were.'),
      withoutRules: z.int().describe('At dates for which no rules are held.'),
    }),
    causes: z.array(
      z.strictObject({ cause, severity, title: z.string(), remedy: z.string(), messages: z.int(), dispute }),
    ),
    findings: z.array(finding).describe('Where the replay and Meta part, a message each.'),
    templates: z
      .array(
        z.strictObject({
          template: z.string().nullable(),
          declared: z.string(),
          billed: z.string(),
          messages: z.int(),
          difference: z.string(),
          unknown: z.int(),
        }),
      )
      .describe('Templates billed in another category than declared.'),
    sums: z.array(sums).describe('Reports of --analytics and --bill.'),
    dataFindings: z
      .array(dataFinding)
      .describe('What reading and replaying found in the data: what every other document calls findings.'),
  })
  .describe('audit --format json');

export type AuditDocument = z.infer<typeof auditDocument>;

export function auditSchema(): unknown {
  return z.toJSONSchema(auditDocument);
}

export function parseAuditDocument(value: unknown): AuditDocument {
  return auditDocument.parse(value);
}
