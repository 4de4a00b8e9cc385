import { add, ZERO, type Decimal } from '../../model/money.js';
import type { SumUnit } from './sums.js';

/** What the replay counts somewhere. */
export interface Tally {
  volume: number;
  /** Money of those that have a known price, and of the certain ones among them. */
  priced: Decimal;
  sure: Decimal;
  unpriced: number;
}

export function emptyTally(): Tally {
  return { volume: 0, priced: ZERO, sure: ZERO, unpriced: 0 };
}

export function count(tally: Tally, { cost, certain }: SumUnit): void {
  tally.volume += 1;
  if (cost === null) {
    tally.unpriced += 1;
    return;
  }
  tally.priced = add(tally.priced, cost);
  if (certain) tally.sure = add(tally.sure, cost);
}

export function together(a: Tally, b: Tally): Tally {
  return {
    volume: a.volume + b.volume,
    priced: add(a.priced, b.priced),
    sure: add(a.sure, b.sure),
    unpriced: a.unpriced + b.unpriced,
  };
}
