import type { MessagePort } from 'node:worker_threads';

/** Rows as columns, and the bytes in which their texts stand. */
interface Rows {
  readonly length: number;
  readonly profile: Int32Array;
  text: Buffer;
}

/** What a job is handed of one piece of a file: at least the rows of the contacts that it counts. */
export interface Part {
  readonly block: Rows;
}

/** What rows say in words, each once, by its number. */
export interface Words<P> {
  readonly all: readonly P[];
  indexOf(profile: P): number;
}

interface Handover<T, P> {
  readonly round: number;
  readonly part: T;
  /** Profiles that the other does not know yet, in their order. */
  readonly profiles: readonly P[];
}

/** What was handed over up to this round is not used any more. */
interface Release {
  readonly released: number;
}

/** Hands parts of pieces between jobs: their memory is shared, what is said in words is sent once. */
export class Exchange<T extends Part, P> {
  readonly #ports: readonly (MessagePort | null)[];
  readonly #profiles: Words<P>;
  /** By job: its profiles as numbers of this one's, and how many of this one's it knows. */
  readonly #theirs: readonly number[][];
  readonly #known: number[];
  readonly #arrived: readonly Map<number, Handover<T, P>>[];
  /** By job: up to which round it has released what it was handed. */
  readonly #released: number[];
  #wake: () => void = () => undefined;

  /** `ports` leads to each of the jobs, in their order; null stands for those that nothing is handed to or by. */
  constructor(ports: readonly (MessagePort | null)[], profiles: Words<P>) {
    this.#ports = ports;
    this.#profiles = profiles;
    this.#theirs = ports.map(() => []);
    this.#known = ports.map(() => 0);
    this.#arrived = ports.map(() => new Map());
    this.#released = ports.map((port) => (port === null ? Infinity : -1));
    for (const [job, port] of ports.entries()) {
      port?.on('message', (message: Handover<T, P> | Release) => {
        if ('released' in message) this.#released[job] = message.released;
        else this.#arrived[job]?.set(message.round, message);
        this.#wake();
      });
    }
  }

  /** Hands `parts`, one for each job that counts. */
  send(round: number, parts: readonly T[]): void {
    for (const [job, part] of parts.entries()) {
      const profiles = this.#profiles.all.slice(this.#known[job]);
      this.#known[job] = this.#profiles.all.length;
      this.#ports[job]?.postMessage({ round, part, profiles } satisfies Handover<T, P>);
    }
  }

  /** What a job hands over in this round, once it is there. */
  async receive(job: number, round: number): Promise<T> {
    const handover = await this.#arrival(job, round);
    const { part, profiles } = handover;
    const theirs = this.#theirs[job] ?? [];
    for (const profile of profiles) theirs.push(this.#profiles.indexOf(profile));
    const { block } = part;
    renumber(block, theirs);
    const { buffer, byteOffset, length } = block.text;
    block.text = Buffer.from(buffer, byteOffset, length);
    return part;
  }

  /** What a job has handed over up to this round is not used any more. */
  release(job: number, round: number): void {
    this.#ports[job]?.postMessage({ released: round } satisfies Release);
  }

  /** Waits until all have released what they were handed in this round. */
  async released(round: number): Promise<void> {
    while (this.#released.some((last) => last < round)) await new Promise<void>((wake) => (this.#wake = wake));
  }

  async #arrival(job: number, round: number): Promise<Handover<T, P>> {
    const arrived = this.#arrived[job];
    for (;;) {
      const handover = arrived?.get(round);
      arrived?.delete(round);
      if (handover !== undefined) return handover;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  close(): void {
    for (const port of this.#ports) port?.close();
  }
}

/** It is a function of its own for the compiler's sake. */
function renumber({ profile, length }: Rows, numbers: readonly number[]): void {
  for (let row = 0; row < length; row++) profile[row] = numbers[profile[row] as number] as number;
}
