import type { Writable } from 'node:stream';
import type { Instant } from '../model/instant.js';
import type { Mask } from '../report/text/mask.js';

/** What tells one file from another, whatever path leads to it. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** The outside world as a command sees it; tests hand in their own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** The file that standard input was redirected from, so that it is never overwritten; null when there is none. */
  readonly stdinFile: FileIdentity | null;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly isTTY: { readonly stdout: boolean; readonly stderr: boolean };
  /** Characters in a line of the terminal; null when there is no terminal. */
  readonly columns: number | null;
  /** Hides phone numbers in what is shown; not there when nobody asked for that. */
  readonly mask?: Mask;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Instant;
  /** Has `cleanUp` run if the user interrupts before the returned function is called. */
  readonly onInterrupt: (cleanUp: () => void) => () => void;
}
