import { fstatSync } from 'node:fs';
import { systemClock } from './clock.js';
import type { FileIdentity, Io } from './io.js';
import { main, told } from './main.js';
import { unwritten } from './output.js';

export { main };

export async function runProcess(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/** For what was to be written without the program. */
export function outputFailed(error: Error): void {
  process.exitCode = told(unwritten(error), process);
}

/** The process that runs the program, as `main` wants it. */
export function processIo(): Io {
  return {
    // Only asking for process.stdin opens it, and it is never read unasked.
    get stdin() {
      return process.stdin;
    },
    get stdinFile() {
      return redirectedFile();
    },
    stdout: process.stdout,
    stderr: process.stderr,
    isTTY: { stdout: process.stdout.isTTY, stderr: process.stderr.isTTY },
    columns: process.stdout.isTTY ? process.stdout.columns : null,
    env: process.env,
    cwd: process.cwd(),
    now: systemClock,
    onInterrupt,
  };
}

function redirectedFile(): FileIdentity | null {
  try {
    const stats = fstatSync(0, { bigint: true });
    return stats.isFile() ? stats : null;
  } catch {
    return null;
  }
}

/** The user, the system, or a terminal that is closed. */
const INTERRUPTS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The signal goes its usual way afterwards, so that a shell sees exit code 130. */
function onInterrupt(cleanUp: () => void): () => void {
  const interrupted = (signal: NodeJS.Signals): void => {
    cleanUp();
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of INTERRUPTS) process.off(signal, interrupted);
  };
  for (const signal of INTERRUPTS) process.on(signal, interrupted);
  return release;
}
