import { apply } from '../engine/apply.js';
import { OutcomeSink } from '../engine/outcomes.js';
import { settleUntil } from '../engine/settle.js';
import type { Message, PairState } from '../engine/state.js';
import type { Call, Inbound, Outbound, TimelineEvent } from '../model/event.js';
import { FOREVER, NEVER, type Instant } from '../model/instant.js';
import type { CompiledRules } from '../rules/compile.js';
import { REACTION } from '../rules/messageClass.js';
import type { Mention } from './answer.js';

/** What the messages of a pair say about the next one: told by the latest that names it. */
export interface Usual {
  readonly account: string | null;
  readonly country: string | null;
  readonly channel: string | null;
  readonly group: boolean;
}

/** The state of one pair as its events come in, and who brought it about. */
export class Follower extends OutcomeSink {
  readonly state: PairState;
  lastAt: Instant;
  windowOpener: Mention | null = null;
  entryPointOpener: Mention | null = null;
  permissionGiver: Mention | null = null;
  usual: Usual = { account: null, country: null, channel: null, group: false };
  /** Messages sent since the customer's latest, less those that failed. */
  answers = 0;
  /** The customer's latest message of which an answer would be in the log. */
  answersToldOf: Instant = NEVER;

  constructor(state: PairState, firstAt: Instant) {
    super();
    this.state = state;
    this.lastAt = firstAt;
  }

  /** Events come in replay order; without rules for its date an event changes nothing. */
  follow(event: TimelineEvent, rules: CompiledRules | null): void {
    this.lastAt = event.at;
    if (event.kind === 'outbound') this.#learn(event);
    if (event.group === true) this.usual = { ...this.usual, group: true };
    if (rules === null) return;
    settleUntil(this.state, event.at, rules, this);
    apply(this.state, event, rules, this);
    const wrote = event.kind === 'inbound' || event.kind === 'call';
    if (!wrote || this.state.lastInboundAt !== event.at) return;
    this.answers = 0;
    if (event.kind === 'call' || event.answersUntold !== true) this.answersToldOf = event.at;
  }

  /** A session that never closes, known from now on. */
  becomePermanent(): void {
    this.state.window = { sure: FOREVER, maybe: FOREVER };
    this.windowOpener = null;
  }

  override windowOpened({ handle, at }: Inbound | Call | Outbound): void {
    this.windowOpener = { handle, at };
  }

  override entryPointOpened({ handle, at }: Inbound | Outbound): void {
    this.entryPointOpener = { handle, at };
  }

  override callPermissionGiven({ handle, at }: Inbound): void {
    this.permissionGiver = { handle, at };
  }

  override accepted(message: Message): void {
    if (message.class !== REACTION) this.answers += 1;
  }

  override failed(message: Message): void {
    if (message.class !== REACTION && message.event.at >= this.state.lastInboundAt) this.answers -= 1;
  }

  protected override tell(): void {
    // What happened before is not asked here.
  }

  #learn({ account, country, channel }: Outbound): void {
    this.usual = {
      ...this.usual,
      account: account ?? this.usual.account,
      country: country ?? this.usual.country,
      channel: channel ?? this.usual.channel,
    };
  }
}
