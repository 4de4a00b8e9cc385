import { Argument, type Command } from 'commander';
import { choice } from '../choices.js';

/** commander's own help command prints everything, without a word, when it does not know the name. */
export function helpCommand(program: Command): void {
  const named = (): readonly string[] => program.commands.map((command) => command.name());
  program
    .command('help')
    .summary('print the help of a command')
    .description('Print the help of a command.')
    .addArgument(new Argument('[command]', 'which one').argParser((value) => choice(value, named())))
    .showHelpAfterError('See: wa-window --help')
    .action((name: string | undefined) => {
      const command = program.commands.find((one) => one.name() === name);
      (command ?? program).outputHelp();
    });
}
