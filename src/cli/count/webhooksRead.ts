import type { ToldFound } from '../../input/heard/found.js';
import { beginsWithWebhooks, HeardLines, withoutMark } from '../../input/heard/lines.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { clearPart, emptyPart, partition, type HeardPart } from '../../input/heard/partition.js';
import { HeardProfiles } from '../../input/heard/profile.js';
import { Understanding } from '../../input/heard/understand.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { unthriftily } from '../thrift.js';
import { NOTHING_SHARED, type Assignment, type Share } from './assignment.js';
import type { Progress } from './countFiles.js';
import { readPieces, type Handed } from './handOver.js';
import { Ring } from './ring.js';
import { rolesOf } from './roles.js';

/** What a counter is handed of one piece of a log of webhooks. */
export interface HandedWebhooks extends HeardPart, Handed {
  readonly block: HeardBlock;
  /** Of persons without a number, those who were not in any piece that was handed on before. */
  readonly names: readonly string[];
  readonly records: number;
  /** What was found in it, at lines counted from its beginning. */
  readonly found: ToldFound;
}

/**
 * Does the part of a job that reads a log of webhooks and hands its rows to those that count. It counts nothing. Throws `NotPlain`
 * where the input has to be read whole.
 */
export async function webhooksRead(assignment: Assignment, progress: Progress): Promise<Share> {
  unthriftily();
  const reader = new WebhooksReader(rolesOf(assignment.ports.length).counters);
  const { format } = assignment.reading;
  await readPieces(
    assignment,
    reader.profiles,
    (name, head) => {
      if (!beginsWithWebhooks(name, head, format)) throw new NotPlain(`${name} is no log of webhooks`);
      return { from: null, read: (bytes) => reader.read(name, bytes) };
    },
    progress,
  );
  return { ...NOTHING_SHARED, ...reader.told() };
}

/** Reads pieces of all files. */
class WebhooksReader {
  readonly profiles = new HeardProfiles();
  readonly #understanding = new Understanding(this.profiles);
  /** What is handed over: parts, one for each that counts. */
  readonly #parts: Ring<readonly HeardPart[]>;
  #namesHanded = 0;

  constructor(counters: number) {
    this.#parts = new Ring(() => Array.from({ length: counters }, emptyPart));
  }

  read(name: string, bytes: Buffer): { readonly parts: readonly HandedWebhooks[]; readonly records: number } {
    const { persons } = this.#understanding;
    const parts = this.#parts.next();
    const lines = new HeardLines(name, this.#understanding, (block) => {
      partition(block, persons, parts);
    });
    const text = withoutMark(bytes);
    for (const part of parts) clearPart(part, text);
    lines.read(text);
    const names = persons.names.slice(this.#namesHanded);
    this.#namesHanded += names.length;
    const { records } = lines;
    const found = this.#understanding.takeFound().told();
    return { parts: parts.map((part) => ({ ...part, lines: lines.lines, names, records, found })), records };
  }

  told(): Pick<Share, 'numbers' | 'persons'> {
    const { numbers, persons } = this.#understanding;
    return { numbers: numbers.byId, persons: persons.known() };
  }
}
