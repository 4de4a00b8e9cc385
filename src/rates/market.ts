import type { Limit } from '../model/limit.js';
import { countryOfUserId } from '../model/userId.js';
import { SHARED_CODES, UNLISTED_CODES } from './data/callingCodes.js';
import { COUNTRIES, type Country } from './data/countries.js';
import { MARKETS, type Market } from './data/markets.js';
import { OTHER_NANP_COUNTRIES } from './data/nanp.js';
import type { Day } from './day.js';
import { notHeld, type None } from './lookup.js';
import { originOf } from './numberPlan.js';

export interface MarketQuestion {
  /** `+` and digits, or a business-scoped user id such as `US.1349…`; anything else names no place. */
  readonly contact: string | null;
  /** ISO 3166 alpha-2, heard only when the contact is no phone number. */
  readonly country: string | null;
  readonly day: Day;
}

/** Why a customer belongs to a market. */
export interface Because {
  readonly by: 'number' | 'country' | 'user_id';
  /** The first digits that decided, with the plus; null without a number. */
  readonly prefix: string | null;
  /** ISO 3166 alpha-2; null where the digits belong to no one country. */
  readonly country: string | null;
  /** As Meta's table calls it; null when the table does not list it by that code. */
  readonly countryName: string | null;
  /** The first day of this assignment; null: as long as there have been prices. */
  readonly from: Day | null;
  /** The day from which it is another market; null: none is known. */
  readonly until: Day | null;
  /** Where Meta's table does not say it in so many words. */
  readonly inferred: string | null;
}

export interface MarketAnswer {
  readonly market: Market;
  readonly because: Because;
}

const BY_CODE: ReadonlyMap<string, Country> = new Map(COUNTRIES.map((country) => [country.iso2, country]));
const UNLISTED: ReadonlySet<string> = new Set([
  ...Object.values(UNLISTED_CODES).flat(),
  ...Object.keys(OTHER_NANP_COUNTRIES),
]);

const PHONE = /^\+\d{7,15}$/;

/** The market of a customer by Meta's table of prefixes on that day (rules 6.2 to 6.6). */
export function marketOf({ contact, country, day }: MarketQuestion): MarketAnswer | None {
  if (contact !== null && PHONE.test(contact)) return marketOfNumber(contact, day);
  if (country !== null) return marketOfCountry(country, day, 'country');
  const prefix = contact === null ? null : countryOfUserId(contact);
  if (prefix !== null) return marketOfCountry(prefix, day, 'user_id');
  return notHeld('there is no phone number and no country');
}

/**
 * ISO 3166 alpha-2 of a contact; null when nothing tells. A phone number does; of a user id the country that the input names is
 * more than the one in which the id was made (rule 2f.16).
 */
export function countryOf(contact: string | null, named: string | null = null): string | null {
  if (contact === null) return named;
  if (PHONE.test(contact)) return originOf(contact.slice(1))?.country ?? named;
  if (named !== null) return named;
  const prefix = countryOfUserId(contact);
  return prefix !== null && isCountry(prefix) ? prefix : null;
}

/** As much of a contact as decides the market: alike for customers who cost the same. */
export function placeOf(contact: string | null): string | null {
  if (contact === null) return null;
  // As much as is named where no country has such numbers.
  if (PHONE.test(contact)) return originOf(contact.slice(1))?.prefix ?? contact.slice(0, '+1234'.length);
  return countryOfUserId(contact);
}

/** Whether it is the code of a country that has phone numbers. */
export function isCountry(iso2: string): boolean {
  return BY_CODE.has(iso2) || UNLISTED.has(iso2) || Object.hasOwn(SHARED_CODES, iso2);
}

export const COUNTRY: Limit<string> = {
  holds: isCountry,
  allowed: 'a country by its two letters, such as BR',
};

export const MARKET: Limit<string> = {
  holds: (name) => MARKETS.some((market) => market === name),
  allowed: "a market by Meta's name, such as Brazil or Rest of Africa",
};

function marketOfNumber(contact: string, day: Day): MarketAnswer | None {
  const origin = originOf(contact.slice(1));
  if (origin === null)
    return notHeld(`no country's numbers begin with ${contact.slice(0, contact.startsWith('+1') ? 5 : 4)}`);
  return answer({ by: 'number', prefix: `+${origin.prefix}`, country: origin.country }, day);
}

function marketOfCountry(code: string, day: Day, by: 'country' | 'user_id'): MarketAnswer | None {
  const country = code.toUpperCase();
  if (!isCountry(country)) return notHeld(`${code} is no country with phone numbers`);
  return answer({ by, prefix: null, country }, day);
}

function answer(origin: Pick<Because, 'by' | 'prefix' | 'country'>, day: Day): MarketAnswer {
  const { country } = origin;
  const listed = country === null ? undefined : (BY_CODE.get(country) ?? BY_CODE.get(SHARED_CODES[country] ?? ''));
  if (listed === undefined) return unlisted(origin);
  const { market, moved } = listed;
  const [from, until, current] =
    moved === undefined ? [null, null, market] : day < moved[0] ? [null, moved[0], market] : [moved[0], null, moved[1]];
  const inferred = inference(listed, country, current);
  const countryName = listed.iso2 === country ? listed.name : null;
  return { market: current, because: { ...origin, countryName, from, until, inferred } };
}

function unlisted(origin: Pick<Because, 'by' | 'prefix' | 'country'>): MarketAnswer {
  const inferred = origin.prefix?.startsWith('+1') === true ? AREA_CODE : null;
  return { market: 'Other', because: { ...origin, countryName: null, from: null, until: null, inferred } };
}

const AREA_CODE = 'the table lists +1 for the United States and Canada; other area codes are taken as not listed';

function inference({ iso2, name }: Country, country: string | null, market: Market): string | null {
  if (iso2 !== country) return `its numbers are those of ${name}`;
  if (iso2 === 'KZ' && market === 'Other')
    return 'the table listed +7 for Russia alone; Kazakhstan is taken as not listed';
  return null;
}
