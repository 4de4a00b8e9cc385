import type { Taken } from '../run/differing.js';
import { asItStands, type Settle } from '../run/effect.js';

/** What becomes of the charges of a run: where there is no money, nothing. */
export function settledBy({ judgement: { billed } }: Taken): Settle {
  return billed?.bill.settle ?? asItStands;
}
