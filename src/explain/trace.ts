import { OutcomeSink } from '../engine/outcomes.js';
import { replayPair, type Watch } from '../engine/replay.js';
import { copyState, type Message, type PairState } from '../engine/state.js';
import type { Call, Inbound, Outbound, Receipt, TimelineEvent } from '../model/event.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { Outcome, OutcomeKind } from '../model/outcome.js';
import type { CompiledRules } from '../rules/compile.js';
import type { UndeliveredRow } from '../rules/ruleSet.js';
import type { Schedule } from '../rules/schedule.js';
import type { Reference } from './explanation.js';

/** What the engine did with one message, and what it saw before. */
export interface Trace {
  readonly event: Inbound | Call | Outbound;
  /** Null when no rules are known for its date. */
  readonly rules: CompiledRules | null;
  readonly before: PairState;
  /** The latest customer messages before it: any that counts for a window, and the one behind an open ad. */
  readonly lastInbound: Reference | null;
  readonly lastAd: Reference | null;
  readonly entryPointOpener: Reference | null;
  /** Null when it was refused. */
  readonly message: Message | null;
  readonly receipts: readonly Receipt[];
  /** The rule by which it is not delivered; null of what arrived or failed. */
  readonly keptBack: UndeliveredRow | null;
  readonly outcomes: readonly Outcome[];
}

/** Replays one pair and keeps what concerns the message with this handle. */
export function traceOf(
  event: Trace['event'],
  events: readonly TimelineEvent[],
  schedule: Schedule,
  state: PairState,
): Trace {
  const sink = new TraceSink(event, state);
  replayPair(state, events, schedule, sink, sink);
  return sink.trace();
}

class TraceSink extends OutcomeSink implements Watch {
  readonly #event: Trace['event'];
  readonly #state: PairState;
  readonly #outcomes: Outcome[] = [];
  readonly #receipts: Receipt[] = [];
  #before: PairState;
  #rules: CompiledRules | null = null;
  #message: Message | null = null;
  #keptBack: UndeliveredRow | null = null;
  #latestInbound: Reference | null = null;
  #latestOpener: Reference | null = null;
  #ads: Reference[] = [];
  #seen: Pick<Trace, 'lastInbound' | 'lastAd' | 'entryPointOpener'> = {
    lastInbound: null,
    lastAd: null,
    entryPointOpener: null,
  };
  #concerns = false;

  constructor(event: Trace['event'], state: PairState) {
    super();
    this.#event = event;
    this.#state = state;
    this.#before = copyState(state);
  }

  trace(): Trace {
    return {
      event: this.#event,
      rules: this.#rules,
      before: this.#before,
      ...this.#seen,
      message: this.#message,
      receipts: this.#receipts,
      keptBack: this.#keptBack,
      outcomes: this.#outcomes,
    };
  }

  event(event: TimelineEvent, rules: CompiledRules): void {
    this.#concerns = event === this.#event || (event.kind === 'receipt' && event.handle === this.#event.handle);
    if (event.kind === 'receipt' && this.#concerns) this.#receipts.push(event);
    if (event === this.#event) {
      this.#rules = rules;
      this.#before = copyState(this.#state);
      const { adAt } = this.#before;
      this.#seen = {
        lastInbound: this.#latestInbound,
        lastAd: adAt === NEVER ? null : (this.#ads.findLast(({ at }) => at === adAt) ?? null),
        entryPointOpener: this.#latestOpener,
      };
    }
    if (event.kind === 'inbound' && event.entryPoint !== null) this.#ads.push({ handle: event.handle, at: event.at });
  }

  stateAt(): void {
    // The chain is about one message; the states are the business of a report.
  }

  withoutRules(): void {
    // Told by the absence of rules.
  }

  override windowOpened(event: Inbound | Call | Outbound, until: Instant, refreshed: boolean, rule: string): void {
    this.#latestInbound = { handle: event.handle, at: event.at };
    super.windowOpened(event, until, refreshed, rule);
  }

  override entryPointOpened(...told: Parameters<OutcomeSink['entryPointOpened']>): void {
    const [opener] = told;
    this.#latestOpener = { handle: opener.handle, at: opener.at };
    super.entryPointOpened(...told);
  }

  override accepted(message: Message): void {
    if (message.event === this.#event) this.#message = message;
  }

  override failed(message: Message, _at: Instant, keptBack: UndeliveredRow | null): void {
    if (message.event === this.#event) this.#keptBack = keptBack;
  }

  protected override tell(outcome: Outcome): void {
    if (this.#concerns && isDirect(outcome)) this.#outcomes.push(outcome);
  }
}

/** Ends that time alone brings are told between events and concern no message. */
const BY_TIME: ReadonlySet<OutcomeKind> = new Set([
  'window_closed',
  'entry_point_closed',
  'conversation_closed',
  'call_permission_ended',
]);

function isDirect({ kind }: Outcome): boolean {
  return !BY_TIME.has(kind);
}
