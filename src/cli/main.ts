import { ClosedPipe, InvalidDocument, UnableToWrite } from './errors.js';
import { EXIT, type ExitCode } from './exit.js';
import type { Io } from './io.js';
import { masking } from './masking.js';
import { print } from './output.js';
import { createProgram } from './program.js';

/** Runs one command line and returns its exit code; everything that can go wrong ends here. */
export async function main(args: readonly string[], world: Io): Promise<ExitCode> {
  const io = await masking(args, world);
  // A write says by itself that it failed; without a listener the stream would end the process first.
  io.stdout.on('error', ignore);
  io.stderr.on('error', ignore);
  let exitCode: ExitCode = EXIT.ok;
  const help: string[] = [];
  const program = await createProgram(args, io, help, (code) => (exitCode = code));
  try {
    try {
      if (args.length === 0) program.outputHelp();
      else await program.parseAsync(args, { from: 'user' });
    } finally {
      await print(io.stdout, help);
    }
    return exitCode;
  } catch (error) {
    return told(error, io);
  }
}

function ignore(): void {
  // Nothing to do.
}

/** Says on standard error why a run ended early, and what that means to a script. */
export function told(error: unknown, io: Pick<Io, 'stderr' | 'env'>): ExitCode {
  // commander has said it already, and calls a wrong usage 1.
  if (isCommanders(error)) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof ClosedPipe) return EXIT.ok;
  // What could not be read has been told, finding by finding.
  if (error instanceof Error && error.name === 'UnreadableInput') return EXIT.unable;
  if (error instanceof InvalidDocument) {
    io.stderr.write(`${error.message}\n`);
    return EXIT.unable;
  }
  if (error instanceof UnableToWrite) {
    io.stderr.write(`error: ${error.message}\n`);
    return EXIT.unable;
  }
  io.stderr.write(bug(error, io.env['WA_WINDOW_DEBUG'] === '1'));
  return EXIT.bug;
}

/** Told by its code, so that commander is loaded by the program alone. */
function isCommanders(error: unknown): error is { readonly exitCode: number } {
  return (
    error instanceof Error && 'exitCode' in error && 'code' in error && String(error.code).startsWith('commander.')
  );
}

function bug(error: unknown, debug: boolean): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const report =
    'This is a bug in wa-window. Please report it, with the command line and the input if you can share it.';
  return `error: ${message}\n${report}\n${debug ? `${stack ?? ''}\n` : 'WA_WINDOW_DEBUG=1 shows where it happened.\n'}`;
}
