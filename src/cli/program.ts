import { Command } from 'commander';
import { choiceOption, COLOR_CHOICES } from './choices.js';
import { helpCommand } from './commands/help.js';
import { EXIT_MEANINGS, type Finish } from './exit.js';
import { wrap } from '../report/text/wrap.js';
import type { Io } from './io.js';
import { version } from './version.js';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST_HELP = 100;
const PLAIN_HELP = 80;

type Register = (program: Command, io: Io, finish: Finish) => void;

/** In the order of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  simulate: async () => (await import('./commands/simulate/command.js')).simulateCommand,
  check: async () => (await import('./commands/check/command.js')).checkCommand,
  verify: async () => (await import('./commands/verify/command.js')).verifyCommand,
  audit: async () => (await import('./commands/audit/command.js')).auditCommand,
  explain: async () => (await import('./commands/explain/command.js')).explainCommand,
  compare: async () => (await import('./commands/compare/command.js')).compareCommand,
  estimate: async () => (await import('./commands/estimate/command.js')).estimateCommand,
  merge: async () => (await import('./commands/merge/command.js')).mergeCommand,
  rates: async () => (await import('./commands/rates/command.js')).ratesCommand,
  redact: async () => (await import('./commands/redact/command.js')).redactCommand,
  schema: async () => (await import('./commands/schema.js')).schemaCommand,
};

/**
 * The program for a command line: with the one command that it names first, or with all of them. Help and version are added to
 * `help`, for commander does not wait until they are written.
 */
export async function createProgram(
  [first = '']: readonly string[],
  io: Io,
  help: string[],
  finish: Finish,
): Promise<Command> {
  const program = new Command('wa-window')
    .description(
      'Replay WhatsApp conversations under the rules of their date: windows, conversations, billable categories.',
    )
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addOption(choiceOption('--color <when>', 'colour the output', COLOR_CHOICES).default('auto'))
    .option('--mask', 'show phone numbers as +31••••••678, also inside message ids')
    .option('--config <file>', 'configuration (default: the nearest wa-window.yaml upwards)')
    // A long flag leaves less than the usual 40 characters beside it: they are wrapped all the same.
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => help.push(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => helpWidth(io),
      getErrHelpWidth: () => helpWidth(io),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(plainly(text)),
    })
    .showHelpAfterError('See: wa-window --help')
    .addHelpText('after', () => `\nExit codes:\n${exitCodes()}`)
    .exitOverride();
  const named = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  const commands = named === undefined ? Object.values(COMMANDS) : [named];
  for (const register of await Promise.all(commands.map((load) => load()))) register(program, io, finish);
  helpCommand(program);
  return program;
}

/** commander speaks of the values of its arguments. */
function plainly(text: string): string {
  return text.replace(/command-argument value '(.*)' is invalid for argument '(\w+)'\./, `there is no $2 '$1'.`);
}

function helpWidth(io: Io): number {
  return Math.min(io.columns ?? PLAIN_HELP, WIDEST_HELP);
}

function exitCodes(): string {
  return Object.entries(EXIT_MEANINGS)
    .flatMap(([code, meaning]) => wrap(`  ${code.padStart(3)}  ${meaning}`, PLAIN_HELP, 7))
    .join('\n');
}
