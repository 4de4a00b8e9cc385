import type { RowBlock } from '../input/plain/block.js';
import { NotPlain } from '../input/plain/notPlain.js';
import { NOTHING_HEARD, type HeardCounts } from './heard/counts.js';
import { HeardJoiner, type HeardLog } from './heard/join.js';
import { InOrder } from './inOrder.js';
import type { BlockSource } from './blockSource.js';
import { RowJoiner } from './join.js';
import { FOREVER, NEVER } from '../model/instant.js';
import type { RejectedRecord } from '../model/timeline.js';
import type { PairNames } from './names.js';
import { CountedReplay } from './replay.js';
import { TRAITS, type Counts } from './counts.js';
import type { CountSetting } from './setting.js';

/** Counts a log, block by block. All rows of a pair must come here, in order of time. */
export class Counter {
  readonly #replay: CountedReplay;
  readonly #joiner: RowJoiner;
  readonly #inOrder = new InOrder((block, source) => {
    this.#joiner.take(block, source);
  });
  readonly #setting: CountSetting;

  #heard: HeardJoiner | null = null;

  constructor(setting: CountSetting) {
    this.#setting = setting;
    this.#replay = new CountedReplay(setting);
    this.#joiner = new RowJoiner(this.#replay, setting.horizon);
  }

  /** Rows may be a little out of order. Throws `OutOfOrder` where they are more than that, and `NotPlain` where only the whole of the input can say what a row means. */
  take(block: RowBlock, source: BlockSource): void {
    if (this.#heard !== null) throw new NotPlain('there are webhooks and records in the log');
    this.#inOrder.take(block, source);
  }

  /** The one that joins what webhooks tell. A log of webhooks begins in the middle (contract §1). */
  hearing(log: HeardLog): HeardJoiner {
    if (this.#heard !== null) return this.#heard;
    const { past, horizon } = this.#setting;
    if (this.#replay.received + this.#replay.sent > 0) throw new NotPlain('there are records and webhooks in the log');
    this.#replay.pastIsUnknown = past !== 'closed';
    this.#replay.beginsAt = log.beginning?.event ?? null;
    this.#heard = new HeardJoiner(this.#replay, horizon, log);
    return this.#heard;
  }

  /** Records that could not be used because of what others say. */
  get rejects(): readonly RejectedRecord[] {
    return this.#joiner.rejects;
  }

  /** Who the pairs are. */
  get pairs(): PairNames {
    return this.#replay.pairs;
  }

  /** What was counted, once the log is over; `read` is what the readers found, `words` what they count of webhooks. */
  finish(read: Pick<Counts, 'records' | 'setAside' | 'findings'>, words: HeardCounts['words'] = []): Counts {
    this.#inOrder.finish();
    const heard = this.#heard?.finish(words) ?? NOTHING_HEARD;
    const replay = this.#replay;
    replay.finish();
    const { sink, traits } = replay;
    return {
      ...replay.ledger.tallies(),
      ...replay.pairs.census(),
      received: replay.received,
      sent: replay.sent,
      first: replay.first === FOREVER ? null : replay.first,
      last: replay.last === NEVER ? null : replay.last,
      rejections: sink.rejections,
      codes: [...sink.codes].sort((a, b) => a - b),
      conversations: Object.fromEntries(sink.conversations),
      uncertainConversations: sink.uncertainConversations,
      assumed: replay.assumed,
      withoutRules: replay.withoutRules,
      inForce: this.#setting.schedule.flatMap(({ rules }, index) => (traits.sources.has(rules.source) ? [index] : [])),
      traits: TRAITS.filter((trait) => traits[trait]),
      records: read.records,
      setAside: read.setAside + this.#joiner.rejects.length,
      findings: [...read.findings, ...this.#joiner.findings, ...(this.#heard?.findings ?? [])],
      pastUnknown: replay.pastIsUnknown,
      heard,
    };
  }
}
