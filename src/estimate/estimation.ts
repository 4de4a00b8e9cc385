import type { ChargeType, ChargeUnit } from '../model/category.js';
import type { Decimal } from '../model/money.js';
import type { RateCard } from '../rates/card.js';
import type { Day } from '../rates/day.js';
import type { VolumeCategory } from './volume.js';

/** What volumes cost under several rule sets. */
export interface Estimation {
  readonly currency: string;
  readonly numbers: number;
  /** The rule sets as they were asked for; the first is the base. */
  readonly rules: readonly string[];
  readonly lines: readonly Line[];
  /** In the order of `rules`. */
  readonly totals: readonly Sum[];
  readonly assumptions: readonly EstimateAssumption[];
}

/** One category of one market in one month. */
export interface Line {
  readonly month: string;
  /** As it was asked for. */
  readonly place: string;
  readonly category: VolumeCategory;
  readonly volume: number;
  /** In the order of `rules`. */
  readonly costs: readonly LineCost[];
}

/** What a line costs under one rule set. */
export interface LineCost {
  readonly rules: string;
  /** The rule set that decided. */
  readonly ruleSet: string;
  readonly market: string | null;
  readonly unit: ChargeUnit;
  /** Units with money due, after allowances. */
  readonly charged: number;
  readonly free: ReadonlyMap<FreeReason, number>;
  /** The list rate in its card's digits; null when none is known, or the card has none. */
  readonly rate: string | null;
  /** What volume tiers take off. */
  readonly tiers: Decimal;
  /** Tiers taken off; null where something is due and no rate is known. */
  readonly amount: Decimal | null;
  /** Why no rate is known of what is due. */
  readonly unpriced: string | null;
  readonly card: ReadCard | null;
}

/** Why units are not charged: as a rule says, within an allowance, or because the rules forbid to send them. */
export type FreeReason = Exclude<ChargeType, 'regular'> | 'allowance' | 'refused';

/** A card, and the day it was read for. */
export interface ReadCard {
  readonly id: string;
  readonly card: RateCard;
  readonly day: Day;
  /** The rule set does not stand in the month asked for: it is the nearest day in its time (contract §2). */
  readonly isNearest: boolean;
  /** Whether its volume tiers of the category are held; null where the category has none. */
  readonly tiersHeld: boolean | null;
}

/** Lines together, without those that have no price. */
export interface Sum {
  readonly charged: number;
  readonly amount: Decimal;
  /** Units due without a known rate. */
  readonly unpriced: number;
}

/** What a volume alone does not tell, and how it was settled. */
export interface EstimateAssumption {
  readonly id: string;
  readonly value: string;
  readonly statement: string;
}
