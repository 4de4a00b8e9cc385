import type { ConversationCategory } from '../model/category.js';
import type { RateBook, TierRow, TierTable } from './card.js';
import { isNone, notHeld, noSuchRate, type CardInForce, type None } from './lookup.js';
import { isSameWorth, parseDecimal } from '../model/money.js';
import { rateFor } from './rate.js';

/** The tiers of one market and category, with the table they stand in. The first rate is the list price. */
export interface HeldTiers extends TierRow {
  readonly table: TierTable;
}

/** Those with volume tiers (2e.5), in the order in which the two that count in one series come within a month (2d.6). */
export const TIERED_CATEGORIES = [
  'utility',
  'authentication',
  'authentication_international',
] as const satisfies readonly ConversationCategory[];

export type TieredCategory = (typeof TIERED_CATEGORIES)[number];

/**
 * The volume tiers of a market and category while that card is in force; where none is held, the list price stands. Those that begin
 * at another price belong to another card of that day: one that somebody imported has none but its own.
 */
export function tiersFor(
  { tiers }: RateBook,
  inForce: CardInForce,
  market: string,
  category: ConversationCategory,
): HeldTiers | None {
  const { card, id, day } = inForce;
  if (card.unit !== 'message') return noSuchRate('conversations have no volume tiers');
  if (!TIERED_CATEGORIES.some((tiered) => tiered === category)) return noSuchRate(`${category} has no volume tiers`);
  const table = tiers
    .filter(({ currency, from }) => currency === card.currency && from >= card.from && from <= day)
    .reduce<TierTable | null>((latest, one) => (latest !== null && latest.from > one.from ? latest : one), null);
  if (table === null) return notHeld(`no volume tiers are held for the card ${id}`);
  const row = table.rows.find((one) => one.market === market && one.category === category);
  if (row === undefined) return notHeld(`no volume tiers are held for ${category} in ${market} on the card ${id}`);
  const list = rateFor(inForce, market, category);
  const [first = ''] = row.rates;
  const begin = parseDecimal(first);
  if (isNone(list) || begin === null || isSameWorth(list.rate, begin)) return { ...row, table };
  const which = `the volume tiers held for ${category} in ${market} begin at ${first}`;
  return notHeld(`${which}, and the card ${id} has ${list.text}`);
}

/** One tier, both bounds inclusive as Meta publishes them; `upTo` null is `MAX`. */
export interface TierStep {
  readonly from: number;
  readonly upTo: number | null;
  readonly rate: string;
}

export function stepsOf({ upTo, rates }: Pick<TierRow, 'upTo' | 'rates'>): readonly TierStep[] {
  return rates.map((rate, index) => {
    const below = upTo[index - 1];
    return { from: below === undefined ? 0 : below + 1, upTo: upTo[index] ?? null, rate };
  });
}
