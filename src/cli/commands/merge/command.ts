import type { Command } from 'commander';
import { DIMENSIONS } from '../../../billing/breakdown.js';
import { choiceOption, SUMMARY_FORMATS } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { MergeFlags } from './files.js';
import { failIfOverOption, failOnOption } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window simulate --summary --partial part1.json shard1.csv
  wa-window merge part*.json`;

export function mergeCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('merge')
    .summary('add up what was counted in parts')
    .description(
      'Add up parts that simulate --summary --partial wrote, each of other contacts, and print what one run over all ' +
        'of them would have printed.',
    )
    .argument('<parts...>', 'files that --partial wrote');

  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the result', SUMMARY_FORMATS).default('table'))
    .addOption(choiceOption('--by <dimension>', 'what to break the cost down by', DIMENSIONS).default('category'))
    .option('--output <file>', 'write the result to this file');

  command.optionsGroup('Judging:').addOption(failOnOption()).addOption(failIfOverOption());

  command
    .showHelpAfterError('See: wa-window merge --help')
    .addHelpText('after', EXAMPLES)
    .action(async (parts: string[]) => {
      const { mergeFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => mergeFiles(parts, command.optsWithGlobals<MergeFlags>(), io)));
    });
}
