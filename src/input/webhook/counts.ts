import { finding, type Finding, type FindingCode } from '../../model/finding.js';
import type { RawRecord } from '../record.js';
import type { Place } from '../textFile.js';

/** Where it was met first. */
export type Met = Pick<RawRecord, 'place'>;

/** Kinds of words shown in one finding; the input may hold any number. */
const LISTED = 12;

interface Count {
  count: number;
  readonly first: Met;
}

/** A word with its number, and the place at which it was met first. */
export interface CountedWord {
  readonly code: FindingCode;
  readonly word: string;
  readonly count: number;
  readonly place: Place;
}

/** What is told once however often it occurs: words under the finding that lists them, each with its number. */
export class Counts {
  readonly #byCode = new Map<FindingCode, Map<string, Count>>();

  add(code: FindingCode, word: string, record: Met, times = 1): void {
    const words = this.#byCode.get(code) ?? new Map<string, Count>();
    this.#byCode.set(code, words);
    const known = words.get(word);
    if (known === undefined) words.set(word, { count: times, first: record });
    else known.count += times;
  }

  get isEmpty(): boolean {
    return this.#byCode.size === 0;
  }

  addAll(others: Counts): void {
    for (const { code, word, count, place } of others) this.add(code, word, { place: () => place }, count);
  }

  *[Symbol.iterator](): Iterator<CountedWord> {
    for (const [code, words] of this.#byCode) {
      for (const [word, { count, first }] of words) yield { code, word, count, place: first.place() };
    }
  }

  /** One finding of a code, worded from its number and its words, the most frequent first; placed at the first. */
  finding(code: FindingCode, messageOf: (total: number, words: string) => string): readonly Finding[] {
    const words = [...(this.#byCode.get(code) ?? [])];
    const [first] = words;
    if (first === undefined) return [];
    const total = words.reduce((sum, [, { count }]) => sum + count, 0);
    const listed = words
      .sort(([a, { count: left }], [b, { count: right }]) => right - left || (a < b ? -1 : 1))
      .map(([word, { count }]) => `${word} (${count})`);
    const more = listed.length - LISTED;
    const shown = more > 0 ? [...listed.slice(0, LISTED), `and ${more} more`] : listed;
    return [finding(code, { message: messageOf(total, shown.join(', ')), ...first[1].first.place() })];
  }
}

/** `1 message`, `2 messages` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
