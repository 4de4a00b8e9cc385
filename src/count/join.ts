import { emptyBlock, idAt, type RowBlock } from '../input/plain/block.js';
import { NotPlain, OutOfOrder } from '../input/plain/notPlain.js';
import type { Profile } from '../input/plain/profile.js';
import type { RawRecord } from '../input/record.js';
import type { ReceiptStatus } from '../model/event.js';
import type { Finding } from '../model/finding.js';
import { SECOND, type Instant } from '../model/instant.js';
import type { RejectedRecord } from '../model/timeline.js';
import { BlockPairs } from './blockPairs.js';
import { fileOf, type BlockSource } from './blockSource.js';
import { endOfInstant, inReplayOrder } from './instantRows.js';
import { describe } from './tellings.js';
import { RecentIds } from './recent.js';
import type { CountedReplay } from './replay.js';
import { RowFindings, type Arrival } from './rowFindings.js';
import {
  aboutRow,
  conflictsWith,
  contradiction,
  contradictsRefusal,
  fileIn,
  isUnsettled,
  LATE,
  MOST_FILES,
  NO_MESSAGE,
  profileIn,
  REFUSED,
  saysMore,
  TOLD,
  tellingOf,
  type Telling,
} from './told.js';

const LONG_BEFORE = 'a row long before';

/** No later row says of one of these that it was read: it was, or is no message, or arrived without a word. */
const NEVER_READ_AGAIN = TOLD.read | TOLD.none | NO_MESSAGE;

const NO_SOURCE: BlockSource = {
  profiles: [],
  files: [],
  file: 0,
  recordAt: () => {
    throw new Error('there is no row');
  },
};

/**
 * Makes of the rows of a log, in order of time, the events that they tell: the rows of one message are one message and its
 * receipts. It gives what `assemble` gives, and throws `NotPlain` where that would need to know what comes later.
 */
export class RowJoiner {
  readonly #replay: CountedReplay;
  readonly #recent: RecentIds;
  readonly #ahead: BlockPairs;
  readonly #found = new RowFindings();
  #now = -Infinity;
  /** The row being taken. */
  #block = emptyBlock(0);
  #source: BlockSource = NO_SOURCE;
  #row = 0;
  /** By the profiles of a reader; and of those of the source. */
  readonly #tellingsOf = new WeakMap<readonly Profile[], Telling[]>();
  #tellings: readonly Telling[] = [];
  /** Seconds after the row at which its message is concluded, where that was counted ahead of other rows; else 0. */
  #settledFor = 0;
  #keepsForgotten = false;

  constructor(replay: CountedReplay, horizon: number) {
    this.#replay = replay;
    this.#recent = new RecentIds(replay.kernel, horizon);
    replay.kernel.rememberIn(this.#recent.address);
    this.#ahead = new BlockPairs(replay.kernel, replay.pairs);
    replay.handleOfRow = () => this.#handle();
  }

  get findings(): readonly Finding[] {
    return this.#found.findings;
  }

  /** Records that could not be used because of what others say. */
  get rejects(): readonly RejectedRecord[] {
    return this.#found.rejects;
  }

  /** All rows of an instant are in one block. */
  take(block: RowBlock, source: BlockSource): void {
    if (source.files.length > MOST_FILES) throw new NotPlain(`there are more than ${MOST_FILES} files`);
    this.#block = block;
    this.#source = source;
    this.#tellings = this.#understand(source.profiles);
    this.#ahead.read(block, source);
    this.#replay.classify();
    for (let row = this.#giveAnswers(0); row < block.length;) {
      const after = endOfInstant(block, row);
      if (after === row + 1) this.#takeRow(row);
      else for (const one of inReplayOrder(block, row, after, source.profiles)) this.#takeRow(one);
      row = this.#giveAnswers(after);
    }
  }

  /** Passes the rows of which it is known what comes of them. Returns the first of the others. */
  #giveAnswers(from: number): number {
    const { at, length } = this.#block;
    const { now, kernel } = this.#replay;
    for (let row = from; row < length;) {
      now.at = at[row] as Instant;
      if (!this.#replay.mayGiveAnswers()) return row;
      const next = kernel.take(row, length);
      if (next > row) {
        this.#now = at[next - 1] as number;
        this.#replay.noteTaken();
      }
      this.#countTakers();
      if (next === length || (at[next] as number) < this.#replay.pausesAt) return next;
      row = next;
    }
    return length;
  }

  /** Counts the messages that the kernel has taken and that may take from an allowance: for those it needs their names. */
  #countTakers(): void {
    const { now, kernel } = this.#replay;
    const { takerCount } = kernel;
    if (takerCount === 0) return;
    const { at, deliveredAt } = this.#block;
    const { takers, takerAnswers, pairs } = kernel.columns(0);
    for (let taker = 0; taker < takerCount; taker++) {
      const row = takers[taker] as number;
      const delivery = deliveredAt[row] as Instant;
      this.#row = row;
      now.at = at[row] as Instant;
      now.then = Number.isNaN(delivery) ? now.at : delivery;
      this.#replay.repeat(pairs[row] as number, takerAnswers[taker] as number);
    }
  }

  #understand(profiles: readonly Profile[]): readonly Telling[] {
    let tellings = this.#tellingsOf.get(profiles);
    if (tellings === undefined) this.#tellingsOf.set(profiles, (tellings = []));
    while (tellings.length < profiles.length) {
      const telling = tellingOf(profiles[tellings.length] as Profile);
      describe(telling, tellings.length, this.#replay.kernel);
      tellings.push(telling);
    }
    return tellings;
  }

  #takeRow(row: number): void {
    this.#row = row;
    const block = this.#block;
    const at = block.at[row] as Instant;
    if (at < this.#now) throw new OutOfOrder(`line ${block.line[row] ?? 0} is earlier than one above it`);
    this.#now = at;
    this.#replay.now.at = at;
    this.#replay.run();
    this.#recent.now = at;
    const profile = block.profile[row] as number;
    const telling = this.#tellings[profile] as Telling;
    const { said, isMessage } = telling;
    const pair = this.#ahead.pairOf(row);
    if (block.idEnd[row] === 0) {
      if (isMessage) this.#submit(telling, pair);
      else this.#replay.receiveAndLearn(pair, profile, said);
      return;
    }
    const high = this.#ahead.idHighOf(row);
    const low = block.idLow[row] as number;
    if (this.#recent.find(high, low)) {
      this.#toldAgain(telling, pair);
      return;
    }
    const about = aboutRow(profile, fileOf(row, this.#source));
    const line = block.line[row] as number;
    if (!isMessage) {
      this.#recent.add(high, low, about | TOLD.none, line);
      this.#replay.receiveAndLearn(pair, profile, said);
      return;
    }
    if (telling.status !== null && this.#recent.isUnsettled(high, low)) {
      throw new NotPlain(`line ${line} says what became of a message that was told long before`);
    }
    const late = this.#takeLate(telling, pair, high, low);
    if (late !== 0) {
      this.#recent.add(high, low, about | LATE | late, line);
      return;
    }
    if (telling.kind === 'receipt') {
      this.#recent.add(high, low, about | NO_MESSAGE, line);
      this.#found.refuseReceipt(this.#record(), this.#handle());
      return;
    }
    this.#settledFor = 0;
    const told = this.#submit(telling, pair);
    if (told === 0) return;
    this.#recent.add(high, low, about | told, line);
    this.#recent.settledFor = this.#settledFor;
    this.#recent.unsettled = isUnsettled(told);
  }

  #record(): RawRecord {
    return this.#source.recordAt(this.#block, this.#row, fileOf(this.#row, this.#source));
  }

  /** The id, or the place of a row without one. */
  #handle(): string {
    return idAt(this.#block, this.#row) ?? this.#place();
  }

  #place(): string {
    const file = fileOf(this.#row, this.#source);
    return `${this.#source.files[file] ?? ''}:${this.#block.line[this.#row] ?? 0}`;
  }

  /**
   * A row of a message of which is not remembered what was told: it concerns one still on its way, or changes nothing, where
   * that has arrived. Returns what is told of that message by now, or 0 where the row is the first of one.
   */
  #takeLate({ said, status }: Telling, pair: number, high: number, low: number): number {
    if (status === null) return 0;
    if (this.#replay.hasUnderway(pair)) {
      const handle = this.#handle();
      if (this.#replay.isUnderway(pair, handle)) {
        if (status === 'sent') this.#found.noteDuplicate(this.#record(), LONG_BEFORE);
        else this.#tellReceipts(said, pair, handle, null);
        this.#keepForgotten();
        return TOLD.sent | TOLD[status];
      }
    }
    if (status !== 'read' || !this.#recent.isForgotten(high, low)) return 0;
    this.#replay.note(this.#now as Instant);
    // It arrived before it was forgotten.
    return TOLD.read | TOLD.delivered;
  }

  /**
   * Some message is told by several rows, and so others may be: what was read long after it was told is known by its id. A log
   * in which each message has one row needs none of that, and remembers none.
   */
  #keepForgotten(): void {
    if (this.#keepsForgotten) return;
    this.#keepsForgotten = true;
    this.#recent.keepForgotten(NEVER_READ_AGAIN);
  }

  /** The first row of a message. Returns what it tells, or 0 where it was set aside. */
  #submit(telling: Telling, pair: number): number {
    const { said, lacksCategory } = telling;
    const block = this.#block;
    const row = this.#row;
    const at = block.at[row] as Instant;
    const deliveredAt = block.deliveredAt[row] as number;
    if (deliveredAt < at) {
      const message = 'the message was delivered before it was sent';
      this.#found.refuse('DELIVERED_BEFORE_SENT', 'delivered_at', message, this.#record());
      return 0;
    }
    if (lacksCategory) {
      if (block.idEnd[row] !== 0) {
        throw new NotPlain(`line ${block.line[row] ?? 0} names a template without its category`);
      }
      this.#found.refuse('TEMPLATE_WITHOUT_CATEGORY', 'category', 'the template has no category', this.#record());
      return 0;
    }
    const tellsDelivery = !Number.isNaN(deliveredAt);
    const became = tellsDelivery ? telling.fateDelivered : telling.fate;
    const then = (tellsDelivery ? deliveredAt : at) as Instant;
    const told = tellsDelivery ? telling.toldDelivered : telling.told;
    if (became !== null) {
      const quiet = then < this.#ahead.quietUntil(row);
      const profile = block.profile[row] as number;
      this.#replay.now.then = then;
      const settled = this.#replay.settle(pair, profile, said, became, quiet);
      if (settled === 'accepted') {
        if (!quiet) this.#settledFor = Math.ceil((then - at) / SECOND);
        return told;
      }
      if (settled === 'refused') {
        if (contradictsRefusal(became)) this.#noteArrival(this.#place(), { status: became.status, at: then });
        return told | REFUSED;
      }
    }
    return told | (this.#submitAndAwait(said, pair) ? REFUSED : 0);
  }

  #submitAndAwait(said: Profile, pair: number): boolean {
    const at = this.#block.at[this.#row] as Instant;
    const profile = this.#block.profile[this.#row] as number;
    const handle = this.#handle();
    const refused = this.#replay.submit(pair, profile, said, handle);
    if (said.status === null && Number.isNaN(this.#block.deliveredAt[this.#row])) {
      this.#replay.await(at, pair, handle, 'delivered', true);
    } else {
      this.#tellReceipts(said, pair, handle, refused ? this.#place() : null);
    }
    return refused;
  }

  /**
   * The receipts that the row tells: one of a delivery, one of its status, both or none. `refused` is the place of their
   * message where it was refused.
   */
  #tellReceipts({ status }: Profile, pair: number, handle: string, refused: string | null): void {
    const at = this.#block.at[this.#row] as Instant;
    const deliveredAt = this.#block.deliveredAt[this.#row] as Instant;
    const delivered = !Number.isNaN(deliveredAt);
    const conflicts = status === 'failed' && delivered;
    if (conflicts) {
      const message = 'the message is both delivered and failed';
      this.#found.note('CONFLICTING_RECEIPTS', 'status', message, this.#record());
    }
    if (delivered) this.#await('delivered', deliveredAt, pair, handle, refused);
    if (status === null || status === 'sent' || conflicts || (status === 'delivered' && delivered)) return;
    if (status === 'read' && delivered && at < deliveredAt) return;
    this.#await(status, at, pair, handle, refused);
  }

  #await(status: ReceiptStatus, at: Instant, pair: number, handle: string, refused: string | null): void {
    if (refused !== null && status !== 'failed') this.#noteArrival(refused, { status, at });
    this.#replay.await(at, pair, handle, status, false);
  }

  /** That a refused message arrived. */
  #noteArrival(message: string, arrival: Arrival): void {
    this.#found.noteDeliveredThoughRejected(message, arrival, this.#record(), this.#handle());
  }

  /** Another row with the id of a message that is remembered. */
  #toldAgain(telling: Telling, pair: number): void {
    const { said, isMessage } = telling;
    const { told, line } = this.#recent;
    const { profiles, files } = this.#source;
    if ((told & NO_MESSAGE) !== 0) {
      if (said.kind !== 'receipt') throw new NotPlain(`line ${line} tells of a message that stands below it`);
      this.#found.refuseReceipt(this.#record(), this.#handle());
      return;
    }
    if ((told & LATE) !== 0) {
      this.#toldLateAgain(telling, pair);
      return;
    }
    const first = profiles[profileIn(told)] as Profile;
    const earlier = `${files[fileIn(told)] ?? ''}:${line}`;
    if (first.kind !== 'outbound') {
      if (said.kind === 'receipt') this.#found.refuseReceipt(this.#record(), this.#handle());
      else if (said.kind === first.kind && (said.kind !== 'inbound' || said.type === first.type))
        this.#found.noteDuplicate(this.#record(), earlier);
      else this.#found.refuseConflict('type', this.#record(), earlier);
      return;
    }
    const contradicted = isMessage ? contradiction(first, said) : 'direction';
    if (contradicted !== null) {
      this.#found.refuseConflict(contradicted, this.#record(), earlier);
      return;
    }
    const deliveredAt = this.#block.deliveredAt[this.#row] as number;
    if (deliveredAt < this.#recent.at) {
      const message = 'the receipt is older than its message';
      this.#found.refuse('DELIVERED_BEFORE_SENT', 'delivered_at', message, this.#record());
      return;
    }
    const now = Number.isNaN(deliveredAt) ? telling.told : telling.toldDelivered;
    if ((told & now) !== 0) {
      this.#found.noteDuplicate(this.#record(), earlier);
      return;
    }
    if (saysMore(first, said) || (told & TOLD.none) !== 0 || conflictsWith(told, now)) {
      throw new NotPlain(`line ${this.#block.line[this.#row] ?? 0} changes what line ${line} said`);
    }
    if (this.#now < this.#recent.at + this.#recent.settledFor * SECOND) {
      throw new NotPlain(`line ${this.#block.line[this.#row] ?? 0} is earlier than what line ${line} said would come`);
    }
    this.#recent.told = told | now;
    this.#recent.unsettled = isUnsettled(told | now);
    this.#keepForgotten();
    this.#tellReceipts(said, pair, this.#handle(), (told & REFUSED) === 0 ? null : earlier);
  }

  /** Another row about a message of which a late receipt is remembered, and not the message. */
  #toldLateAgain({ said, isMessage, status, told: now }: Telling, pair: number): void {
    const { told, line } = this.#recent;
    const mayBeKnown = status === 'sent' && (told & TOLD.sent) === 0;
    if (!isMessage || status === null || mayBeKnown || conflictsWith(told, now)) {
      throw new NotPlain(
        `line ${this.#block.line[this.#row] ?? 0} is about the message of line ${line}, told long before`,
      );
    }
    if ((told & now) !== 0) {
      this.#found.noteDuplicate(this.#record(), LONG_BEFORE);
      return;
    }
    this.#recent.told = told | now;
    this.#tellReceipts(said, pair, this.#handle(), null);
  }
}
