import { originOf } from '../rates/numberPlan.js';
import { permuteWithin } from './digits.js';
import type { Keyed } from './keyed.js';

/** E.164: a phone number has 7 to 15 digits and begins with a country code, never with 0. */
export const PHONE = /^[1-9]\d{6,14}$/;

/** No prefix that decides a market is longer. */
const LONGEST_PREFIX = 4;

/**
 * Other digits for digits: as many, with the prefix that decides the market. An id of digits alone goes the same way, for
 * a record may name a number by either.
 */
export function otherDigits(keyed: Keyed, digits: string): string {
  const kept = keptOf(digits);
  const free = digits.slice(kept.length);
  if (free === '') return digits;
  return kept + permuteWithin(keyed, `${kept} ${digits.length}`, free, isAllowed);

  function isAllowed(other: string): boolean {
    if (PHONE.test(digits)) return originOf(kept + other)?.prefix === originOf(digits)?.prefix;
    return kept !== '' || !other.startsWith('0');
  }
}

/** What stays of them: the prefix; without one as much as could be one; the zeros that a number at home begins with. */
function keptOf(digits: string): string {
  if (PHONE.test(digits)) return originOf(digits)?.prefix ?? digits.slice(0, LONGEST_PREFIX);
  return /^0*/.exec(digits)?.[0] ?? '';
}

/** The text with the digits of its phone number replaced one by one, so that it is still written as it was. */
export function respelt(text: string, before: string, after: string): string {
  const places = [...text.replace(TRUNK_ZERO, '(_)').matchAll(/\d/g)].map(({ index }) => index);
  const digits = places.map((place) => text[place]).join('');
  const start = digits.indexOf(before);
  if (start === -1) return `+${after}`;
  const characters = text.split('');
  places.slice(start, start + before.length).forEach((place, index) => {
    characters[place] = after[index] ?? '';
  });
  return characters.join('');
}

/** The national trunk zero, as in +31 (0)6, is no digit of the number. */
const TRUNK_ZERO = /\(0\)/g;
