import type { Estimation } from '../../estimate/estimation.js';
import { csvLine } from '../text/csvCell.js';
import { costOf } from './document.js';

const HEADER = [
  'month',
  'market',
  'category',
  'volume',
  'rules',
  'rule_set',
  'priced_market',
  'unit',
  'charged',
  'free',
  'rate',
  'tiers',
  'amount',
  'currency',
  'rate_card',
  'read_for',
  'unpriced',
] as const;

/** One line for each category, market, month and rule set. */
export function* csv({ lines, currency }: Estimation): Iterable<string> {
  yield csvLine(HEADER);
  for (const { month, place, category, volume, costs } of lines) {
    for (const own of costs.map(costOf)) {
      const free = Object.values(own.free).reduce((total, count) => total + count, 0);
      yield csvLine([
        month,
        place,
        category,
        volume,
        own.rules,
        own.ruleSet,
        own.market,
        own.unit,
        own.charged,
        free,
        own.rate,
        own.tiers,
        own.amount,
        currency,
        own.card?.card ?? null,
        own.card?.day ?? null,
        own.unpriced,
      ]);
    }
  }
}
