import type { ConversationCategory } from '../model/category.js';
import type { Finding } from '../model/finding.js';
import type { Decimal } from '../model/money.js';
import type { Run } from '../model/run.js';
import type { CardUse } from './cards.js';
import type { Effect } from './cause.js';
import type { ByReading } from './reading.js';

/** One timeline under several rule sets. `R` is what is there of each run. */
export interface Comparison<R = Run> {
  readonly dated: boolean;
  readonly timezone: string;
  /** Null without dates: then there is no money, and every amount is nothing. */
  readonly currency: string | null;
  /** The first is the base. */
  readonly columns: readonly Column<R>[];
  /** Of every column but the first, against the first. */
  readonly differences: readonly Difference<R>[];
  /** Those of all runs; what only one of them shows names its rule set. */
  readonly findings: readonly Finding[];
}

/** The timeline under one rule set. */
export interface Column<R = Run> {
  /** The rule set's id, or `auto`. */
  readonly name: string;
  readonly run: R;
  readonly figures: Figures;
  /** Whose prices were charged. */
  readonly cards: readonly CardUse[];
}

export interface Figures {
  /** At list prices, in the order of the categories. */
  readonly categories: ReadonlyMap<ConversationCategory, Figure>;
  /** What volume tiers take off. */
  readonly tiers: ByReading<Decimal>;
  readonly total: Figure;
}

export interface Figure {
  /** Units with money due. */
  readonly units: ByReading<number>;
  /** Without those of which no rate is known. */
  readonly amount: ByReading<Decimal>;
  /** Of the units at the most. */
  readonly unpriced: number;
}

/** What a change of rules changes: everything is the other's less the base's. */
export interface Difference<R = Run> {
  readonly base: Column<R>;
  readonly other: Column<R>;
  readonly categories: readonly Change[];
  readonly tiers: ByReading<Decimal>;
  /** All categories and tiers. */
  readonly total: Change;
  /** What costs most first; with the tiers they add up to the total, under each reading. */
  readonly causes: readonly Cause[];
  readonly drivers: Readonly<Record<DriverKind, Drivers>>;
  readonly leftOut: LeftOut;
}

export interface Change {
  /** Null for the total. */
  readonly category: ConversationCategory | null;
  readonly base: Figure;
  readonly other: Figure;
  readonly units: ByReading<number>;
  /** Of the messages that have a price under both. */
  readonly amount: ByReading<Decimal>;
  /** Of the amount at the most, in the base's; null where the base is nothing or not all of it has a price. */
  readonly percent: Decimal | null;
}

export interface Cause extends Effect {
  /** Messages concerned. */
  readonly messages: ByReading<number>;
  readonly amount: ByReading<Decimal>;
}

/** Messages that are due under one rule set at least and have no rate there: they are in no difference of money. */
export interface LeftOut {
  readonly messages: number;
  /** What their other side costs: with it, the difference of the totals is whole again. */
  readonly amount: ByReading<Decimal>;
  /** Why, for each rule set. */
  readonly reasons: readonly { readonly rules: string; readonly reason: string; readonly messages: number }[];
}

/** What a difference can be asked by. */
export const DRIVER_KINDS = ['contact', 'template', 'hour'] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];

/** Those that change most, and what the others make together. */
export interface Drivers {
  readonly top: readonly Driver[];
  readonly rest: Omit<Driver, 'key'> & { readonly count: number };
}

export interface Driver {
  /** A contact, a template's name (empty: it has none; null: free-form) or an hour of the day, such as `09`. */
  readonly key: string | null;
  readonly units: ByReading<number>;
  readonly amount: ByReading<Decimal>;
}
