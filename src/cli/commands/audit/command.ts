import type { Command } from 'commander';
import { AUDIT_FORMATS } from '../../../report/audit/options.js';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { AuditFlags } from './options.js';
import { addReadingOptions, addRulesOptions, collected } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window audit webhooks.ndjson --timezone America/Sao_Paulo
  wa-window audit 'logs/*.ndjson.gz' --sends sent.csv --tolerance 0.5%
  wa-window audit webhooks.ndjson --analytics pricing.json --format json
  wa-window audit webhooks.ndjson --bill may.csv --map day=Date --map amount=Charge

With --bill, --map names the columns of the bill: day or month, country, market,
number, category, type, volume, amount, currency; --map-sends those of --sends.`;

export function auditCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('audit')
    .summary('hold the replay against what Meta reported')
    .description(
      "Replay a webhook log without Meta's verdicts, and compare: window, category, free or charged, conversation. " +
        'Exit code 1 where they part.',
    )
    .argument('[files...]', 'webhook logs, also gzipped; several are one timeline; - is standard input');

  addReadingOptions(command);
  command
    .option(
      '--analytics <file>',
      'compare sums with an answer of pricing_analytics or conversation_analytics (repeatable)',
      collected,
    )
    .option('--bill <file>', 'compare sums with a billing table, its columns named by --map');
  addRulesOptions(command);
  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the result', AUDIT_FORMATS).default('table'))
    .option('--limit <count>', 'show this many messages of each cause, or all (default: 5)')
    .option('--output <file>', 'write the result to this file')
    .optionsGroup('Judging:')
    .option(
      '--tolerance <amount>',
      'exit with 0 up to this: a share of messages, sums and their money (0.5%), or money (1.00USD)',
    )
    .showHelpAfterError('See: wa-window audit --help')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[]) => {
      const { auditFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => auditFiles(files, command.optsWithGlobals<AuditFlags>(), io)));
    });
}
