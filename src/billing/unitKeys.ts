import type { UnitKey } from '../model/cost.js';
import { getOrMake } from '../model/getOrMake.js';
import type { Price, PricedCharge } from '../model/outcome.js';

/** Everything that a unit can be asked by. */
export function unitKey(charge: PricedCharge, number: string | null): UnitKey {
  const { account, category, listed, unit, group, type, ruleSet, template, price } = charge;
  const { month, market, rate, card, unpriced } = price;
  return {
    account,
    number,
    month,
    market,
    category,
    listed,
    unit,
    group,
    type,
    ruleSet,
    template,
    rate,
    card,
    unpriced,
  };
}

/**
 * Keys of units, the same object for all that are alike: it is many times faster to look up than its text. It knows them by
 * their prices, which are shared as well.
 */
export class UnitKeys {
  readonly #known = new Map<Price, Map<string | null, Map<string | null, UnitKey[]>>>();

  of(charge: PricedCharge, number: string | null): UnitKey {
    const alike = this.#alike(charge, number);
    const known = alike.find((key) => isOf(key, charge));
    if (known !== undefined) return known;
    const key = unitKey(charge, number);
    alike.push(key);
    return key;
  }

  /** Those of one price, number and template. */
  #alike({ price, template }: PricedCharge, number: string | null): UnitKey[] {
    const ofPrice = getOrMake(this.#known, price, () => new Map());
    const ofNumber = getOrMake(ofPrice, number, () => new Map());
    return getOrMake(ofNumber, template, () => []);
  }
}

/** Where price, number and template are the same. */
function isOf(key: UnitKey, { account, category, listed, unit, group, type, ruleSet }: PricedCharge): boolean {
  return (
    key.account === account &&
    key.category === category &&
    key.listed === listed &&
    key.unit === unit &&
    key.group === group &&
    key.type === type &&
    key.ruleSet === ruleSet
  );
}
