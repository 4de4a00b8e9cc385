import type { Instant } from '../../model/instant.js';
import type { Decimal } from '../../model/money.js';

/** What sums can be taken by. */
export const SUM_DIMENSIONS = ['category', 'type', 'country', 'market', 'number'] as const;
export type SumDimension = (typeof SUM_DIMENSIONS)[number];

/** Values are in lower case with underscores; countries and numbers in capitals and digits. */
export type SumKey = Readonly<Partial<Record<SumDimension, string | null>>>;

export const SUM_KINDS = ['pricing_analytics', 'conversation_analytics', 'bill'] as const;
export type SumKind = (typeof SUM_KINDS)[number];

/** One figure of a report: of `[from, until)`. What was not asked for is null. */
export interface ReportedCell {
  readonly from: Instant;
  readonly until: Instant;
  readonly key: SumKey;
  readonly volume: number | null;
  readonly cost: Decimal | null;
}

/** Sums as Meta or a biller reports them. */
export interface ReportedSums {
  readonly name: string;
  readonly kind: SumKind;
  /** Those that the report holds. */
  readonly dimensions: readonly SumDimension[];
  /** Whether it lists what was free as well. */
  readonly listsFree: boolean;
  readonly cells: readonly ReportedCell[];
}

/** What the replay counts: a message, or a conversation. */
export interface SumUnit {
  readonly at: Instant;
  readonly key: SumKey;
  readonly certain: boolean;
  /** At list price; null where none is held. */
  readonly cost: Decimal | null;
}

/** What one side counts in a cell; null is not known, or not reported. */
export interface Figures {
  readonly volume: number | null;
  readonly cost: Decimal | null;
}

/** What the replay counts in a cell. */
export interface Expected extends Figures {
  readonly volume: number;
  /** What is due for certain, without what has no known price. */
  readonly least: Decimal;
  /** With all that may be counted here, whatever the past was; null where some of it has no known price. */
  readonly most: Decimal | null;
  /** How many have no known price. */
  readonly unpriced: number;
}

/** One sum, as both sides have it. */
export interface SumsCell {
  readonly from: Instant;
  readonly until: Instant;
  readonly key: SumKey;
  readonly expected: Expected;
  readonly reported: Figures;
}
