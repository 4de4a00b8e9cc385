import type { Charge } from '../model/outcome.js';
import type { Instant } from '../model/instant.js';
import type { PairRun } from '../model/run.js';
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

/** Collects the cards of what is charged. */
export class CardsSum {
  readonly #book: RateBook;
  readonly #pricedAs: (ruleSet: string) => string;
  readonly #dayOf: (at: Instant) => string;
  readonly #uses = new Map<string, CardUse>();

  /** `pricedAs` names the era whose cards a rule set takes. */
  constructor(timezone: string, book: RateBook, pricedAs: (ruleSet: string) => string) {
    this.#book = book;
    this.#pricedAs = pricedAs;
    this.#dayOf = dayTeller(timezone);
  }

  add({ charges }: PairRun): void {
    for (const charge of charges) {
      const card = cardOf(charge, this.#book);
      if (card === undefined) continue;
      const { from, until } = validityOf(this.#pricedAs(charge.ruleSet));
      const day = this.#dayOf(charge.at);
      const isNearest = (from !== null && day < from) || (until !== null && day >= until);
      const id = cardId(card);
      this.#uses.set(`${id} ${charge.unit} ${String(isNearest)}`, { id, card, isNearest });
    }
  }

  cards(): readonly CardUse[] {
    return [...this.#uses.values()].sort((a, b) => (a.card.from < b.card.from ? -1 : 1));
  }
}

function cardOf({ billable, price, unit }: Charge, { cards }: RateBook): RateCard | undefined {
  const id = price?.card ?? null;
  if (!billable || id === null) return undefined;
  return cards.find((card) => card.unit === unit && cardId(card) === id);
}
