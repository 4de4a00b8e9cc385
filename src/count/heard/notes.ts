import type { KindSource } from '../../model/event.js';
import type { SourceRef } from '../../model/source.js';
import type { HeardColumns } from './columns.js';
import { above, earlier, type Example, type HeardCounts } from './counts.js';

/** Messages that one finding is about: how many, and the earliest of them. */
interface Mentions {
  count: number;
  first: Example | null;
}

/** What is noted of messages for the findings that are told once, however many they are about. */
export class HeardNotes {
  readonly #columns: HeardColumns;
  readonly #sourceOf: (slot: number) => SourceRef;
  readonly #from = new Map<KindSource, number>();
  readonly #told: Mentions = { count: 0, first: null };
  readonly #untold: Mentions = { count: 0, first: null };
  readonly #readAlone: Mentions = { count: 0, first: null };
  #again = 0;
  #firstAgain: SourceRef | null = null;

  constructor(columns: HeardColumns, sourceOf: (slot: number) => SourceRef) {
    this.#columns = columns;
    this.#sourceOf = sourceOf;
  }

  /** A message, with what told its kind. */
  told(slot: number, from: KindSource): void {
    this.#from.set(from, (this.#from.get(from) ?? 0) + 1);
    this.#mention(this.#told, slot);
  }

  /** One of whose kind nothing tells. */
  untold(slot: number): void {
    this.#mention(this.#untold, slot);
  }

  /** One of which only a read receipt tells. */
  readAlone(slot: number): void {
    this.#mention(this.#readAlone, slot);
  }

  /** A part that was told before. */
  again(source: SourceRef): void {
    this.#again += 1;
    this.#firstAgain = above(this.#firstAgain, source);
  }

  counts(words: HeardCounts['words']): HeardCounts {
    return {
      told: Object.fromEntries(this.#from),
      firstTold: this.#told.first,
      untold: this.#untold.count,
      firstUntold: this.#untold.first,
      readAlone: this.#readAlone.count,
      firstReadAlone: this.#readAlone.first,
      again: this.#again,
      firstAgain: this.#firstAgain,
      words,
    };
  }

  #mention(mentions: Mentions, slot: number): void {
    mentions.count += 1;
    const at = this.#columns.at[slot] as number;
    if (mentions.first !== null && at > mentions.first.at) return;
    mentions.first = earlier(mentions.first, {
      at,
      id: this.#columns.id[slot] as string,
      source: this.#sourceOf(slot),
    });
  }
}
