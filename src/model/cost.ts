import type { ChargeType, ChargeUnit, ConversationCategory } from './category.js';
import type { Decimal } from './money.js';

/** What units have in common that are counted together. Everything a total can be asked by is a part of it. */
export interface UnitKey {
  readonly account: string | null;
  readonly number: string | null;
  /** `2026-10`, in the account's zone. */
  readonly month: string;
  readonly market: string | null;
  readonly category: ConversationCategory;
  /** What it would be charged as if nothing made it free. */
  readonly listed: ConversationCategory;
  readonly unit: ChargeUnit;
  /** To a group: volume tiers never count it. */
  readonly group: boolean;
  readonly type: ChargeType;
  readonly ruleSet: string;
  readonly template: string | null;
  /** List rate in the text of its card, of what is charged or of what was spared; null when no price is known. */
  readonly rate: string | null;
  readonly card: string | null;
  /** Why there is no rate. */
  readonly unpriced: string | null;
}

export interface Counted {
  readonly key: UnitKey;
  readonly count: number;
}

/** What volume tiers take off the list price of one portfolio, market, category and month. */
export interface TierAdjustment {
  readonly portfolio: string | null;
  readonly market: string;
  readonly category: ConversationCategory;
  readonly month: string;
  readonly units: number;
  /** Negative: it is taken off. */
  readonly amount: Decimal;
}

/** What a dated run costs. */
export interface RunCost {
  readonly currency: string;
  /** What is due for certain, list prices and tiers together; without what is unpriced. */
  readonly amount: Decimal;
  /** What is due at most. */
  readonly possibleAmount: Decimal;
  /** Units that are due and have no known rate. */
  readonly unpriced: number;
  readonly tiers: readonly TierAdjustment[];
  /** Why list prices stand where volume tiers might apply: no table is held. A sentence each. */
  readonly untiered: readonly string[];
  /** Every unit, free and charged, as counted under the most that can be due. */
  readonly units: readonly Counted[];
}
