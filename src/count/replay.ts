import { accept, apply, conclude } from '../engine/apply.js';
import { changeable, leftBy, leftBySending, type LeftBySending, type Moments } from '../engine/unchanged.js';
import type { PairState } from '../engine/state.js';
import type { ReceiptStatus, Reported, TimelineEvent } from '../model/event.js';
import { FOREVER, HOUR, MINUTE, NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import type { Schedule, ScheduledRules } from '../rules/schedule.js';
import { forgetPast } from '../run/past.js';
import type { Profile } from '../input/plain/profile.js';
import { Answers, type Answer } from './answers.js';
import { AwaitedReceipts, type Awaited } from './receipts.js';
import { CountedEvents, isMessageOf, receiptOf } from './events.js';
import { CountKernel } from './kernel/kernel.js';
import { ANSWERS_AD } from './kernel/layout.js';
import { Ledger } from './ledger.js';
import { PairNames } from './names.js';
import { PairClasses } from './pairClasses.js';
import { PairRows } from './pairRows.js';
import { purchaseOf } from './purchase.js';
import { CountingSink } from './sink.js';
import { TimeSlots } from './slots.js';
import { PackedStates } from './states.js';
import type { Fate } from './told.js';
import { Traits } from './traits.js';
import type { CountSetting } from './setting.js';

/** What a message came to; `not yet` where that cannot be said before its time has come. */
type Settled = 'accepted' | 'refused' | 'not yet';

/** The standing of a pair of which nothing is known to come. */
const ENTANGLED = -1;

/**
 * Advances the pairs of a log through its events, in order of time, and counts what comes of them. It is the engine of every
 * replay; only what is listed elsewhere is summed here.
 */
export class CountedReplay {
  /**
   * The time of what is told, and of what became of it where that is told as well. They are no arguments: a number that is
   * handed from call to call is put into memory each time, which took a third of all memory and pushed everything else out
   * of the processor's.
   */
  readonly now: Moments = { at: NEVER, then: NEVER };
  readonly kernel = new CountKernel();
  readonly pairs: PairNames;
  readonly sink: CountingSink;
  readonly ledger: Ledger;
  readonly traits: Traits;
  /** Messages and calls of customers, messages of the business whether accepted or not. */
  received = 0;
  sent = 0;
  assumed = 0;
  first: Instant = FOREVER;
  last: Instant = NEVER;
  /** Events at whose date no rules are known. */
  withoutRules = 0;
  /** Nobody knows what was open before the first event. */
  pastIsUnknown: boolean;
  /** The first event of the whole log, where that may be of a pair which is counted elsewhere. */
  beginsAt: Instant | null = null;
  /** The handle of the message just told, for the few of which it has to be known. */
  handleOfRow: () => string = () => '';
  /** From when on the kernel takes nothing before time has run on. */
  pausesAt = -Infinity;
  readonly #schedule: Schedule;
  readonly #pastEvidence: boolean;
  readonly #rows = new PairRows(this.kernel);
  readonly #states = new PackedStates(this.kernel, this.#rows);
  readonly #awaited = new AwaitedReceipts(this.#states);
  readonly #answers = new Answers(this.kernel);
  readonly #classes: PairClasses;
  readonly #events: CountedEvents;
  #classified = 0;
  #inForce: ScheduledRules | null = null;
  /** Of the event that the engine is told. */
  #at: Instant = NEVER;
  #nextMinute = -Infinity;
  #timeIsNoted = false;
  #pruneAt = -Infinity;
  readonly #takeReceipt = ({ at, pair, handle, status, assumed }: Awaited): void => {
    this.#receive(at, pair, handle, status, assumed);
  };

  constructor({ schedule, terms, money, accounts, past, pastEvidence }: CountSetting) {
    const purchase = purchaseOf(schedule, terms, money);
    this.pairs = new PairNames(this.#rows);
    this.ledger = new Ledger({
      purchase,
      contacts: this.pairs.contacts,
      contactOf: (pair) => this.pairs.contactIndex(pair),
      numberOf: (pair) => this.pairs.numberOf(pair),
      handleOf: (handle) => (handle === '' ? this.handleOfRow() : handle),
      kernel: this.kernel,
    });
    const slots = new TimeSlots(terms.timezone, purchase.edges);
    this.sink = new CountingSink(this.ledger, slots);
    this.traits = new Traits(money, slots);
    this.#schedule = schedule;
    this.#classes = new PairClasses(this.pairs, this.#states, accounts);
    this.#events = new CountedEvents(this.#classes);
    this.#pastEvidence = pastEvidence;
    this.pastIsUnknown = past === 'unknown';
  }

  /** Lets time run to now: receipts that fell due in a minute before are received. */
  run(): void {
    if (this.now.at >= this.#nextMinute) this.#runToMinute();
  }

  #runToMinute(): void {
    const { at } = this.now;
    this.#nextMinute = (Math.floor(at / MINUTE) + 1) * MINUTE;
    this.#awaited.passMinutes(at, this.#takeReceipt);
    this.#timeIsNoted = false;
    if (at < this.#pruneAt) return;
    if (Number.isFinite(this.#pruneAt)) this.#states.prune(at);
    this.#pruneAt = at + HOUR;
  }

  /**
   * Lets time run to now. Whether the kernel may take what comes next: then it knows until when, and what has a say. It gives the
   * answers that are known, and tells of no time.
   */
  mayGiveAnswers(): boolean {
    this.run();
    const { at } = this.now;
    this.#states.leave();
    if (!this.#answers.hold(at) || at < this.#states.current.unseenAdsUntil) return false;
    const { until } = this.#answers;
    const { rules } = this.#inForce as ScheduledRules;
    this.pausesAt = Math.min(this.traits.nextTime(at), this.#awaited.nextDue, until);
    this.kernel.allow(this.pausesAt, until, this.#isIndifferent(rules));
    return true;
  }

  /** The kernel has taken rows from now on, before `pausesAt`; what became of messages may have been later. */
  noteTaken(): void {
    this.traits.noteTime(this.now.at);
    this.traits.noteTime(this.kernel.latest as Instant);
  }

  /** Classifies the pairs that are new. To the kernel those are unknown whose past has to be told first. */
  classify(): void {
    if (this.pastIsUnknown) return;
    const { length } = this.pairs;
    for (; this.#classified < length; this.#classified++) this.#classes.of(this.#classified);
  }

  /** A customer's message or call, or an opt-in or opt-out; what comes of it is remembered. */
  receiveAndLearn(pair: number, profile: number, said: Profile): void {
    const { at } = this.now;
    this.#at = at;
    const lacksPast = this.pastIsUnknown && !this.pairs.isMet(pair);
    const standing = lacksPast || this.#isWaiting(pair) ? ENTANGLED : this.#standingThen(pair, at);
    if (standing === ENTANGLED || this.#answers.knowsLeft(profile, standing)) {
      this.receive(pair, profile, said);
      return;
    }
    const state = this.#open(pair);
    const before = changeable(state);
    this.receive(pair, profile, said);
    const left = leftBy(at, state, before);
    if (left !== null) this.#answers.rememberLeft(profile, standing, isMessageOf(said), left);
  }

  /** A customer's message or call, or an opt-in or opt-out. */
  receive(pair: number, profile: number, said: Profile): void {
    const event = this.#events.received(profile, said);
    if (isMessageOf(said)) this.received += 1;
    event.at = this.now.at;
    this.#advance(pair, event);
  }

  /**
   * A message of the business; `handle` is its id, or the place of the row. `reported` is what Meta said of it: of the first
   * message of a pair it tells what was open before. Returns whether the rules refuse it.
   */
  submit(pair: number, profile: number, said: Profile, handle: string, reported?: Reported): boolean {
    this.sent += 1;
    this.sink.refused = false;
    const event = this.#events.newlySent(this.#classes.of(pair), profile, said);
    event.at = this.now.at;
    event.handle = handle;
    if (reported !== undefined) event.reported = reported;
    this.#advance(pair, event);
    return this.sink.refused;
  }

  /** Whether a message sent now may wait for what becomes of it: its pair has begun, and nothing else is open or on its way there. */
  mayWait(pair: number): boolean {
    return this.pairs.isMet(pair) && !this.#isWaiting(pair) && this.#states.isSimple(pair);
  }

  /** A message that has waited, with what became of it now; nothing was told of its pair in between. */
  settleLate(sent: Instant, pair: number, profile: number, said: Profile, fate: Fate): Settled {
    this.now.then = this.now.at;
    this.traits.noteTime(this.now.then);
    return this.#asOf(sent, () => this.settle(pair, profile, said, fate, true));
  }

  /** The same while nothing is told of it. Returns whether the rules refuse it. */
  submitLate(sent: Instant, pair: number, profile: number, said: Profile, handle: string): boolean {
    return this.#asOf(sent, () => this.submit(pair, profile, said, handle));
  }

  #asOf<T>(at: Instant, tell: () => T): T {
    const { now } = this;
    const { at: current } = now;
    now.at = at;
    this.#timeIsNoted = false;
    const told = tell();
    now.at = current;
    this.#timeIsNoted = false;
    return told;
  }

  /**
   * A message with what became of it; `quiet` says that nothing else is told of its pair in between. Where it is not known to
   * be quiet, that may still not matter to what the message comes to.
   */
  settle(pair: number, profile: number, said: Profile, fate: Fate, quiet: boolean): Settled {
    const { now } = this;
    this.#at = now.at;
    const rules = this.#rules();
    if (rules === null || now.then >= (this.#inForce as ScheduledRules).until || this.#isWaiting(pair)) {
      return 'not yet';
    }
    this.#reach(pair, null);
    const pairClass = this.#classes.of(pair);
    const standing = this.#standing(pair);
    const known = standing === ENTANGLED ? null : this.#answers.find(pairClass, profile, standing, fate.index);
    // Where conversations are counted, one may open at the delivery.
    const concludesAlone = known !== null || (standing !== ENTANGLED && rules.conversation === null);
    const isKnownAhead = concludesAlone && standing < ANSWERS_AD && this.#isIndifferent(rules);
    if (!quiet && !isKnownAhead) return 'not yet';
    this.sent += 1;
    if (fate.assumed) this.assumed += 1;
    if (now.then > this.last) this.last = now.then;
    this.sink.pair = pair;
    this.sink.pairClass = pairClass;
    if (known !== null) {
      this.sink.repeat(known, now);
      return known.line === null ? 'refused' : 'accepted';
    }
    const answer = this.#ask(pair, profile, said, fate, rules, standing);
    return answer.line === null ? 'refused' : 'accepted';
  }

  /** A message of the pair that the kernel took, where it may take from an allowance; what comes of it is known. */
  repeat(pair: number, answer: number): void {
    const known = this.#answers.at(answer);
    this.sent += 1;
    if (known.assumed) this.assumed += 1;
    this.sink.pair = pair;
    this.sink.repeat(known.answer, this.now);
  }

  /** The standing of a pair to which a message is sent now. */
  #standing(pair: number): number {
    const { now } = this;
    this.#states.now = this.#at;
    this.traits.noteSending(now, this.#states.look(pair));
    return now.then < this.#answers.until ? this.#standingThen(pair, now.then) : ENTANGLED;
  }

  /** The standing of a pair in which something happens now and is concluded `then`. */
  #standingThen(pair: number, then: Instant): number {
    const at = this.#at;
    const isKnown = this.#answers.hold(at) && at >= this.#states.current.unseenAdsUntil && this.#states.isSimple(pair);
    return isKnown ? this.kernel.standing(pair, at, then) : ENTANGLED;
  }

  /** What the engine says of a message and of what became of it; an answer to keep is remembered. */
  #ask(pair: number, profile: number, said: Profile, fate: Fate, rules: CompiledRules, standing: number): Answer {
    const state = this.#open(pair);
    const before = standing === ENTANGLED ? null : changeable(state);
    this.#conclude(state, profile, said, fate, rules);
    const { answer, pairClass } = this.sink;
    const left = before === null ? null : leftBySending(this.#at, state, before);
    if (left !== null && !isCounted(left, rules)) {
      this.#answers.remember(pairClass, profile, standing, fate, answer, left);
    }
    return answer;
  }

  /**
   * Whether it is of no account what happens between the sending and the conclusion of a message that answers no ad: then only
   * the window can have moved. An entry point that is opened meanwhile begins later, for nothing else is on its way.
   */
  #isIndifferent({ windowAtDelivery }: CompiledRules): boolean {
    return !windowAtDelivery && this.traits.lateForWindow;
  }

  /** A message and what became of it, as the engine judges them. */
  #conclude(state: PairState, profile: number, said: Profile, fate: Fate, rules: CompiledRules): void {
    const { pairClass } = this.sink;
    const { at, then } = this.now;
    const event = this.#events.sent(pairClass, profile, said);
    event.at = at;
    const message = accept(state, event, rules, this.sink);
    if (message === null) return;
    if (!fate.assumed) this.traits.noteReceipt(message, then, state, rules);
    conclude(state, message, { at: then, status: fate.status, assumed: fate.assumed }, rules, this.sink);
  }

  /** Answers of the time of `#at` are remembered from here on. */
  #turnAnswers({ from, until, rules }: ScheduledRules): void {
    this.#countGiven();
    const slot = this.sink.slotOf(this.#at);
    this.#answers.turnTo(Math.max(from, slot.from) as Instant, Math.min(until, slot.until) as Instant);
    const { window, entryPoint } = rules;
    this.kernel.turnTo(window.overtime, window.lasts, entryPoint?.replyWithin ?? -Infinity);
  }

  /** Counts what the kernel has taken. */
  #countGiven(): void {
    for (const { known, times } of this.#answers.given()) {
      if (known.of === 'message') {
        this.sink.repeatOften(known.answer, times);
        if (known.assumed) this.assumed += times;
        this.sent += times;
      } else if (known.isMessage) this.received += times;
    }
    this.note(this.kernel.latest as Instant);
  }

  /** What is told to have become of a message, now or later. */
  await(at: Instant, pair: number, handle: string, status: ReceiptStatus, assumed: boolean): void {
    if (assumed) this.assumed += 1;
    this.#awaited.add({ at, pair, handle, status, assumed, done: false });
  }

  /** What became of a message, told at its time. */
  arrive(at: Instant, pair: number, handle: string, status: ReceiptStatus): void {
    this.#receive(at, pair, handle, status, false);
  }

  /** Something was told at `at` that changes nothing else. */
  note(at: Instant): void {
    if (at > this.last) this.last = at;
  }

  hasUnderway(pair: number): boolean {
    return this.#states.hasUnderway(pair);
  }

  isUnderway(pair: number, handle: string): boolean {
    return this.#states.isUnderway(pair, handle);
  }

  /** Receives what is still awaited, and counts what never arrived. */
  finish(): void {
    this.#awaited.passMinutes(FOREVER, this.#takeReceipt);
    this.#countGiven();
    const { length } = this.pairs;
    for (let pair = 0; pair < length; pair++) {
      if (this.pairs.isMet(pair)) this.traits.noteCountry(this.#classes.countryOf(this.#classes.of(pair)));
    }
    for (const { pair, message } of this.#states.stillUnderway()) {
      this.#turnTo(pair);
      if (message.reached === null || message.reached.size === 0) this.sink.undelivered(message);
    }
  }

  #receive(at: Instant, pair: number, handle: string, status: ReceiptStatus, assumed: boolean): void {
    this.#timeIsNoted = false;
    this.#apply(pair, receiptOf(at, handle, status, assumed));
  }

  #advance(pair: number, event: TimelineEvent): void {
    if (this.#isWaiting(pair)) {
      this.#awaited.passOf(pair, event.at, this.#takeReceipt);
      this.#timeIsNoted = false;
    }
    this.#apply(pair, event);
  }

  #apply(pair: number, event: TimelineEvent): void {
    this.#at = event.at;
    const rules = this.#reach(pair, event);
    if (rules === null) return;
    const state = this.#open(pair);
    this.traits.note(event, state, rules);
    this.#turnTo(pair);
    apply(state, event, rules, this.sink);
  }

  /** The state of a pair as it is at `#at`. */
  #open(pair: number): PairState {
    this.#states.now = this.#at;
    return this.#states.open(pair);
  }

  /**
   * The rules at `#at`, when something happens to the pair; null where none are known. `event` is what happens, where its past
   * is told by it.
   */
  #reach(pair: number, event: TimelineEvent | null): CompiledRules | null {
    if (this.#at < this.first) this.first = this.#at;
    if (this.pastIsUnknown && !this.pairs.isMet(pair)) this.#forgetPast(pair, event);
    this.pairs.meet(pair);
    if (this.#at > this.last) this.last = this.#at;
    const rules = this.#rules();
    if (rules === null) {
      this.withoutRules += 1;
      return null;
    }
    if (!this.#timeIsNoted) this.#noteTime();
    if (!this.#answers.hold(this.#at)) this.#turnAnswers(this.#inForce as ScheduledRules);
    return rules;
  }

  /** Once a minute, anew for new rules, and for each receipt, which may be of another time. */
  #noteTime(): void {
    this.#timeIsNoted = true;
    this.traits.noteTime(this.#at);
  }

  /** Events come in order of time, so that the first of them is the first of the log. */
  #forgetPast(pair: number, event: TimelineEvent | null): void {
    const events = event === null ? [] : [event];
    forgetPast(this.#open(pair), this.beginsAt ?? this.first, events, this.#schedule, this.#pastEvidence);
  }

  /** The rules in force at `#at`. */
  #rules(): CompiledRules | null {
    const current = this.#inForce;
    if (current !== null && this.#at >= current.from && this.#at < current.until) return current.rules;
    const at = this.#at;
    this.#inForce = this.#schedule.find(({ from, until }) => at >= from && at < until) ?? null;
    if (this.#inForce === null) return null;
    this.traits.uses(this.#inForce.rules);
    this.#timeIsNoted = false;
    return this.#inForce.rules;
  }

  #isWaiting(pair: number): boolean {
    return this.#states.awaitedOf(pair) > 0;
  }

  #turnTo(pair: number): void {
    this.sink.pair = pair;
    this.sink.pairClass = this.#classes.of(pair);
  }
}

/** Whether something is counted besides the charge: an entry point that is a conversation. */
function isCounted({ entryPoint }: LeftBySending, rules: CompiledRules): boolean {
  return entryPoint !== null && rules.entryPoint?.isConversation === true;
}
