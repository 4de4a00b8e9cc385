import { STANDINGS, type Moments } from '../engine/standing.js';
import type { Instant } from '../model/instant.js';
import type { Line } from './ledger.js';
import { FATES } from './told.js';

/** What a message came to: refused, or counted. */
export interface Answer {
  /** The line it counts in; null where it was refused. */
  readonly line: Line | null;
  readonly certain: boolean;
  /** It never arrived, and counts when it was sent. */
  readonly undelivered: boolean;
}

const CELLS = STANDINGS * FATES;

/**
 * What the engine has said of messages that left their pair as it was. It says the same of each that is alike: of the same
 * class of pairs, the same words, standing and fate, under the same rules and prices. So each kind is asked about once.
 */
export class Answers {
  /** By class of pairs. */
  #known: Map<number, Answer>[] = [];
  #from = Infinity;
  #until = -Infinity;

  /** Whether a message lies in the time of which answers are known. */
  hold({ at, then }: Moments): boolean {
    return at >= this.#from && then < this.#until;
  }

  /** From here on answers are those of another time, in which neither rules nor prices change. */
  turnTo(from: Instant, until: Instant): void {
    this.#from = from;
    this.#until = until;
    this.#known = [];
  }

  find(pairClass: number, profile: number, standing: number, fate: number): Answer | undefined {
    return this.#known[pairClass]?.get(profile * CELLS + standing * FATES + fate);
  }

  remember(pairClass: number, profile: number, standing: number, fate: number, answer: Answer): void {
    const ofClass = (this.#known[pairClass] ??= new Map<number, Answer>());
    ofClass.set(profile * CELLS + standing * FATES + fate, answer);
  }
}
