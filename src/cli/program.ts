import { Command } from 'commander';
import { choiceOption, COLOR_CHOICES } from './choices.js';
import { auditCommand } from './commands/audit.js';
import { checkCommand } from './commands/check.js';
import { compareCommand } from './commands/compare.js';
import { estimateCommand } from './commands/estimate.js';
import { helpCommand } from './commands/help.js';
import { explainCommand } from './commands/explain.js';
import { mergeCommand } from './commands/merge.js';
import { ratesCommand } from './commands/rates.js';
import { redactCommand } from './commands/redact.js';
import { schemaCommand } from './commands/schema.js';
import { simulateCommand } from './commands/simulate.js';
import { verifyCommand } from './commands/verify.js';
import { EXIT_MEANINGS, type Finish } from './exit.js';
import type { Io } from './io.js';
import { version } from './version.js';

/** Longer lines are hard to read, however wide the terminal is. */
const WIDEST_HELP = 100;
const PLAIN_HELP = 80;

export function createProgram(io: Io, finish: Finish): Command {
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
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => helpWidth(io),
      getErrHelpWidth: () => helpWidth(io),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showHelpAfterError('See: wa-window --help')
    .addHelpText('after', `\nExit codes:\n${exitCodes()}`)
    .exitOverride();
  simulateCommand(program, io, finish);
  checkCommand(program, io, finish);
  verifyCommand(program, io, finish);
  auditCommand(program, io, finish);
  explainCommand(program, io, finish);
  compareCommand(program, io, finish);
  estimateCommand(program, io, finish);
  mergeCommand(program, io, finish);
  ratesCommand(program, io, finish);
  redactCommand(program, io, finish);
  schemaCommand(program, io, finish);
  helpCommand(program);
  return program;
}

function helpWidth(io: Io): number {
  return Math.min(io.columns ?? PLAIN_HELP, WIDEST_HELP);
}

function exitCodes(): string {
  return Object.entries(EXIT_MEANINGS)
    .map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`)
    .join('\n');
}
