import { contactAt, idAt, type RowBlock } from '../input/plain/block.js';
import { NotPlain } from '../input/plain/notPlain.js';
import type { Profile } from '../input/plain/profile.js';
import type { RawRecord } from '../input/record.js';
import { compareText } from '../input/order.js';
import { quote } from '../input/words.js';
import { finding, type Finding, type FindingCode } from '../model/finding.js';
import type { Instant } from '../model/instant.js';
import type { RejectedRecord } from '../model/timeline.js';
import { RecentIds } from './recent.js';
import type { CountedReplay } from './replay.js';

/** What is remembered of a message by its id: which statuses were told, a bit each; above them its profile and its file. */
const TOLD = { none: 1, sent: 2, delivered: 4, read: 8, failed: 16 } as const;
const REFUSED = 32;
const NO_MESSAGE = 64;
const PROFILE_SHIFT = 7;
const MOST_PROFILES = 1 << 16;
const FILE_SHIFT = 23;
const MOST_FILES = 1 << 8;

/** Where the rows of a block come from, for what is to be said about one. */
export interface BlockSource {
  readonly profiles: readonly Profile[];
  readonly recordAt: (block: RowBlock, row: number) => RawRecord;
  /** Of all files of the log, by name, and which of them this is. */
  readonly files: readonly string[];
  readonly file: number;
}

/**
 * Makes of the rows of a log, in order of time, the events that they tell: the rows of one message are one message and its
 * receipts. It gives what `assemble` gives, and throws `NotPlain` where that would need to know what comes later.
 */
export class RowJoiner {
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];
  /** Receipts of messages told longer ago than ids are remembered: all such messages had arrived. */
  lateReads = 0;
  readonly #replay: CountedReplay;
  readonly #recent: RecentIds;
  /** Pairs of which some message was told by several rows: there a `read` alone is a receipt. */
  readonly #toldByRows = new Set<number>();
  #now = -Infinity;
  /** The pairs of the last instant of the block before. */
  #lastInstant = { at: NaN, pairs: new Set<number>() };

  constructor(replay: CountedReplay, horizon: number) {
    this.#replay = replay;
    this.#recent = new RecentIds(horizon);
  }

  take(block: RowBlock, source: BlockSource): void {
    this.#refuseLateOfLastInstant(block, source);
    for (let row = 0; row < block.length;) {
      const after = endOfInstant(block, row);
      if (after === block.length) this.#keepLastInstant(block, row, source);
      if (after === row + 1) this.#takeRow(block, row, source);
      else for (const one of inReplayOrder(block, row, after, source.profiles)) this.#takeRow(block, one, source);
      row = after;
    }
  }

  #keepLastInstant(block: RowBlock, first: number, source: BlockSource): void {
    const at = block.at[first] as number;
    if (at !== this.#lastInstant.at) this.#lastInstant = { at, pairs: new Set() };
    for (let row = first; row < block.length; row++) this.#lastInstant.pairs.add(this.#pairAt(block, row, source));
  }

  /** Rows of one instant and pair are put in order within a block; where they are in two, it is too late for that. */
  #refuseLateOfLastInstant(block: RowBlock, source: BlockSource): void {
    for (let row = 0; row < block.length && block.at[row] === this.#lastInstant.at; row++) {
      if (!this.#lastInstant.pairs.has(this.#pairAt(block, row, source))) continue;
      throw new NotPlain(`line ${block.line[row] ?? 0} is of the same time and contact as a row far above it`);
    }
  }

  #pairAt(block: RowBlock, row: number, { profiles }: BlockSource): number {
    return this.#pairOf(block, row, (profiles[block.profile[row] as number] as Profile).number);
  }

  #takeRow(block: RowBlock, row: number, source: BlockSource): void {
    const at = block.at[row] as Instant;
    if (at < this.#now) throw new NotPlain(`line ${block.line[row] ?? 0} is earlier than one above it`);
    this.#now = at;
    this.#replay.runTo(at);
    const profile = block.profile[row] as number;
    const said = source.profiles[profile] as Profile;
    const pair = this.#pairOf(block, row, said.number);
    const isMessage = said.kind === 'outbound' || said.kind === 'receipt';
    const hasId = block.idEnd[row] !== 0;
    if (!hasId) {
      if (isMessage) this.#submit(block, row, source, pair, placeOf(block, row, source));
      else this.#replay.receive({ at, pair, profile, said, handle: '' });
      return;
    }
    const high = (block.idHigh[row] as number) ^ Math.imul(pair + 1, 0x9e3779b1);
    const low = block.idLow[row] as number;
    if (this.#recent.find(high, low, at)) {
      this.#toldAgain(block, row, source, pair);
      return;
    }
    if (!isMessage) {
      this.#recent.add(high, low, at, aboutRow(profile, source) | TOLD.none, block.line[row] ?? 0);
      this.#replay.receive({ at, pair, profile, said, handle: '' });
      return;
    }
    const handle = idAt(block, row) ?? '';
    if (this.#isLate(block, row, said, pair, handle)) return;
    if (said.kind === 'receipt') {
      this.#recent.add(high, low, at, aboutRow(profile, source) | NO_MESSAGE, block.line[row] ?? 0);
      this.#refuseReceipt(block, row, source);
      return;
    }
    const told = this.#submit(block, row, source, pair, handle);
    if (told !== 0) this.#recent.add(high, low, at, aboutRow(profile, source) | told, block.line[row] ?? 0);
  }

  #pairOf(block: RowBlock, row: number, number: string | null): number {
    const { pairs } = this.#replay;
    const contact = block.contact[row] as number;
    const index = pairs.numberIndex(number);
    return contact >= 0 ? pairs.ofPhone(contact, index) : pairs.ofName(contactAt(block, row) ?? '', index);
  }

  /** A receipt of a message that is not remembered: it concerns one still on its way, or changes nothing. */
  #isLate(block: RowBlock, row: number, said: Profile, pair: number, handle: string): boolean {
    const at = block.at[row] as Instant;
    const { status } = said;
    if (status !== null && status !== 'sent' && this.#replay.isUnderway(pair, handle)) {
      this.#replay.await(at, pair, handle, status, false);
      return true;
    }
    if (status !== 'read' || !this.#toldByRows.has(pair)) return false;
    this.lateReads += 1;
    return true;
  }

  /** The first row of a message. Returns what it tells, or 0 where it was set aside. */
  #submit(block: RowBlock, row: number, source: BlockSource, pair: number, handle: string): number {
    const at = block.at[row] as Instant;
    const deliveredAt = block.deliveredAt[row] as number;
    const profile = block.profile[row] as number;
    const said = source.profiles[profile] as Profile;
    if (deliveredAt < at) {
      this.#refuse(
        'DELIVERED_BEFORE_SENT',
        'delivered_at',
        'the message was delivered before it was sent',
        source.recordAt(block, row),
      );
      return 0;
    }
    if (said.type === 'template' && said.category === null) {
      if (block.idEnd[row] !== 0)
        throw new NotPlain(`line ${block.line[row] ?? 0} names a template without its category`);
      this.#refuse(
        'TEMPLATE_WITHOUT_CATEGORY',
        'category',
        'the template has no category',
        source.recordAt(block, row),
      );
      return 0;
    }
    const refused = this.#replay.submit({ at, pair, profile, said, handle });
    const told = this.#tellReceipts(block, row, source, pair, handle, refused);
    if (told === 0) this.#replay.await(at, pair, handle, 'delivered', true);
    return toldBy(said, deliveredAt) | (refused ? REFUSED : 0);
  }

  /** Returns how many receipts the row tells; null status and no delivery tell nothing. */
  #tellReceipts(
    block: RowBlock,
    row: number,
    source: BlockSource,
    pair: number,
    handle: string,
    refused: boolean,
  ): number {
    const at = block.at[row] as Instant;
    const deliveredAt = block.deliveredAt[row] as number;
    const { status } = source.profiles[block.profile[row] as number] as Profile;
    const delivered = !Number.isNaN(deliveredAt);
    const receipts: [status: 'delivered' | 'read' | 'failed', at: Instant][] = [];
    if (delivered) receipts.push(['delivered', deliveredAt as Instant]);
    if (status === 'failed' && delivered) {
      this.#note(
        'CONFLICTING_RECEIPTS',
        'status',
        'the message is both delivered and failed',
        source.recordAt(block, row),
      );
    } else if (status === 'failed' || (status === 'delivered' && !delivered)) {
      receipts.push([status, at]);
    } else if (status === 'read' && (!delivered || at >= deliveredAt)) {
      receipts.push([status, at]);
    }
    for (const [became, when] of receipts) {
      if (refused && became !== 'failed') this.#noteDeliveredThoughRejected(handle, source.recordAt(block, row));
      this.#replay.await(when, pair, handle, became, false);
    }
    return status === null && !delivered ? 0 : 1;
  }

  /** Another row with the id of a message that is remembered. */
  #toldAgain(block: RowBlock, row: number, source: BlockSource, pair: number): void {
    const { told, line } = this.#recent;
    const profile = block.profile[row] as number;
    const said = source.profiles[profile] as Profile;
    const record = () => source.recordAt(block, row);
    if ((told & NO_MESSAGE) !== 0) {
      if (said.kind !== 'receipt') throw new NotPlain(`line ${line} tells of a message that stands below it`);
      this.#refuseReceipt(block, row, source);
      return;
    }
    const first = source.profiles[(told >>> PROFILE_SHIFT) % MOST_PROFILES] as Profile;
    const earlier = `${source.files[told >>> FILE_SHIFT] ?? ''}:${line}`;
    const isMessage = said.kind === 'outbound' || said.kind === 'receipt';
    if (first.kind !== 'outbound') {
      if (said.kind === 'receipt') this.#refuseReceipt(block, row, source);
      else if (said.kind === first.kind && (said.kind !== 'inbound' || said.type === first.type))
        this.#noteDuplicate(record(), earlier);
      else this.#refuseConflict('type', record(), earlier);
      return;
    }
    if (!isMessage) {
      this.#refuseConflict('direction', record(), earlier);
      return;
    }
    const contradicted = contradiction(first, said);
    if (contradicted !== null) {
      this.#refuseConflict(contradicted, record(), earlier);
      return;
    }
    const deliveredAt = block.deliveredAt[row] as number;
    if (deliveredAt < this.#recent.at) {
      this.#refuse('DELIVERED_BEFORE_SENT', 'delivered_at', 'the receipt is older than its message', record());
      return;
    }
    const now = toldBy(said, deliveredAt);
    if ((told & now) !== 0) {
      this.#noteDuplicate(record(), earlier);
      return;
    }
    if (saysMore(first, said) || (told & TOLD.none) !== 0 || conflictsWith(told, now)) {
      throw new NotPlain(`line ${block.line[row] ?? 0} changes what line ${line} said`);
    }
    this.#recent.told = told | now;
    this.#toldByRows.add(pair);
    this.#tellReceipts(block, row, source, pair, idAt(block, row) ?? '', (told & REFUSED) !== 0);
  }

  #refuseReceipt(block: RowBlock, row: number, source: BlockSource): void {
    const message = `there is no usable message ${quote(idAt(block, row) ?? '')} for this row`;
    this.#refuse('RECEIPT_WITHOUT_MESSAGE', 'id', message, source.recordAt(block, row));
  }

  #refuseConflict(field: 'type' | 'category' | 'direction', record: RawRecord, earlier: string): void {
    const message = `the ${field} of ${quote(record.values.id ?? '')} differs from that at ${earlier}`;
    this.#refuse('CONFLICTING_RECORD', field, message, record);
  }

  #noteDuplicate(record: RawRecord, earlier: string): void {
    const message = `${quote(record.values.id ?? '')} was already told at ${earlier}`;
    this.#note('DUPLICATE_RECORD', 'id', message, record);
  }

  #noteDeliveredThoughRejected(handle: string, { source }: RawRecord): void {
    const message = `message ${handle} is said to be delivered, but it was sent while the window was closed (131047)`;
    this.findings.push(finding('DELIVERED_THOUGH_REJECTED', { message, source }));
  }

  #refuse(
    code: FindingCode,
    field: 'id' | 'type' | 'category' | 'direction' | 'delivered_at',
    message: string,
    record: RawRecord,
  ): void {
    this.rejects.push({ source: record.source, codes: [code], raw: record.raw() });
    this.#note(code, field, message, record);
  }

  #note(
    code: FindingCode,
    field: 'id' | 'type' | 'category' | 'direction' | 'delivered_at' | 'status',
    message: string,
    record: RawRecord,
  ): void {
    this.findings.push(finding(code, { message, ...record.place(field) }));
  }
}

/** The row after the last one of the same instant. */
function endOfInstant({ at, length }: RowBlock, row: number): number {
  let after = row + 1;
  while (after < length && at[after] === at[row]) after += 1;
  return after;
}

const RANK: Record<Profile['kind'], number> = { inbound: 0, call: 0, opt_in: 1, opt_out: 1, outbound: 2, receipt: 3 };
const STATUS_RANK = [null, 'sent', 'delivered', 'read', 'failed'];

/** Rows of one instant in replay order (CONTRACT §1), as far as it matters: pairs do not meet. */
function inReplayOrder(block: RowBlock, first: number, after: number, profiles: readonly Profile[]): readonly number[] {
  const rows = Array.from({ length: after - first }, (_, index) => first + index);
  const said = (row: number): Profile => profiles[block.profile[row] as number] as Profile;
  return rows.sort(
    (a, b) =>
      RANK[said(a).kind] - RANK[said(b).kind] ||
      compareText(idAt(block, a), idAt(block, b)) ||
      STATUS_RANK.indexOf(said(a).status) - STATUS_RANK.indexOf(said(b).status) ||
      a - b,
  );
}

/** How a row without an id is called. */
function placeOf(block: RowBlock, row: number, { files, file }: BlockSource): string {
  return `${files[file] ?? ''}:${block.line[row] ?? 0}`;
}

function aboutRow(profile: number, { file }: BlockSource): number {
  if (profile >= MOST_PROFILES || file >= MOST_FILES) throw new NotPlain('there are too many files, templates or tags');
  return (profile << PROFILE_SHIFT) | (file << FILE_SHIFT);
}

function toldBy({ status }: Profile, deliveredAt: number): number {
  return TOLD[status ?? (Number.isNaN(deliveredAt) ? 'none' : 'delivered')];
}

function contradiction(a: Profile, b: Profile): 'type' | 'category' | null {
  if (a.type !== null && b.type !== null && a.type !== b.type) return 'type';
  return a.category !== null && b.category !== null && a.category !== b.category ? 'category' : null;
}

const SAID = ['type', 'category', 'template', 'account', 'country', 'tag', 'channel'] as const;

/** Whether a later row says of the message what the first one left open. */
function saysMore(first: Profile, later: Profile): boolean {
  return SAID.some((field) => first[field] === null && later[field] !== null);
}

/** Delivered and failed at once: which of the two holds is known only when all rows are. */
function conflictsWith(told: number, now: number): boolean {
  const both = told | now;
  return (both & TOLD.failed) !== 0 && (both & (TOLD.delivered | TOLD.read)) !== 0;
}
