import { Option, type Command } from 'commander';
import { COMPARE_FORMATS } from '../../../report/compare/options.js';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { CompareFlags } from './options.js';
import { addReadingOptions, addRulesOptions, collected, failOnOption } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window compare log.csv --rules pmp-2025 --rules pmp-2026     what does October 2026 cost me?
  wa-window compare log.csv --rules auto --rules mine.yaml --max-increase 10%`;

export function compareCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('compare')
    .summary('one timeline under several rule sets')
    .description(
      'Replay one timeline under several rule sets: what each charges and costs, what the others change against the ' +
        'first, why, and which contacts, templates and hours drive it.',
    )
    .argument(
      '[files...]',
      'CSV, JSON or NDJSON, also gzipped; several, or those of a pattern such as logs/*.csv, are one timeline; - is standard input',
    );

  addReadingOptions(command);
  addRulesOptions(
    command,
    new Option(
      '--rules <id>',
      'auto, a rule set or a rule file: give two or more, the first is what the others are compared with',
    ).argParser(collected),
  );

  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the result', COMPARE_FORMATS).default('table'));

  command
    .optionsGroup('Judging:')
    .addOption(failOnOption())
    .option('--exit-code', 'exit with 1 if anything differs')
    .option(
      '--max-increase <increase>',
      'exit with 1 if a rule set may cost more than this above the first, e.g. 10% or 5.00USD, or is unpriced',
    );

  command
    .showHelpAfterError('See: wa-window compare --help')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[]) => {
      const { compareFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => compareFiles(files, command.optsWithGlobals<CompareFlags>(), io)));
    });
}
