import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import type { Io } from '../../src/cli/io.js';
import { instantOf } from '../../src/model/instant.js';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** A stream that keeps what is written to it. */
export class Kept extends Writable {
  text = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export type World = Partial<Omit<Io, 'stdin'>> & { readonly stdin?: string | AsyncIterable<Uint8Array> };

/** Runs a command line in this process, by default in the repository's root without terminal and environment. */
export async function run(args: readonly string[], { stdin = '', ...world }: World = {}): Promise<Ran> {
  const stdout = new Kept();
  const stderr = new Kept();
  const exitCode = await main(args, {
    stdin: typeof stdin === 'string' ? Readable.from([Buffer.from(stdin)]) : stdin,
    stdinFile: null,
    stdout,
    stderr,
    isTTY: { stdout: false, stderr: false },
    columns: 80,
    env: {},
    cwd: process.cwd(),
    now: () => instantOf(Date.UTC(2026, 10, 20)),
    onInterrupt: () => () => undefined,
    ...world,
  });
  return { stdout: stdout.text, stderr: stderr.text, exitCode };
}

/** The words of a command line as a shell would hand them over: quotes group, nothing is expanded. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}
