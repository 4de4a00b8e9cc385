import type { Charge } from '../model/outcome.js';
import type { Run } from '../model/run.js';
import { cardId, type RateBook, type RateCard } from '../rates/card.js';
import { validityOf } from '../rules/ruleSets.js';
import { dayTeller } from '../time/zone.js';

/** A card by which a run was priced. */
export interface CardUse {
  /** `USD 2026-10-01`. */
  readonly id: string;
  readonly card: RateCard;
  /** Read for days outside the time of the rule set: it is that of the nearest day inside it (contract §2). */
  readonly isNearest: boolean;
}

/** The cards of what is charged; `pricedAs` names the era whose cards a rule set takes. */
export function cardsUsed(
  { pairs, timezone }: Run,
  book: RateBook,
  pricedAs: (ruleSet: string) => string,
): readonly CardUse[] {
  const dayOf = dayTeller(timezone);
  const uses = new Map<string, CardUse>();
  for (const charge of pairs.flatMap(({ charges }) => charges)) {
    const card = cardOf(charge, book);
    if (card === undefined) continue;
    const { from, until } = validityOf(pricedAs(charge.ruleSet));
    const day = dayOf(charge.at);
    const isNearest = (from !== null && day < from) || (until !== null && day >= until);
    const id = cardId(card);
    uses.set(`${id} ${charge.unit} ${String(isNearest)}`, { id, card, isNearest });
  }
  return [...uses.values()].sort((a, b) => (a.card.from < b.card.from ? -1 : 1));
}

function cardOf({ billable, price, unit }: Charge, { cards }: RateBook): RateCard | undefined {
  const id = price?.card ?? null;
  if (!billable || id === null) return undefined;
  return cards.find((card) => card.unit === unit && cardId(card) === id);
}
