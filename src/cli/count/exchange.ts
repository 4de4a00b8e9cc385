import type { RowBlock } from '../../input/plain/block.js';
import type { Profile, Profiles } from '../../input/plain/profile.js';
import type { MessagePort } from 'node:worker_threads';

/** What one job hands to another of one piece of a file: the rows of the contacts that the other counts. */
interface Handover {
  readonly round: number;
  /** Null where there was no piece left. */
  readonly rows: HandedRows | null;
}

interface HandedRows extends About {
  readonly block: Omit<RowBlock, 'text'>;
  readonly text: ArrayBufferLike;
  readonly textFrom: number;
  /** Profiles that the other does not know yet, in their order. */
  readonly profiles: readonly Profile[];
}

/** What every job has to know of a piece. */
export interface About {
  /** Lines of the piece. */
  readonly lines: number;
  /** The first and the last instant of all its rows, which are in order; null where it has none. */
  readonly first: number | null;
  readonly last: number | null;
}

/** Rows and what is known of the piece that they are from. */
export interface Handed extends About {
  readonly block: RowBlock;
}

/** Hands rows between jobs: columns change hands, text is shared, and what is said in words is sent once. */
export class Exchange {
  readonly #ports: readonly (MessagePort | null)[];
  readonly #profiles: Profiles;
  /** By job: its profiles as numbers of this one's, and how many of this one's it knows. */
  readonly #theirs: readonly number[][];
  readonly #known: number[];
  readonly #arrived: readonly Map<number, HandedRows | null>[];
  #wake: () => void = () => undefined;

  /** `ports` leads to each of the jobs, in their order; null stands for this one. */
  constructor(ports: readonly (MessagePort | null)[], profiles: Profiles) {
    this.#ports = ports;
    this.#profiles = profiles;
    this.#theirs = ports.map(() => []);
    this.#known = ports.map(() => 0);
    this.#arrived = ports.map(() => new Map());
    for (const [job, port] of ports.entries()) {
      port?.on('message', ({ round, rows }: Handover) => {
        this.#arrived[job]?.set(round, rows);
        this.#wake();
      });
    }
  }

  /** Hands `parts`, one for each job, to the others; null where there is no piece left. */
  send(round: number, parts: readonly RowBlock[] | null, about: About): void {
    for (const [job, port] of this.#ports.entries()) {
      if (port === null) continue;
      const part = parts?.[job];
      if (part === undefined) {
        port.postMessage({ round, rows: null } satisfies Handover);
        continue;
      }
      const { text, ...block } = part;
      const profiles = this.#profiles.all.slice(this.#known[job]);
      this.#known[job] = this.#profiles.all.length;
      const rows = { ...about, block, text: text.buffer, textFrom: text.byteOffset, profiles };
      port.postMessage({ round, rows } satisfies Handover, columnsOf(block));
    }
  }

  /** What a job hands over in this round, once it is there. */
  async receive(job: number, round: number): Promise<Handed | null> {
    const arrived = this.#arrived[job] ?? new Map<number, HandedRows | null>();
    while (!arrived.has(round)) await new Promise<void>((wake) => (this.#wake = wake));
    const rows = arrived.get(round) ?? null;
    arrived.delete(round);
    if (rows === null) return null;
    const { block, text, textFrom, profiles, ...about } = rows;
    const theirs = this.#theirs[job] ?? [];
    for (const profile of profiles) theirs.push(this.#profiles.indexOf(profile));
    for (let row = 0; row < block.length; row++) block.profile[row] = theirs[block.profile[row] as number] as number;
    return { ...about, block: { ...block, text: Buffer.from(text, textFrom) } };
  }

  close(): void {
    for (const port of this.#ports) port?.close();
  }
}

function columnsOf(block: Omit<RowBlock, 'text'>): ArrayBuffer[] {
  return Object.values(block).flatMap((column) => (ArrayBuffer.isView(column) ? (column.buffer as ArrayBuffer) : []));
}
