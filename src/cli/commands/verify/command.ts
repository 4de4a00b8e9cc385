import { InvalidArgumentError, type Command, Option } from 'commander';
import { VERIFY_FORMATS } from '../../../report/verify/formats.js';
import { choiceOption } from '../../choices.js';
import type { Finish } from '../../exit.js';
import type { Io } from '../../io.js';
import { tellingUsage } from '../usage.js';
import type { VerifyFlags } from './files.js';

const EXAMPLES = `
Examples:
  wa-window verify 'billing/*.yaml'
  wa-window verify billing/may.yaml --run 'service' --run 'entry point'
  wa-window verify 'billing/*.yaml' --report junit=verify.xml --format github

wa-window schema expectation prints the JSON Schema of an expectation file.`;

export function verifyCommand(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('verify')
    .summary('run billing expectations')
    .description(
      'Replay timelines and compare what they open, allow, refuse and cost with what expectation files say. ' +
        'Exit code 1 when a case fails.',
    )
    .argument('<files...>', 'expectation files (YAML), or a pattern with * and ? in the file name')
    .optionsGroup('Choosing:')
    .addOption(new Option('--run <regex>', 'only cases whose name matches (repeatable)').argParser(expressions))
    .addOption(
      new Option('--list', 'list the cases without running them').conflicts(['update', 'report', 'failFast', 'format']),
    )
    .option('--fail-fast', 'stop at the first case that fails')
    .optionsGroup('Writing:')
    .addOption(choiceOption('--format <format>', 'how to write the results', VERIFY_FORMATS).default('tty'))
    .option('--report <format=file>', 'write them to a file too (repeatable), e.g. junit=verify.xml', collected)
    .addOption(
      new Option('--update', 'write what there is into the expectation files, and keep their comments').conflicts(
        'failFast',
      ),
    );

  command
    .showHelpAfterError('See: wa-window verify --help')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[]) => {
      const { verifyFiles } = await import('./files.js');
      finish(await tellingUsage(command, () => verifyFiles(files, command.optsWithGlobals<VerifyFlags>(), io)));
    });
}

function expressions(value: string, earlier: readonly RegExp[] = []): readonly RegExp[] {
  try {
    return [...earlier, new RegExp(value, 'u')];
  } catch {
    throw new InvalidArgumentError('Use a regular expression, such as "entry point|window".');
  }
}

function collected(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
