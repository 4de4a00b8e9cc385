import { windowAt } from '../engine/window.js';
import type { Message, PairState } from '../engine/state.js';
import type { TimelineEvent } from '../model/event.js';
import { MINUTE, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { FACT } from '../rules/decision.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { isUnlisted, nearAnEdge } from '../run/contested.js';
import type { MoneyTerms } from '../run/money.js';
import type { TimeSlots } from './slots.js';

const QUARTER_HOUR = 15 * MINUTE;

/** Notes, event by event, what decides which contested points can matter. */
export class Traits {
  readonly sources = new Set<RuleSet>();
  atTheEdge = false;
  ad = false;
  pageButton = false;
  lateForWindow = false;
  lateForMoney = false;
  customerReaction = false;
  unlistedCountry = false;
  /** Some event is at a time that is another local day, where that matters, in some zone. */
  nearMidnight = false;
  readonly #money: MoneyTerms;
  readonly #slots: TimeSlots;
  #isNear: (at: Instant) => boolean = () => false;
  /** Whose times are noted. */
  readonly #quarters = new Set<number>();

  constructor(money: MoneyTerms, slots: TimeSlots) {
    this.#money = money;
    this.#slots = slots;
  }

  uses({ source }: CompiledRules): void {
    if (this.sources.has(source)) return;
    this.sources.add(source);
    this.#isNear = nearAnEdge(this.#money, [...this.sources]);
    this.#quarters.clear();
  }

  /** `state` is the one before the event; its time is noted apart. */
  note(event: TimelineEvent, state: PairState, rules: CompiledRules): void {
    const { kind } = event;
    if (kind === 'outbound') {
      this.noteSending(event, state);
    } else if (kind === 'inbound') {
      if (event.entryPoint !== null) this.ad = true;
      if (event.entryPoint === 'page_cta') this.pageButton = true;
      if (event.type === 'reaction' || event.type === 'edit' || event.type === 'revoke') this.customerReaction = true;
    } else if (kind === 'receipt' && !event.assumed) {
      const message = state.underway.get(event.handle);
      if (message !== undefined) this.noteReceipt(message, event.at, state, rules);
    }
  }

  /** A message of the business. */
  noteSending({ at }: { readonly at: Instant }, state: PairState): void {
    if (at === state.window.maybe) this.atTheEdge = true;
  }

  /** What is told to have become of a message. */
  noteReceipt({ event, facts }: Message, at: Instant, state: PairState, rules: CompiledRules): void {
    const wasOpen = (facts.holds & FACT.WINDOW) !== 0;
    if (!this.lateForWindow && wasOpen !== (windowAt(state, at, rules) === 'yes')) this.lateForWindow = true;
    if (!this.lateForMoney && this.#slots.indexOf(at) !== this.#slots.indexOf(event.at)) this.lateForMoney = true;
  }

  noteCountry(country: string | null): void {
    if (isUnlisted(country)) this.unlistedCountry = true;
  }

  /** Up to when no other time has to be noted, where `at` is. */
  nextTime(at: Instant): number {
    return this.nearMidnight ? Infinity : (Math.floor(at / QUARTER_HOUR) + 1) * QUARTER_HOUR;
  }

  /** Something happens at `at`. Local days begin on a quarter of an hour everywhere. */
  noteTime(at: Instant): void {
    if (this.nearMidnight) return;
    const quarter = Math.floor(at / QUARTER_HOUR);
    if (this.#quarters.has(quarter)) return;
    this.#quarters.add(quarter);
    this.nearMidnight = this.#isNear(at);
  }
}
