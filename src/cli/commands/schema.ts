import { Argument, type Command } from 'commander';
import { choice, DOCUMENTS, oneOf, type Document } from '../choices.js';
import { EXIT, type Finish } from '../exit.js';
import type { Io } from '../io.js';
import { print } from '../output.js';

const EXAMPLES = `
Examples:
  wa-window schema timeline            what a record of a JSON timeline may hold
  wa-window schema run > run.json      the shape of simulate --format json`;

const SCHEMAS: Record<Document, () => Promise<unknown>> = {
  timeline: async () => (await import('../../schema/timeline.js')).timelineSchema(),
  expectation: async () => (await import('../../schema/expectation.js')).expectationSchema(),
  run: async () => (await import('../../schema/run.js')).runSchema(),
  summary: async () => (await import('../../schema/run.js')).summarySchema(),
  audit: async () => (await import('../../schema/audit.js')).auditSchema(),
  check: async () => (await import('../../schema/check.js')).checkSchema(),
  contacts: async () => (await import('../../schema/check.js')).contactsSchema(),
  verification: async () => (await import('../../schema/verification.js')).verificationSchema(),
  explanation: async () => (await import('../../schema/explanation.js')).explanationSchema(),
  topic: async () => (await import('../../schema/explanation.js')).topicSchema(),
  compare: async () => (await import('../../schema/compare.js')).compareSchema(),
  estimate: async () => (await import('../../schema/estimate.js')).estimateSchema(),
  'rate-cards': async () => (await import('../../schema/rates.js')).rateCardsSchema(),
  rates: async () => (await import('../../schema/rates.js')).ratesSchema(),
  market: async () => (await import('../../schema/rates.js')).marketSchema(),
  rules: async () => (await import('../../schema/rules.js')).rulesSchema(),
  card: async () => (await import('../../schema/card.js')).cardSchema(),
  config: async () => (await import('../../schema/config.js')).configSchema(),
};

export function schemaCommand(program: Command, io: Io, finish: Finish): void {
  program
    .command('schema')
    .summary('print the JSON Schema of a document')
    .description('Print the JSON Schema of a document that wa-window reads or writes.')
    .addArgument(new Argument('<document>', oneOf(DOCUMENTS)).argParser((value) => choice(value, DOCUMENTS)))
    .showHelpAfterError('See: wa-window schema --help')
    .addHelpText('after', EXAMPLES)
    .action(async (document: Document) => {
      const schema = await SCHEMAS[document]();
      await print(io.stdout, [`${JSON.stringify(schema, null, 2)}\n`]);
      finish(EXIT.ok);
    });
}
