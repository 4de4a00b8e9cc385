import { isOfEntryPoint } from '../../engine/entryPoint.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { isFinal, type HeardProfile, type StatusProfile } from '../../input/heard/profile.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { profileOfWords, Profiles, type Profile } from '../../input/plain/profile.js';
import type { Kind } from '../../input/row.js';
import { IN_ENTRY_POINT } from '../../input/webhook/kinds.js';
import type { KindSource } from '../../model/event.js';
import { finding, type Finding } from '../../model/finding.js';
import { SECOND, type Instant } from '../../model/instant.js';
import type { SourceRef } from '../../model/source.js';
import { deliveredThoughRejected } from '../../run/findings.js';
import { RecentIds } from '../recent.js';
import { empty, Reorder } from '../reorder.js';
import type { CountedReplay } from '../replay.js';
import { FATES, type Fate } from '../told.js';
import type { LogBeginning } from './beginning.js';
import { agreementOf, type Agreement } from './agreement.js';
import { HeardColumns, type HeardPlace } from './columns.js';
import type { HeardCounts } from './counts.js';
import { kindTold, mayTellByPlace, reportedAt } from './kind.js';
import { LastHeard } from './lastHeard.js';
import { HeardMessages } from './messages.js';
import { HeardNotes } from './notes.js';
import { DISORDER, rankOf, TOLD } from './order.js';
import { SentMessages, type Sent } from './sent.js';

/** What is remembered of a message beside the statuses that were told: what came of it. */
const ARRIVED = TOLD.delivered | TOLD.read;
const REFUSED = 16;
const UNTOLD = 32;
/** No error and no expiry that a later status adds can change its kind. */
const FINAL = 64;
/** With it the log of its pair begins. */
const BEGINS = 128;
const CUSTOMER = 256;

/** What the rows of a log of webhooks refer to. */
export interface HeardLog {
  readonly profiles: readonly HeardProfile[];
  /** Of customers without a phone number: -1 minus an index is such a contact. */
  readonly names: readonly string[];
  readonly files: readonly string[];
  /** Null where all of the log comes here: then its first row shows it. */
  readonly beginning: LogBeginning | null;
}

/**
 * Makes of what webhooks tell, in order of time but for a little, the events of a log. Statuses of one message are the
 * message and its receipts. It gives what the ordinary reader gives of the whole log, and throws `NotPlain` where that
 * would need to know what comes much later.
 */
export class HeardJoiner {
  readonly findings: Finding[] = [];
  readonly #replay: CountedReplay;
  readonly #profiles: readonly HeardProfile[];
  readonly #names: readonly string[];
  readonly #files: readonly string[];
  readonly #horizon: number;
  readonly #columns = new HeardColumns();
  readonly #reorder: Reorder;
  readonly #messages: HeardMessages;
  readonly #conversations: RecentIds;
  readonly #lastHeard = new LastHeard();
  /** What messages are to the engine, by their words. */
  readonly #said = new Profiles();
  /** Of profiles of statuses, by what told the kind of the message. */
  readonly #saidOf: Map<KindSource, number>[] = [];
  readonly #agreements: Agreement[][] = [];
  /** Of the business, by profile. */
  #numbers: Int32Array = new Int32Array();
  /** Of each row of the block. */
  #pairs = new Int32Array();
  readonly #notes = new HeardNotes(this.#columns, (slot) => this.#sourceOf(slot));
  /** When the first thing of the log was told. */
  #beganAt: number;
  readonly #sent = new SentMessages();
  /** Ids of messages that waited for longer than the horizon, and were refused then. */
  readonly #refusedLate = new Set<string>();
  /** The id of the message that is settled. */
  #handle = '';
  /** Slots of the instant with what became of a message; in their complement where it is told for the first time that it arrived. */
  readonly #receipts: number[] = [];

  /** `horizon`: for how long of event time the id of a message is remembered. */
  constructor(replay: CountedReplay, horizon: number, { profiles, names, files, beginning }: HeardLog) {
    this.#replay = replay;
    this.#profiles = profiles;
    this.#names = names;
    this.#files = files;
    this.#horizon = horizon;
    this.#beganAt = beginning?.told ?? NaN;
    this.#messages = new HeardMessages(replay.kernel, horizon);
    this.#messages.keepForgotten(CUSTOMER | TOLD.read);
    this.#conversations = new RecentIds(replay.kernel, horizon);
    this.#reorder = new Reorder(DISORDER, (slots) => {
      this.#takeInstant(slots);
    });
    replay.handleOfRow = () => this.#handle;
  }

  take(block: HeardBlock, place: HeardPlace): void {
    this.#readPairs(block);
    for (let row = 0; row < block.length; row++) {
      this.#reorder.moveTo(block.newest[row] as number);
      const slot = this.#reorder.add(block.at[row] as number);
      if (slot === null) this.#takeLate(block, row, place);
      else this.#columns.set(slot, block, row, this.#pairs[row] as number, place);
    }
    this.#reorder.moveTo(block.latest);
  }

  /** All pairs of a block at once. */
  #readPairs({ contact, profile, length }: HeardBlock): void {
    if (this.#pairs.length < length) this.#pairs = new Int32Array(length);
    const names = this.#replay.pairs;
    this.#numbers = names.numbersOf(this.#profiles, this.#numbers);
    for (let row = 0; row < length; row++) {
      const person = contact[row] as number;
      if (person < 0) contact[row] = names.contacts.numberOf(this.#names[-1 - person] as string);
    }
    names.ofPhones(contact, profile, this.#numbers, length, this.#pairs);
  }

  finish(words: HeardCounts['words']): HeardCounts {
    this.#reorder.flush();
    for (const sent of this.#sent.all()) this.#submitLate(sent);
    return this.#notes.counts(words);
  }

  /** Meta repeats a webhook for hours; of what is new so late, others may depend. */
  #takeLate(block: HeardBlock, row: number, { file, linesBefore }: HeardPlace): void {
    const messages = this.#messages;
    const index = block.profile[row] as number;
    const profile = this.#profileOf(index);
    const mark = profile.kind === 'customer' ? CUSTOMER : TOLD[profile.status];
    const line = (block.line[row] as number) + linesBefore;
    const now = (block.newest[row] as number) * SECOND;
    const isKnown = messages.find(block.idHigh[row] as number, block.idLow[row] as number, now);
    if (isKnown && messages.pair === this.#pairs[row] && (messages.marks & mark) !== 0) {
      const first = this.#profileOf(messages.profile);
      const agrees =
        first.kind === 'customer' || profile.kind === 'customer'
          ? messages.profile === index
          : agreementOf(first, profile) === 'agrees';
      if (agrees) {
        this.#notes.again({ file: this.#files[file] ?? '', line, column: 1 });
        return;
      }
    }
    throw new NotPlain(`line ${line} is much earlier than one above it`);
  }

  /** Rows of one instant: the customer's first, then the messages of the business, then what became of them. */
  #takeInstant(slots: readonly number[]): void {
    const at = this.#columns.at[slots[0] as number] as Instant;
    if (Number.isNaN(this.#beganAt)) this.#beganAt = at;
    this.#replay.now.at = at;
    this.#replay.run();
    const receipts = this.#receipts;
    empty(receipts);
    for (const slot of this.#inReplayOrder(slots)) this.#take(slot);
    for (const slot of receipts) this.#receive(slot < 0 ? ~slot : slot, slot < 0);
  }

  /** As far as it matters: pairs do not meet. */
  #inReplayOrder(slots: readonly number[]): readonly number[] {
    const { pair, id, profile } = this.#columns;
    if (areDifferent(slots, pair)) return slots;
    const rank = (slot: number): number => rankOf(this.#profileOf(profile[slot] as number));
    return [...slots].sort((a, b) => {
      const apart = (pair[a] as number) - (pair[b] as number);
      if (apart !== 0) return apart;
      const [left, right] = [id[a] as string, id[b] as string];
      return left === right ? rank(a) - rank(b) : left < right ? -1 : 1;
    });
  }

  #take(slot: number): void {
    const profile = this.#profileOf(this.#columns.profile[slot] as number);
    if (profile.kind === 'customer') this.#takeCustomer(slot, profile.said);
    else {
      const marks = this.#takeStatus(slot, profile);
      if (marks === 0 || profile.status === 'sent') return;
      const isFirstArrival = (marks & ARRIVED) === TOLD[profile.status];
      this.#receipts.push(isFirstArrival ? ~slot : slot);
    }
  }

  #takeCustomer(slot: number, said: Profile): void {
    const columns = this.#columns;
    const at = columns.at[slot] as Instant;
    const pair = columns.pair[slot] as number;
    const profile = columns.profile[slot] as number;
    const high = columns.idHigh[slot] as number;
    const low = columns.idLow[slot] as number;
    const messages = this.#messages;
    if (messages.find(high, low, at)) {
      if (messages.profile !== profile || messages.pair !== pair) {
        throw new NotPlain(`line ${columns.line[slot] ?? 0} says another thing of a message told before`);
      }
      this.#notes.again(this.#sourceOf(slot));
      return;
    }
    this.#submitWaiting(pair);
    messages.add(high, low, at, pair, profile, CUSTOMER, 0, 0);
    messages.unsettled = false;
    this.#lastHeard.note(pair, at, said);
    this.#replay.receive(pair, profile, said);
  }

  /** Returns the marks of its message, if it tells something new of one that is replayed; else 0. */
  #takeStatus(slot: number, profile: StatusProfile): number {
    const columns = this.#columns;
    const at = columns.at[slot] as Instant;
    const pair = columns.pair[slot] as number;
    const high = columns.idHigh[slot] as number;
    const low = columns.idLow[slot] as number;
    const messages = this.#messages;
    if (messages.find(high, low, at)) return this.#takeAgain(slot, profile);
    this.#submitWaiting(pair);
    const mark = TOLD[profile.status];
    if (at - this.#beganAt > this.#horizon) {
      if (this.#replay.isUnderway(pair, columns.id[slot] as string)) return this.#takeLateReceipt(slot, mark);
      if (mark !== TOLD.sent) this.#refuseUnsettled(slot);
      if (mark === TOLD.read && messages.isForgotten(high, low)) {
        this.#remember(slot, mark | TOLD.delivered | FINAL);
        this.#replay.note(at);
        return 0;
      }
    }
    const kind = this.#kindOf(slot, profile);
    this.#noteConversation(slot, profile);
    const marks = mark | (kind === null ? UNTOLD : this.#submit(slot, profile, kind));
    if (kind === null) this.#notes.untold(slot);
    this.#remember(slot, marks);
    return kind === null ? 0 : marks;
  }

  /** What only the whole log knows: that a status is of a message that was refused long before. */
  #refuseUnsettled(slot: number): void {
    const { id, idHigh, idLow, line } = this.#columns;
    const isUnsettled = this.#messages.isUnsettled(idHigh[slot] as number, idLow[slot] as number);
    if (!isUnsettled && !this.#refusedLate.has(id[slot] as string)) return;
    throw new NotPlain(`line ${line[slot] ?? 0} says what became of a message that was refused long before`);
  }

  /** A status of a message that is on its way since longer than is remembered what was told of it. Returns as `#takeStatus`. */
  #takeLateReceipt(slot: number, mark: number): number {
    if (mark === TOLD.sent) {
      this.#notes.again(this.#sourceOf(slot));
      return 0;
    }
    this.#remember(slot, mark | TOLD.sent | FINAL);
    return mark;
  }

  #remember(slot: number, marks: number): void {
    const { at, pair, profile, idHigh, idLow, conversationLow, expiresAt } = this.#columns;
    const expires = expiresAt[slot] as number;
    this.#messages.add(
      idHigh[slot] as number,
      idLow[slot] as number,
      at[slot] as number,
      pair[slot] as number,
      profile[slot] as number,
      marks,
      conversationLow[slot] as number,
      Number.isNaN(expires) ? 0 : expires / SECOND,
    );
    this.#messages.unsettled = isUnsettled(marks);
  }

  /** Returns the marks of the message. */
  #submit(slot: number, profile: StatusProfile, kind: Kind): number {
    const columns = this.#columns;
    const replay = this.#replay;
    const pair = columns.pair[slot] as number;
    const id = columns.id[slot] as string;
    const index = this.#saidIndex(columns.profile[slot] as number, profile, kind);
    const begins = !replay.pairs.isMet(pair);
    // Of all others only the end of an entry point has a say.
    const hasSay = begins || isOfEntryPoint(profile.reported);
    const reported = hasSay ? reportedAt(profile, columns.expiresAt[slot] as number) : undefined;
    const said = this.#said.all[index] as Profile;
    const waits = profile.status === 'sent' && reported === undefined && replay.mayWait(pair);
    if (waits) this.#wait(slot, index, said);
    const refused = !waits && replay.submit(pair, index, said, id, reported);
    this.#notes.told(slot, kind.from);
    if (profile.status === 'read') this.#notes.readAlone(slot);
    const isSure = isFinal(kind) || kind.from === 'conversation';
    return (refused ? REFUSED : 0) | (begins ? BEGINS : 0) | (isSure ? FINAL : 0);
  }

  #kindOf(slot: number, profile: StatusProfile): Kind | null {
    const { pair, at, expiresAt } = this.#columns;
    const ends = expiresAt[slot] as number;
    const told = mayTellByPlace(profile, ends)
      ? kindTold(profile, at[slot] as number, ends, this.#isFirstOfConversation(slot))
      : profile.told;
    if (told !== null || !profile.inEntryPoint) return told;
    return this.#lastHeard.isInAnsweredAd(pair[slot] as number, at[slot] as number) ? IN_ENTRY_POINT : null;
  }

  /** Where the price tells the kind of one message, nobody asks which message opened its conversation. */
  #noteConversation(slot: number, { told }: StatusProfile): void {
    const low = this.#columns.conversationLow[slot] as number;
    if (told?.from === 'pricing' || low === 0 || !this.#isFirstOfConversation(slot)) return;
    this.#conversations.add(this.#conversationHigh(slot), low, 0, 1);
  }

  #isFirstOfConversation(slot: number): boolean {
    const { conversationLow, at } = this.#columns;
    const low = conversationLow[slot] as number;
    this.#conversations.now = at[slot] as number;
    return low === 0 || !this.#conversations.find(this.#conversationHigh(slot), low);
  }

  /** A conversation is one of its pair, whatever else bears its id. */
  #conversationHigh(slot: number): number {
    const { conversationHigh, pair } = this.#columns;
    return (conversationHigh[slot] as number) ^ Math.imul((pair[slot] as number) + 1, 0x9e3779b1);
  }

  #saidIndex(index: number, { number, account, tag, status }: StatusProfile, kind: Kind): number {
    const ofProfile = (this.#saidOf[index] ??= new Map<KindSource, number>());
    const known = ofProfile.get(kind.from);
    if (known !== undefined) return known;
    const { type, category, template } = kind;
    // Of one that begins with it nothing else was told.
    const readAlone = status === 'read' && { sentBefore: true as const };
    const said = this.#said.indexOf(
      profileOfWords({ kind: 'outbound', number, account, tag, type, category, template, ...readAlone }),
    );
    ofProfile.set(kind.from, said);
    return said;
  }

  /** Another status of a message that is remembered; returns the same as `#takeStatus`. */
  #takeAgain(slot: number, profile: StatusProfile): number {
    const columns = this.#columns;
    const messages = this.#messages;
    const { marks } = messages;
    const line = columns.line[slot] as number;
    if ((marks & CUSTOMER) !== 0 || messages.pair !== columns.pair[slot]) {
      throw new NotPlain(`line ${line} is of a message that another customer was told to have`);
    }
    const mark = TOLD[profile.status];
    if ((marks & TOLD.read) !== 0 && (marks & (TOLD.sent | TOLD.delivered)) === 0 && mark < TOLD.read) {
      throw new NotPlain(`line ${line} tells that a message was sent or delivered which was read before`);
    }
    this.#weigh(slot, profile, mark);
    if ((marks & mark) !== 0) {
      this.#notes.again(this.#sourceOf(slot));
      return 0;
    }
    if (mark === TOLD.failed && (marks & ARRIVED) !== 0) {
      const message = 'the message is both delivered and failed';
      this.findings.push(finding('CONFLICTING_RECEIPTS', { message, source: this.#sourceOf(slot) }));
      this.#mark(marks | mark);
      return 0;
    }
    if ((mark & ARRIVED) !== 0 && (marks & TOLD.failed) !== 0 && (marks & ARRIVED) === 0) {
      throw new NotPlain(`line ${line} says that a failed message arrived`);
    }
    this.#mark(marks | mark);
    return (marks & UNTOLD) === 0 ? marks | mark : 0;
  }

  /** Of the message that was found. */
  #mark(marks: number): void {
    this.#messages.marks = marks;
    this.#messages.unsettled = isUnsettled(marks);
  }

  /** Throws where what is said now would have made another thing of the message, or contradicts what was said first. */
  #weigh(slot: number, profile: StatusProfile, mark: number): void {
    const columns = this.#columns;
    const messages = this.#messages;
    const { marks, conversation, expires } = messages;
    const index = columns.profile[slot] as number;
    const first = this.#profileOf(messages.profile) as StatusProfile;
    const agreement = this.#agreement(messages.profile, index, first, profile);
    const isOpen = (marks & UNTOLD) !== 0 || (marks & FINAL) === 0;
    const conversationNow = columns.conversationLow[slot] as number;
    const expiresNow = columns.expiresAt[slot] as number;
    const expiresAnew = !Number.isNaN(expiresNow) && expiresNow / SECOND !== expires;
    const contradicts =
      agreement === 'contradicts' ||
      (conversationNow !== 0 && conversationNow !== conversation) ||
      (expiresAnew && (expires !== 0 || isOpen || (marks & BEGINS) !== 0)) ||
      (isOpen && (agreement !== 'agrees' || (mark === TOLD.sent && (marks & TOLD.sent) === 0))) ||
      (agreement === 'tells the window' && (marks & BEGINS) !== 0) ||
      (messages.profile !== index && first.status === profile.status);
    if (contradicts) throw new NotPlain(`line ${columns.line[slot] ?? 0} changes what was said of its message before`);
  }

  #agreement(firstIndex: number, index: number, first: StatusProfile, profile: StatusProfile): Agreement {
    const ofFirst = (this.#agreements[firstIndex] ??= []);
    return (ofFirst[index] ??= agreementOf(first, profile));
  }

  /** What became of a message. */
  #receive(slot: number, isFirstArrival: boolean): void {
    const columns = this.#columns;
    const { status } = this.#profileOf(columns.profile[slot] as number) as StatusProfile;
    if (status === 'sent') return;
    const pair = columns.pair[slot] as number;
    const id = columns.id[slot] as string;
    const sent = this.#sent.take(pair);
    const isOfIt = sent !== undefined && sent.idLow === columns.idLow[slot] && sent.idHigh === columns.idHigh[slot];
    let refused: boolean;
    if (isOfIt) refused = this.#settleLate(sent, FATES[status]) === 'refused';
    else {
      if (sent !== undefined) this.#submitLate(sent);
      refused = isFirstArrival && this.#isRefused(slot);
      this.#replay.arrive(columns.at[slot] as Instant, pair, id, status);
    }
    if (isFirstArrival && refused) this.findings.push(deliveredThoughRejected(id, this.#sourceOf(slot)));
  }

  /** Whether the message of a status was refused. */
  #isRefused(slot: number): boolean {
    const { idHigh, idLow, at } = this.#columns;
    const messages = this.#messages;
    return (
      messages.find(idHigh[slot] as number, idLow[slot] as number, at[slot] as number) &&
      (messages.marks & REFUSED) !== 0
    );
  }

  /** Nothing else is told of the message for now. */
  #wait(slot: number, index: number, said: Profile): void {
    const { at, pair, id, idHigh, idLow } = this.#columns;
    this.#sent.add({
      at: at[slot] as Instant,
      pair: pair[slot] as number,
      said,
      index,
      id: id[slot] as string,
      idHigh: idHigh[slot] as number,
      idLow: idLow[slot] as number,
    });
  }

  /** What became of a message that has waited is told now. */
  #settleLate(sent: Sent, fate: Fate): 'accepted' | 'refused' {
    const { at, pair, index, said, id } = sent;
    this.#handle = id;
    const settled = this.#replay.settleLate(at, pair, index, said, fate);
    if (settled !== 'not yet') return settled;
    const refused = this.#submitLate(sent);
    this.#replay.arrive(this.#replay.now.at, pair, id, fate.status);
    return refused ? 'refused' : 'accepted';
  }

  /** Something else happens to the pair: the message that waits was sent before that. */
  #submitWaiting(pair: number): void {
    const sent = this.#sent.take(pair);
    if (sent !== undefined) this.#submitLate(sent);
  }

  #submitLate({ at, pair, index, said, id, idHigh, idLow }: Sent): boolean {
    const refused = this.#replay.submitLate(at, pair, index, said, id);
    const messages = this.#messages;
    if (refused && messages.find(idHigh, idLow, this.#replay.now.at)) this.#mark(messages.marks | REFUSED);
    else if (refused) this.#refusedLate.add(id);
    return refused;
  }

  #profileOf(index: number): HeardProfile {
    return this.#profiles[index] as HeardProfile;
  }

  #sourceOf(slot: number): SourceRef {
    const { file, line } = this.#columns;
    return { file: this.#files[file[slot] as number] ?? '', line: line[slot] as number, column: 1 };
  }
}

/** Whether a message was refused, and nothing tells what became of it. */
function isUnsettled(marks: number): boolean {
  return (marks & (REFUSED | ARRIVED | TOLD.failed)) === REFUSED;
}

/** More are put in order without asking. */
const FEW = 8;

/** Whether no two of a few slots are of one pair. */
function areDifferent(slots: readonly number[], pair: Int32Array): boolean {
  if (slots.length > FEW) return false;
  for (let later = 1; later < slots.length; later++) {
    const own = pair[slots[later] as number];
    for (let index = 0; index < later; index++) if (pair[slots[index] as number] === own) return false;
  }
  return true;
}
