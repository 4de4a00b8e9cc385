import { countryNamed, isCountry, isNone, marketNamed, marketOf, type Day, type Market } from '../rates/index.js';
import { TEXT } from '../model/shape.js';

/** Whom messages go to: a country, whose market may change, or a market by name. */
export interface Place {
  /** As it was asked for. */
  readonly name: string;
  /** ISO 3166 alpha-2; null for a market of several countries. */
  readonly country: string | null;
  readonly market: Market | null;
}

/** By a code, or a name of Meta's or another usual one; null when it is none. A country goes before a market of its name. */
export function placeNamed(name: string): Place | null {
  TEXT('name', name);
  const trimmed = name.trim();
  const code = trimmed.toUpperCase();
  const country = /^[A-Z]{2}$/.test(code) && isCountry(code) ? code : countryNamed(trimmed);
  const market = marketNamed(trimmed);
  return country === null && market === null ? null : { name: trimmed, country, market };
}

/** The market on a day; null when there is none. */
export function marketAt({ country, market }: Place, day: Day): Market | null {
  if (country === null) return market;
  const answer = marketOf({ contact: null, country, day });
  return isNone(answer) ? null : answer.market;
}
