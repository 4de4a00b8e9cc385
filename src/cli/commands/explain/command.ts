import type { Command } from 'commander';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import type { ExplainFlags } from './subject.js';
import { addReadingOptions, addRulesOptions } from '../sharedOptions.js';
import { tellingUsage } from '../usage.js';

const EXAMPLES = `
Examples:
  wa-window explain fixtures/hour-0-26.csv:5 fixtures/hour-0-26.csv
  wa-window explain MSG-00050 helpdesk.csv --format json
  wa-window explain 2c.2
  wa-window explain ENTRY_POINT_NOT_SEEN
  wa-window explain 131047`;

export function explainCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('say why: a message, a rule, a finding, a cause, a switch, an assumption, an error code')
    .description(
      'Say why a message was allowed or refused, opened or joined a conversation, was charged or free: the chain of facts ' +
        'and rules. Or say what a rule, a finding code, a cause of audit, a switch, an assumption or an error code means.',
    )
    .argument(
      '<subject>',
      'a message id or FILE:LINE of a timeline; or a rule id, finding code, cause of audit, switch, assumption or error code',
    )
    .argument('[files...]', 'the timeline, for a message');

  addReadingOptions(command);
  addRulesOptions(command);
  command
    .optionsGroup('Showing:')
    .addOption(choiceOption('--format <format>', 'how to write the answer', ['text', 'json']).default('text'))
    .showHelpAfterError('See: wa-window explain --help')
    .addHelpText('after', EXAMPLES)
    .action(async (subject: string, files: string[]) => {
      const { explainSubject } = await import('./subject.js');
      finish(
        await tellingUsage(command, () => explainSubject(subject, files, command.optsWithGlobals<ExplainFlags>(), io)),
      );
    });
}
