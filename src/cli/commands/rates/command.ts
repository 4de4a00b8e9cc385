import type { Command } from 'commander';
import { choiceOption } from '../../choices.js';
import type { ExitCode, Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { ImportFlags } from './import.js';
import type { ListFlags } from './list.js';
import type { MarketFlags } from './market.js';
import type { ShowFlags } from './show.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window rates list --currency EUR
  wa-window rates show --market Brazil --at 2026-10-01
  wa-window rates market +18095550100
  wa-window rates import WhatsApp-rate-card-USD.csv`;

/** Prices and markets by date. */
export function ratesCommand(program: Command, io: Io, finish: Finish): void {
  const rates = program
    .command('rates')
    .summary('list, show, import rate cards; say which market a customer belongs to')
    .description("Meta's rate cards by date, what they say, and which market a customer belongs to.")
    .helpCommand(false)
    .showHelpAfterError('See: wa-window rates --help')
    .addHelpText('after', EXAMPLES);

  addShowing(
    rates
      .command('list')
      .summary('which cards are held')
      .description('List the rate cards held, and what is not held.'),
  )
    .option('--currency <code>', 'only cards in this currency')
    .action((_, command: Command) =>
      running(command, async () => (await import('./list.js')).listRates(command.optsWithGlobals<ListFlags>(), io)),
    );

  addShowing(
    rates
      .command('show')
      .summary('the rates of a market')
      .description('Show every rate of a market, with its card and volume tiers.'),
  )
    .requiredOption('--market <name>', 'a market or country: Brazil, BR, "Rest of Africa"')
    .option('--at <day>', 'a day of the account, e.g. 2026-10-01 (default: that of the newest card)')
    .option('--currency <code>', 'currency of the account (default: that of wa-window.yaml, or USD)')
    .action((_, command: Command) =>
      running(command, async () => (await import('./show.js')).showRates(command.optsWithGlobals<ShowFlags>(), io)),
    );

  rates
    .command('market')
    .summary('why a customer belongs to a market')
    .description('Say which market a customer belongs to, and why: by the first digits of the number and the day.')
    .argument('<customer>', 'a phone number, a user id such as US.1349…, or a country')
    .option('--at <day>', 'a day of the account, e.g. 2026-10-01 (default: the newest table)')
    .addOption(choiceOption('--format <format>', 'how to write it', ['table', 'json']).default('table'))
    .action((customer: string, _, command: Command) =>
      running(command, async () =>
        (await import('./market.js')).showMarket(customer, command.optsWithGlobals<MarketFlags>(), io),
      ),
    );

  rates
    .command('import')
    .summary("read a rate card or volume tiers of Meta's")
    .description(
      'Read a rate card or a table of volume tiers as Meta lets you download it (CSV, or a workbook, whatever its name), ' +
        'and keep it where wa-window finds it. A file with faults imports nothing.',
    )
    .argument('<file>', 'the download')
    .option('--output <file>', "where to keep it; - prints it (default: the user's configuration folder)")
    .option('--effective <day>', 'the day it takes effect, where its title does not say')
    .option('--currency <code>', 'its currency, where its title does not say')
    .action((file: string, _, command: Command) =>
      running(command, async () =>
        (await import('./import.js')).importRates(file, command.optsWithGlobals<ImportFlags>(), io),
      ),
    );

  // Else each points to the help of all of them, which names none of its options.
  for (const command of rates.commands) command.showHelpAfterError(`See: wa-window rates ${command.name()} --help`);

  async function running(command: Command, work: () => Promise<ExitCode>): Promise<void> {
    finish(await tellingUsage(command, work));
  }
}

function addShowing(command: Command): Command {
  return command
    .addOption(choiceOption('--format <format>', 'how to write it', ['table', 'json']).default('table'))
    .option('--rates <file>', 'also cards from this file (repeatable)', collected);
}

function collected(value: string, earlier?: readonly string[]): readonly string[] {
  return [...(earlier ?? []), value];
}
