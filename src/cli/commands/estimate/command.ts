import { Option, type Command } from 'commander';
import { ESTIMATE_FORMATS } from '../../../report/estimate/options.js';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { EstimateFlags } from './options.js';
import { collected } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Columns of the CSV: month and market, and as needed marketing, utility,
authentication, authentication_international, service, utility_in_window (40%),
in_entry_point (5%).

Examples:
  wa-window estimate --market BR --marketing 5000 --utility 20000 --service 3000 --numbers 2
  wa-window estimate --market Chile --service 960 --rules pmp-2025 --rules pmp-2026
  wa-window estimate volumes.csv --currency EUR --at 2026-10`;

export function estimateCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('estimate')
    .summary('monthly volumes in, cost out')
    .description(
      'What monthly volumes cost under one or several rule sets, with the allowances and volume tiers of the month. ' +
        'Where conversations are charged, volumes are conversations.',
    )
    .argument('[file]', 'CSV of months, markets and volumes; - is standard input');

  command
    .optionsGroup('Volumes of a month:')
    .option('--market <name>', 'a market or country: Brazil, BR, "Rest of Africa"')
    .option('--marketing <count>', 'marketing templates')
    .option('--utility <count>', 'utility templates')
    .option('--authentication <count>', 'authentication templates')
    .option('--authentication-international <count>', 'those charged at the international rate')
    .option('--service <count>', 'free-form messages')
    .option('--at <month>', 'the month, e.g. 2026-10 (default: that of the newest card)');

  command
    .optionsGroup('What volumes do not tell:')
    .addOption(usually('1', '--numbers <count>', 'business numbers that send it, evenly'))
    .addOption(usually('0%', '--utility-in-window <share>', 'how much of utility is sent inside an open window'))
    .addOption(usually('0%', '--in-entry-point <share>', 'how much of all is sent inside an entry point'))
    .addOption(usually('1', '--messages-per-conversation <number>', 'for rules that charge conversations'));

  command
    .optionsGroup('Rules:')
    .addOption(
      new Option(
        '--rules <id>',
        'auto, a rule set or a rule file (repeatable, the first is the base; default: auto)',
      ).argParser(collected),
    )
    .option('--assume <switch=value>', 'settle a contested point, e.g. C5=account (repeatable)', collected)
    .option('--solution-partner', 'the account is behind a solution partner')
    .option('--government', 'the account is a government or non-profit');

  command
    .optionsGroup('Prices:')
    .option('--currency <code>', "the account's currency (default: USD)")
    .option('--rates <file>', 'a rate card that wa-window rates import wrote (repeatable)', collected);

  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the result', ESTIMATE_FORMATS).default('table'));

  command
    .showHelpAfterError('See: wa-window estimate --help')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined) => {
      const { estimateVolumes } = await import('./volumes.js');
      finish(await tellingUsage(command, () => estimateVolumes(file, command.optsWithGlobals<EstimateFlags>(), io)));
    });
}

/** With a default that the help shows as it is typed. */
function usually(value: string, flags: string, description: string): Option {
  return new Option(flags, description).default(value, value);
}
