import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What Node.js is started with. */
export interface Program {
  readonly args: readonly string[];
  /** So many at once, until the last one is done; 1 unless told. */
  readonly copies?: number;
  /** What it may exit with when all went well; 0 unless told. */
  readonly exits?: readonly number[];
}

export interface Measured {
  readonly seconds: number;
  /** Peak resident memory in MiB; null where it was not asked for. */
  readonly peak: number | null;
}

/** The best of several runs, or why there is none. */
export type Result = Measured | { readonly failed: string };

/** Longer than anything in the table should take on a small machine. */
const PATIENCE_MINUTES = 10;

/**
 * Runs the programs in turn, several times over, so that what else the machine does meets all of them; of each the best time
 * and the lowest peak count. One that fails once is not run again.
 */
export async function race<Name extends string>(
  programs: Readonly<Record<Name, Program>>,
  rounds: number,
  peakIn: string | null = null,
): Promise<Readonly<Record<Name, Result>>> {
  const best: Partial<Record<Name, Result>> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, program] of Object.entries(programs) as [Name, Program][]) {
      const before = best[name];
      if (before !== undefined && 'failed' in before) continue;
      const result = await runTogether(program, peakIn);
      best[name] = before === undefined || 'failed' in result ? result : better(before, result);
    }
  }
  return best as Record<Name, Result>;
}

function better(a: Measured, b: Measured): Measured {
  const peak = a.peak === null || b.peak === null ? null : Math.min(a.peak, b.peak);
  return { seconds: Math.min(a.seconds, b.seconds), peak };
}

/** All copies of a program; the last one counts. */
async function runTogether(program: Program, peakIn: string | null): Promise<Result> {
  const results = await Promise.all(Array.from({ length: program.copies ?? 1 }, () => run(program, peakIn)));
  return results.reduce((slowest, result) => {
    if ('failed' in slowest || 'failed' in result) return 'failed' in slowest ? slowest : result;
    return result.seconds > slowest.seconds ? result : slowest;
  });
}

/** `peakIn` is a folder for the note of the peak, which is taken only where one is given: it delays the start a little. */
async function run({ args, exits = [0] }: Program, peakIn: string | null): Promise<Result> {
  const note = peakIn === null ? null : join(peakIn, 'peak');
  const preload = note === null ? [] : ['--import', new URL('programs/peak.js', import.meta.url).href];
  const started = performance.now();
  const child = spawn(process.execPath, [...preload, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...(note !== null && { PEAK_FILE: note }) },
    timeout: PATIENCE_MINUTES * 60_000,
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-10_000)));
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const seconds = (performance.now() - started) / 1000;
  if (signal === 'SIGTERM') return { failed: `not done after ${PATIENCE_MINUTES} minutes` };
  if (code === null || !exits.includes(code))
    return { failed: reasonOf(said) ?? `ended with ${String(code ?? signal)}` };
  return { seconds, peak: note === null ? null : Number(readFileSync(note, 'utf8')) / 1024 };
}

/** The line that names the fault. */
function reasonOf(said: string): string | null {
  const fault = /^(?:\w*error(?: \[\w+\])?|FATAL ERROR): (.*)$/im.exec(said);
  return fault?.[1] ?? null;
}

/** What a program prints on standard output. */
export async function printed(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`ended with ${String(code)}`);
  return text;
}
