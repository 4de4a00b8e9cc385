import { chargeOf, undeliveredVerdict } from '../engine/outcomes.js';
import type { Sink, Verdict } from '../engine/sink.js';
import type { Moments } from '../engine/unchanged.js';
import type { Conversation, Message } from '../engine/state.js';
import type { ConversationCategory } from '../model/category.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { Ends } from '../model/ends.js';
import type { Inbound, Outbound } from '../model/event.js';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile.js';
import type { UndeliveredRow } from '../rules/ruleSet.js';
import type { Answer } from './answers.js';
import type { Ledger, Line } from './ledger.js';
import type { Slot, TimeSlots } from './slots.js';

const REFUSED: Answer = { line: null, certain: true, undelivered: false };

/** An outbound message with the numbers by which its charges are counted. */
export type Counted = Outbound & { readonly profile: number };

/** Sums up what the engine tells of one pair after the other. */
export class CountingSink implements Sink {
  /** The pair being advanced, and the class of pairs that pay alike. */
  pair = 0;
  pairClass = 0;
  /** What the message just told came to. */
  answer: Answer = REFUSED;
  /** Whether the message just submitted was refused. */
  refused = false;
  rejections = 0;
  readonly codes = new Set<number>();
  readonly conversations = new Map<ConversationCategory, number>();
  uncertainConversations = 0;
  readonly #ledger: Ledger;
  readonly #slots: TimeSlots;
  /** By rule. */
  readonly #verdicts = new Map<string, readonly { readonly verdict: Verdict; readonly number: number }[]>();
  #verdictCount = 0;

  constructor(ledger: Ledger, slots: TimeSlots) {
    this.#ledger = ledger;
    this.#slots = slots;
  }

  windowOpened(): void {
    // A summary lists no windows.
  }

  windowUnmoved(): void {
    // Nor what left one as it was.
  }

  windowClosed(): void {
    // Ends are not told here: time is not let run between events.
  }

  entryPointOpened(
    _opener: Inbound | Outbound,
    _at: Instant,
    _from: Instant,
    ends: Ends,
    restarted: boolean,
    rules: CompiledEntryPoint,
  ): void {
    if (rules.isConversation && !restarted) this.#opened(rules.category, ends.sure !== NEVER);
  }

  entryPointClosed(): void {
    // See windowClosed.
  }

  conversationOpened({ category, ends }: Conversation): void {
    this.#opened(category, ends.sure !== NEVER);
  }

  conversationJoined(): void {
    // Its charge says so.
  }

  conversationClosed(): void {
    // See windowClosed.
  }

  callPermissionGiven(): void {
    // A permission to call changes no charge.
  }

  callPermissionRefused(): void {
    // See callPermissionGiven.
  }

  callPermissionEnded(): void {
    // See callPermissionGiven.
  }

  rejected(_event: Outbound, code: number | null): void {
    this.refused = true;
    this.answer = REFUSED;
    this.rejections += 1;
    if (code !== null) this.codes.add(code);
  }

  accepted(): void {
    this.refused = false;
  }

  charged(message: Message, at: Instant, verdict: Verdict, rules: CompiledRules, recipient: string | null): void {
    const line = this.#count(message, at, verdict, rules, recipient);
    this.answer = { line, certain: verdict.certain, undelivered: false };
  }

  failed(message: Message, _at: Instant, keptBack: UndeliveredRow | null): void {
    this.undelivered(message, keptBack);
  }

  /** It never arrived, or nothing says that it did. */
  undelivered(message: Message, keptBack: UndeliveredRow | null = null): void {
    const verdict = undeliveredVerdict(message, keptBack);
    const line = this.#count(message, message.event.at, verdict, message.rules, null);
    this.answer = { line, certain: verdict.certain, undelivered: true };
  }

  /** A message of the pair has come to the same as one before. */
  repeat({ line, certain, undelivered }: Answer, { at, then }: Moments): void {
    if (line === null) {
      this.rejections += 1;
      return;
    }
    this.#ledger.now = undelivered ? at : then;
    this.#ledger.count(line, this.pair, certain, '');
  }

  /** So many messages have come to what one came to, none of which may take from an allowance. */
  repeatOften({ line, certain }: Answer, times: number): void {
    if (line === null) this.rejections += times;
    else this.#ledger.countOften(line, certain, times);
  }

  slotOf(at: Instant): Slot {
    return this.#slots.slotOf(at);
  }

  #opened(category: ConversationCategory, certain: boolean): void {
    this.conversations.set(category, (this.conversations.get(category) ?? 0) + 1);
    if (!certain) this.uncertainConversations += 1;
  }

  #count(message: Message, at: Instant, verdict: Verdict, rules: CompiledRules, recipient: string | null): Line {
    const { profile, at: sentAt, handle } = message.event as Counted;
    const what = (this.#numberOf(verdict) * SLOTS + this.#slots.indexOf(at)) * SLOTS + this.#slots.indexOf(sentAt);
    const line =
      this.#ledger.find(this.pairClass, profile, what) ??
      this.#ledger.open(this.pairClass, profile, what, chargeOf(message, at, verdict, rules, recipient), this.pair);
    this.#ledger.now = at;
    this.#ledger.count(line, this.pair, verdict.certain, handle);
    return line;
  }

  #numberOf(verdict: Verdict): number {
    const known = this.#verdicts.get(verdict.rule);
    if (known !== undefined) for (const one of known) if (same(one.verdict, verdict)) return one.number;
    const number = this.#verdictCount++;
    this.#verdicts.set(verdict.rule, [...(known ?? []), { verdict, number }]);
    return number;
  }
}

/** More than the slots of any log. */
const SLOTS = 4096;

function same(a: Verdict, b: Verdict): boolean {
  return a.category === b.category && a.type === b.type && a.ruleSet === b.ruleSet && a.certain === b.certain;
}
