import type { Command } from 'commander';
import { choiceOption } from '../../choices.js';
import { DIMENSIONS } from '../../../billing/breakdown.js';
import { FORMATS } from '../../../report/options.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import { addReadingOptions, addRulesOptions, failIfOverOption, failOnOption } from '../sharedOptions.js';
import type { SimulateFlags } from './options.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window simulate timeline.csv
  wa-window simulate helpdesk.csv --map time=sent_on --input-timezone Europe/Amsterdam
  gunzip -c log.ndjson.gz | wa-window simulate - --format json --output run.json`;

export function simulateCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('simulate')
    .summary('replay a timeline hour by hour')
    .description(
      'Replay a timeline of messages: the window and the open conversations hour by hour, the conversations that were ' +
        'opened and the categories that Meta bills.',
    )
    .argument(
      '[files...]',
      'CSV, JSON or NDJSON, also gzipped; several, or those of a pattern such as logs/*.csv, are one timeline; - is standard input',
    );

  addReadingOptions(command);
  command.option('--rejects <file>', 'write the records that could not be used to this file, as NDJSON');
  addRulesOptions(command);

  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the result', FORMATS).default('table'))
    .option('--every <step>', 'length of a row: 15m, 1h, 1d (default: 1h)')
    .option('--all', 'show the rows without change too')
    .option('--contact <id>', 'show one contact alone, in any usual spelling')
    .option('--limit <count>', 'show this many contacts in table and markdown, or all (default: 10)')
    .option('--summary', 'show the totals alone')
    .addOption(choiceOption('--by <dimension>', 'what to break the cost down by', DIMENSIONS).default('category'))
    .option('--output <file>', 'write the result to this file');

  command
    .optionsGroup('Counting a long log, with --summary:')
    .option('--jobs <count>', 'share the work among so many jobs (default: 1)')
    .option(
      '--partial <file>',
      'also write what was counted, for wa-window merge; - is standard output, in place of the result',
    );

  command.optionsGroup('Judging:').addOption(failOnOption()).addOption(failIfOverOption());

  command
    .showHelpAfterError('See: wa-window simulate --help')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[]) => {
      const { simulateFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => simulateFiles(files, command.optsWithGlobals<SimulateFlags>(), io)));
    });
}
