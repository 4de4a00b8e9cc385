import type { Assignment } from './assignment.js';
import type { Progress } from './countFiles.js';
import { Exchange, type Part, type Words } from './exchange.js';
import { Pieces, sharedMemory } from './pieces.js';
import { IN_USE } from './ring.js';
import { portsBetween, rolesOf } from './roles.js';

/** What a counter is handed of one piece of a file. */
export interface Handed extends Part {
  /** Lines of the piece. */
  readonly lines: number;
}

/** Reads the pieces of one file. */
export interface PieceReader<T> {
  /** The byte at which the first line of rows begins; null where that is the first of the file. */
  readonly from: number | null;
  /** What a piece says, for each job that counts, and how many records it has. */
  read(bytes: Buffer): { readonly parts: readonly T[]; readonly records: number };
}

/** Takes what was read of the pieces of one file, in their order. */
export interface PieceTaker<T> {
  /** Lines above the first piece. */
  readonly linesBefore: number;
  /** `reader`: which of those that read. */
  take(part: T, linesBefore: number, reader: number): void;
}

/**
 * Reads every so manieth piece of each file and hands what it says to the jobs that count. `opened` gives the reader of the next
 * file, whose first bytes are `head`. Throws what readers throw.
 */
export async function readPieces<T extends Handed, P>(
  { job, ports, files }: Assignment,
  profiles: Words<P>,
  opened: (name: string, head: Buffer) => PieceReader<T>,
  progress: Progress,
): Promise<void> {
  const { counters, readers } = rolesOf(ports.length);
  const exchange = new Exchange<T, P>(portsBetween(ports, job), profiles);
  let round = 0;
  try {
    for (const { name, path } of files) {
      const pieces = new Pieces(path, readers, sharedMemory());
      try {
        const reader = opened(name, pieces.head());
        for (let piece = job - counters; piece < pieces.count; piece += readers) {
          // What it is read into is free again.
          await exchange.released(round - IN_USE);
          const bytes = pieces.read(piece, piece === 0 ? reader.from : null);
          const { parts, records } = reader.read(bytes);
          exchange.send(round++, parts);
          progress(bytes.length, records);
        }
      } finally {
        pieces.close();
      }
    }
    // A channel that is closed takes with it what was not received.
    await exchange.released(round - 1);
  } finally {
    exchange.close();
  }
}

/**
 * Takes what others read, piece by piece in the order of the files. `opened` gives what takes the pieces of the next file, whose
 * first bytes are `head`. Throws what takers throw.
 */
export async function takePieces<T extends Handed, P>(
  { job, ports, files }: Assignment,
  profiles: Words<P>,
  opened: (file: number, head: Buffer) => PieceTaker<T>,
): Promise<void> {
  const { counters, readers } = rolesOf(ports.length);
  const exchange = new Exchange<T, P>(portsBetween(ports, job), profiles);
  const rounds = Array.from({ length: readers }, () => 0);
  try {
    for (const [file, { path }] of files.entries()) {
      const pieces = new Pieces(path, readers);
      try {
        const taker = opened(file, pieces.head());
        let { linesBefore } = taker;
        for (let piece = 0; piece < pieces.count; piece++) {
          const reader = piece % readers;
          const round = rounds[reader] as number;
          rounds[reader] = round + 1;
          const part = await exchange.receive(counters + reader, round);
          taker.take(part, linesBefore, reader);
          exchange.release(counters + reader, round);
          linesBefore += part.lines;
        }
      } finally {
        pieces.close();
      }
    }
  } finally {
    exchange.close();
  }
}
