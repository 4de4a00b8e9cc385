import type { Left, LeftBySending } from '../engine/unchanged.js';
import type { Instant } from '../model/instant.js';
import type { CountKernel } from './kernel/kernel.js';
import {
  ACCEPTED,
  ENTERS,
  EXTRA_MESSAGE_USED,
  IS_LATEST,
  LOUD,
  LONGEST_WINDOW,
  OPTED_IN,
  REFUSED,
  THROUGH_AD,
  UNDELIVERED,
} from './kernel/layout.js';
import type { Line } from './ledger.js';
import { contradictsRefusal, type Fate } from './told.js';

/** What a message came to: refused, or counted. */
export interface Answer {
  /** The line it counts in; null where it was refused. */
  readonly line: Line | null;
  readonly certain: boolean;
  /** It never arrived, and counts when it was sent. */
  readonly undelivered: boolean;
}

/** What is known to come of events, and how often it came. */
export type Known =
  | { readonly of: 'message'; readonly answer: Answer; readonly assumed: boolean; readonly leavesAll: boolean }
  | { readonly of: 'customer'; readonly isMessage: boolean };

/** Customers' events come to the same in all classes of pairs; those of pairs are counted from 1. */
const ALL_CLASSES = 0;

/**
 * What the engine has said of messages that left their pair as it was or opened an entry point, and of what customers did. It
 * says the same of each that is alike: of the same class of pairs, the same words, standing and fate, under the same rules and
 * prices. So each kind is asked about once, and the kernel gives the answer to all others.
 */
export class Answers {
  /** By the index of the answer. */
  readonly #known: Known[] = [];
  readonly #kernel: CountKernel;
  #from = Infinity;
  /** Up to when what is known holds. */
  until = -Infinity;

  constructor(kernel: CountKernel) {
    this.#kernel = kernel;
  }

  /** Whether what is known is of this time. */
  hold(at: Instant): boolean {
    return at >= this.#from && at < this.until;
  }

  /** From here on answers are those of another time, in which neither rules nor prices change. Forgets those that there are. */
  turnTo(from: Instant, until: Instant): void {
    this.#from = from;
    this.until = until;
    this.#known.length = 0;
    this.#kernel.forget();
  }

  /** What is known to come of a message that leaves its pair as it was. */
  find(pairClass: number, profile: number, standing: number, fate: number): Answer | null {
    const known = this.#known[this.#kernel.findAnswer(pairClass + 1, profile, standing, fate)];
    return known?.of === 'message' && known.leavesAll ? known.answer : null;
  }

  /** What is known to come of a message, by its index. */
  at(index: number): Known & { readonly of: 'message' } {
    const known = this.#known[index];
    if (known?.of !== 'message') throw new Error('the answer is not one to a message');
    return known;
  }

  remember(
    pairClass: number,
    profile: number,
    standing: number,
    fate: Fate,
    answer: Answer,
    { entryPoint }: LeftBySending,
  ): void {
    if (this.#kernel.findAnswer(pairClass + 1, profile, standing, fate.index) !== -1) return;
    if (entryPoint !== null && entryPoint.maybe > LONGEST_WINDOW) return;
    const { sure = 0, maybe = 0 } = entryPoint ?? {};
    const is = entryPoint === null ? isOf(answer, fate) : ENTERS;
    const room = answer.line?.allowance?.room ?? 0;
    this.#kernel.learn(pairClass + 1, profile, standing, fate.index, is, room, sure, maybe);
    this.#known.push({ of: 'message', answer, assumed: fate.assumed, leavesAll: entryPoint === null });
  }

  /** Whether it is known what a customer's event leaves. */
  knowsLeft(profile: number, standing: number): boolean {
    return this.#kernel.findAnswer(ALL_CLASSES, profile, standing, 0) !== -1;
  }

  rememberLeft(profile: number, standing: number, isMessage: boolean, left: Left): void {
    const { window, ad } = left;
    if (window !== null && window > LONGEST_WINDOW) return;
    const marks = (left.optedIn ? OPTED_IN : 0) | (left.extraMessageUsed ? EXTRA_MESSAGE_USED : 0);
    const is = (window === null ? 0 : IS_LATEST) | (ad ? THROUGH_AD : 0);
    this.#kernel.learn(ALL_CLASSES, profile, standing, 0, is, marks, window ?? 0);
    this.#known.push({ of: 'customer', isMessage });
  }

  /** What the kernel has taken to come to what is known, and how often. */
  *given(): Iterable<{ readonly known: Known; readonly times: number }> {
    for (const [index, known] of this.#known.entries()) yield { known, times: this.#kernel.timesGiven(index) };
  }
}

function isOf({ line, undelivered }: Answer, fate: Fate): number {
  if (line === null) return contradictsRefusal(fate) ? LOUD : REFUSED;
  return undelivered ? UNDELIVERED : ACCEPTED;
}
