import type { Command } from 'commander';
import { choiceOption, INPUT_FORMATS } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { RedactFlags } from './file.js';
import { collected } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const NOTES = `
Phone numbers keep their length and the prefix that decides the market; times,
prices, categories and error codes stay, and so do names of fields and columns
that are known. The result is plain text and replays to the same figures and
findings.

Whoever has the key can find out which pseudonym is whose. Make it long and
random, and keep it apart from the log.

Examples:
  wa-window redact log.ndjson --output shared.ndjson
  wa-window redact log.ndjson.gz --key-file key.txt --output shared.ndjson
  wa-window redact helpdesk.csv --map time=sent_on --keep-templates`;

export function redactCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('redact')
    .summary('write a log that can be shared')
    .description(
      'Replace the phone numbers, names, texts and ids of a log or timeline by pseudonyms. Under one key the same is ' +
        'replaced by the same, in every file, so that redacted files still join.',
    )
    .argument('<file>', 'a webhook log, a timeline or a send log, also gzipped; - is standard input');
  command
    .optionsGroup('Reading:')
    .addOption(choiceOption('--input-format <format>', 'what the input is, if not what it looks like', INPUT_FORMATS))
    .option('--map <field=column>', 'read a field from the column of this name (repeatable)', collected);
  command
    .optionsGroup('Replacing:')
    .option('--key <text>', 'the key; others on the machine can see it, so rather:')
    .option('--key-file <file>', 'the key is what this file holds (or the variable WA_WINDOW_KEY)')
    .option('--keep-templates', 'leave template names, and data attached to messages that could be one')
    .option('--output <file>', 'write the result to this file')
    .showHelpAfterError('See: wa-window redact --help')
    .addHelpText('after', NOTES)
    .action(async (file: string) => {
      const { redactFile } = await import('./file.js');
      finish(await tellingUsage(command, () => redactFile(file, command.optsWithGlobals<RedactFlags>(), io)));
    });
}
