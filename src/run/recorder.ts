import { chargeOf, chargeOfUndelivered, OutcomeSink } from '../engine/outcomes.js';
import type { Watch } from '../engine/replay.js';
import type { Verdict } from '../engine/sink.js';
import type { Conversation, Message, PairState } from '../engine/state.js';
import type { Ends } from '../model/ends.js';
import type { Call, Inbound, Outbound, TimelineEvent } from '../model/event.js';
import { NEVER, type Instant } from '../model/instant.js';
import type { Charge, ConversationRecord, Outcome, Rejection, Step, WindowSpan } from '../model/outcome.js';
import type { PairRun, StateSpan } from '../model/run.js';
import type { CompiledEntryPoint, CompiledRules } from '../rules/compile.js';
import type { UndeliveredRow } from '../rules/ruleSet.js';
import { sameState, stateSpan } from './stateSpan.js';

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** An accepted message and, once it is delivered, what it is charged as. */
interface Accepted {
  readonly message: Message;
  /** One, or for a group one for each recipient that it reached; none while it is not delivered. */
  readonly charges: Charge[];
  /** The rule by which it is not delivered. */
  keptBack: UndeliveredRow | null;
}

/** Everything that a replay showed of one pair, but for who the pair is. */
type Recording = Omit<PairRun, 'contact' | 'number' | 'firstAt' | 'lastAt' | 'lastInboundAt'>;

/** What a replay showed about the data of one pair. */
export interface Noticed {
  /** The first receipts, told by the input itself, of messages that the rules refuse. */
  readonly deliveredThoughRejected: readonly TimelineEvent[];
  readonly eventsWithoutRules: readonly TimelineEvent[];
}

/** Lists what happens in the replay of one pair. */
export class Recorder extends OutcomeSink implements Watch {
  readonly #deliveredThoughRejected: TimelineEvent[] = [];
  readonly #eventsWithoutRules: TimelineEvent[] = [];
  readonly #steps: Growing<Step>[] = [];
  readonly #submissions = new Map<string, Growing<Step>>();
  readonly #states: Growing<StateSpan>[] = [];
  readonly #windows: Growing<WindowSpan>[] = [];
  readonly #entryPoints: Growing<WindowSpan>[] = [];
  readonly #conversations: Growing<ConversationRecord>[] = [];
  readonly #recordOf = new Map<Conversation, Growing<ConversationRecord>>();
  readonly #rejections: Rejection[] = [];
  readonly #accepted = new Map<string, Accepted>();
  readonly #refused = new Set<string>();
  #current: Growing<Step> | null = null;
  #entryPointRecord: Growing<ConversationRecord> | null = null;

  /** The lists, to be taken when the replay is over. */
  recording(): Recording {
    const charges = [...this.#accepted.values()].flatMap(({ message, charges: own, keptBack }) =>
      own.length === 0 ? [chargeOfUndelivered(message, keptBack)] : own,
    );
    return {
      steps: this.#steps,
      states: this.#states,
      windows: this.#windows,
      entryPoints: this.#entryPoints,
      conversations: this.#conversations,
      rejections: this.#rejections,
      charges: charges.sort((a, b) => a.at - b.at),
    };
  }

  noticed(): Noticed {
    return { deliveredThoughRejected: this.#deliveredThoughRejected, eventsWithoutRules: this.#eventsWithoutRules };
  }

  event(event: TimelineEvent): void {
    if (event.kind !== 'receipt') {
      this.#submissions.set(event.handle, this.#begin(event.at, event));
      return;
    }
    // A message arrives once, whatever is told of it later.
    if (!event.assumed && event.status !== 'failed' && this.#refused.delete(event.handle)) {
      this.#deliveredThoughRejected.push(event);
    }
    const submission = this.#submissions.get(event.handle);
    // A receipt of the same instant is no event of its own to a reader: what it causes belongs to the message.
    if (submission?.at === event.at) this.#current = submission;
    else this.#begin(event.at, event);
  }

  withoutRules(event: TimelineEvent): void {
    this.#eventsWithoutRules.push(event);
    this.#begin(event.at, event);
  }

  stateAt(at: Instant, state: PairState): void {
    const span = stateSpan(at, state);
    const previous = this.#states.at(-1);
    if (previous !== undefined && sameState(previous, span)) return;
    if (previous !== undefined) previous.until = at;
    this.#states.push({ ...span, conversations: [...span.conversations] });
  }

  protected override tell(outcome: Outcome, at: Instant): void {
    (this.#current ?? this.#begin(at, null)).outcomes.push(outcome);
  }

  override windowOpened(event: Inbound | Call | Outbound, until: Instant, refreshed: boolean, rule: string): void {
    this.#openSpan(this.#windows, event.at, until, event.handle, refreshed);
    super.windowOpened(event, until, refreshed, rule);
  }

  override windowClosed(at: Instant): void {
    this.#derive(at);
    super.windowClosed(at);
  }

  override callPermissionEnded(at: Instant): void {
    this.#derive(at);
    super.callPermissionEnded(at);
  }

  override entryPointOpened(
    opener: Inbound | Outbound,
    at: Instant,
    from: Instant,
    ends: Ends,
    restarted: boolean,
    rules: CompiledEntryPoint,
  ): void {
    this.#openSpan(this.#entryPoints, from, ends.maybe, opener.handle, restarted);
    if (rules.isConversation) this.#openEntryPointRecord(opener.handle, from, ends, restarted, rules);
    super.entryPointOpened(opener, at, from, ends, restarted, rules);
  }

  override entryPointClosed(at: Instant): void {
    this.#derive(at);
    super.entryPointClosed(at);
  }

  override conversationOpened(conversation: Conversation, message: Message, at: Instant, verdict: Verdict): void {
    const { category, ends, ruleSet, rule } = conversation;
    const record = {
      category,
      members: 1,
      billable: verdict.type === 'regular',
      ruleSet,
      rule,
      ...conversationRecord(message.event.handle, at, ends),
    };
    this.#conversations.push(record);
    this.#recordOf.set(conversation, record);
    super.conversationOpened(conversation, message, at, verdict);
  }

  override conversationJoined(conversation: Conversation, message: Message, at: Instant): void {
    const record = this.#recordOf.get(conversation);
    if (record !== undefined) record.members += 1;
    super.conversationJoined(conversation, message, at);
  }

  override conversationClosed(conversation: Conversation, at: Instant, by: 'expiry' | 'entry_point'): void {
    const record = this.#recordOf.get(conversation);
    if (record !== undefined) Object.assign(record, { closedAt: at, closedBy: by });
    if (by === 'expiry') this.#derive(at);
    super.conversationClosed(conversation, at, by);
  }

  override rejected(event: Outbound, code: number | null, rule: string): void {
    this.#refused.add(event.handle);
    this.#rejections.push({ handle: event.handle, messageId: event.id, at: event.at, code, rule });
    super.rejected(event, code, rule);
  }

  override accepted(message: Message): void {
    this.#accepted.set(message.event.handle, { message, charges: [], keptBack: null });
    super.accepted(message);
  }

  override failed(message: Message, at: Instant, keptBack: UndeliveredRow | null): void {
    const accepted = this.#accepted.get(message.event.handle);
    if (accepted !== undefined) accepted.keptBack = keptBack;
    super.failed(message, at, keptBack);
  }

  override charged(
    message: Message,
    at: Instant,
    verdict: Verdict,
    rules: CompiledRules,
    recipient: string | null,
  ): void {
    const charge = chargeOf(message, at, verdict, rules, recipient);
    this.#accepted.get(message.event.handle)?.charges.push(charge);
    if (verdict.type === 'free_entry_point' && this.#entryPointRecord !== null) this.#entryPointRecord.members += 1;
    this.tell({ kind: 'charged', charge }, at);
  }

  #openEntryPointRecord(
    handle: string,
    from: Instant,
    ends: Ends,
    restarted: boolean,
    rules: CompiledEntryPoint,
  ): void {
    const { category, ruleSet, rule } = rules;
    if (restarted && this.#entryPointRecord !== null) {
      Object.assign(this.#entryPointRecord, { expiresAt: ends.maybe, closedAt: ends.maybe });
      return;
    }
    this.#entryPointRecord = {
      category,
      members: 0,
      billable: false,
      ruleSet,
      rule,
      ...conversationRecord(handle, from, ends),
    };
    this.#conversations.push(this.#entryPointRecord);
  }

  #begin(at: Instant, event: TimelineEvent | null): Growing<Step> {
    const step = { at, event, outcomes: [] };
    this.#steps.push(step);
    this.#current = step;
    return step;
  }

  /** What time alone brings at one instant is one step. */
  #derive(at: Instant): void {
    const last = this.#steps.at(-1);
    if (last?.event === null && last.at === at) this.#current = last;
    else this.#begin(at, null);
  }

  #openSpan(spans: Growing<WindowSpan>[], at: Instant, until: Instant, handle: string, refreshed: boolean): void {
    const current = spans.at(-1);
    if (!refreshed || current === undefined) {
      spans.push({ openedAt: at, expiresAt: until, openedBy: handle, refreshedBy: [] });
      return;
    }
    current.expiresAt = until;
    current.refreshedBy.push(handle);
  }
}

function conversationRecord(openedBy: string, openedAt: Instant, ends: Ends) {
  return {
    openedBy,
    openedAt,
    expiresAt: ends.maybe,
    // Until an entry point closes it earlier.
    closedAt: ends.maybe,
    closedBy: 'expiry' as 'expiry' | 'entry_point',
    certain: ends.sure !== NEVER,
  };
}
