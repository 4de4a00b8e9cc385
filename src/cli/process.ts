import { fstatSync } from 'node:fs';
import { systemClock } from './clock.js';
import type { FileIdentity, Io } from './io.js';
import { main } from './main.js';

export async function runProcess(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), processIo());
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

/** The signal goes its usual way afterwards, so that a shell sees exit code 130. */
function onInterrupt(cleanUp: () => void): () => void {
  const interrupted = (signal: NodeJS.Signals): void => {
    cleanUp();
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  return release;
}
