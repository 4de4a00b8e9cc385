import { Option, type Command } from 'commander';
import { SORTS } from '../../../check/segment.js';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import { CHECK_FORMATS, type CheckFlags } from './options.js';
import { addReadingOptions, addRulesOptions } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const NOTES = `
With --contact the exit code is the answer: 0 open, 1 closed or not known to be
open. The list is always 0.

Examples:
  if wa-window check --contact +31612345678 log.csv; then ./reply; else ./template; fi
  wa-window check --contact +31612345678 log.ndjson --branch
  wa-window check --contact "+31 6 1234 5678" timeline.csv --at "Hour 5"
  wa-window check log.ndjson --unanswered --expiring-within 2h --format csv
  wa-window check contacts.csv --last-message-before 7d`;

export function checkCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('check')
    .summary('may I write to this contact now, and as what is it charged')
    .description(
      'Say whether the customer service window of a contact is open, until when, what may be sent now and what it would ' +
        'be charged as. Without --contact, list all contacts, or those that a filter names.',
    )
    .argument('[files...]', 'a timeline, or a contacts export with last_message_at; - is standard input')
    .option('--contact <id>', 'this contact, in any usual spelling')
    .option('--number <id>', 'on this business number, where a contact writes to several')
    .option(
      '--at <instant>',
      'as of then, e.g. 2026-10-01T09:30:00+02:00 or "Hour 5" (default: now, or the last event)',
    )
    .option('--warn-before <time>', 'the window closes soon when no more than this is left (default: 1h)')
    .option('--safety-margin <time>', 'call it closed this long before it is (default: 0m)')
    .addOption(choiceOption('--format <format>', 'text, json, bird; the list: table, json, ndjson, csv', CHECK_FORMATS))
    .option('--branch', 'print open or closed, for workflow engines');

  command
    .optionsGroup('Without --contact, list those:')
    .addOption(new Option('--open', 'with an open window').conflicts('closed'))
    .option('--closed', 'without one that is known to be open')
    .option('--expiring-within <time>', 'whose window closes within this time')
    .option('--unanswered', 'whom nobody answered since they last wrote')
    .option('--last-message-before <when>', 'who wrote last before then, or longer ago: 7d')
    .option('--last-message-after <when>', 'who wrote last since then, or no longer ago: 7d')
    .addOption(choiceOption('--sort <key>', 'expiry: what closes first; last: who wrote last (default: expiry)', SORTS))
    .option('--limit <count>', 'show this many contacts, or all (default: all)');

  addReadingOptions(command);
  addRulesOptions(command);
  command
    .showHelpAfterError('See: wa-window check --help')
    .addHelpText('after', NOTES)
    .action(async (files: string[]) => {
      const { checkFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => checkFiles(files, command.optsWithGlobals<CheckFlags>(), io)));
    });
}
