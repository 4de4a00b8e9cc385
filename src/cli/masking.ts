import { Writable } from 'node:stream';
import type { Io } from './io.js';

/** The outside world with numbers hidden from it, if the command line asks for that. */
export async function masking(args: readonly string[], io: Io): Promise<Io> {
  if (!args.includes('--mask')) return io;
  const { Mask } = await import('../report/text/mask.js');
  const mask = new Mask();
  // Told by the write that failed.
  io.stderr.on('error', () => undefined);
  const stderr = new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _, done) => void io.stderr.write(mask.text(chunk.toString()), done),
  });
  return Object.create(io, { mask: { value: mask }, stderr: { value: stderr } }) as Io;
}

/** What is to be shown, with its numbers hidden if that was asked for: a result before it is rendered. */
export function shown<T>(value: T, { mask }: Io): T {
  return mask === undefined ? value : mask.of(value);
}
