import { UNLISTED_CODES } from './data/callingCodes.js';
import { COUNTRIES } from './data/countries.js';
import { CANADIAN_AREA_CODES, NON_GEOGRAPHIC_CODES, OTHER_NANP_COUNTRIES } from './data/nanp.js';

/** What the first digits of a phone number say. */
interface Origin {
  /** The digits that decided, after the plus. */
  readonly prefix: string;
  /** ISO 3166 alpha-2; null where the digits belong to no one country. */
  readonly country: string | null;
}

/** Every prefix but those of +1, with its country. */
const PREFIXES: ReadonlyMap<string, string | null> = new Map([
  ...COUNTRIES.flatMap(({ iso2, prefixes }) => prefixes.map((prefix) => [prefix, iso2] as const)),
  ...Object.entries(UNLISTED_CODES).map(([code, countries]) => [code, countries[0] ?? null] as const),
]);

const NANP: ReadonlyMap<string, string> = new Map(
  Object.entries(OTHER_NANP_COUNTRIES).map(([country, code]) => [code, country]),
);

/** No more digits of a phone number, which has seven at least, decide. */
export const DECISIVE_DIGITS = 4;

/** Null when no country and no network has numbers that begin so. `digits` follow the plus. */
export function originOf(digits: string): Origin | null {
  for (let length = DECISIVE_DIGITS; length > 0; length--) {
    const prefix = digits.slice(0, length);
    const country = PREFIXES.get(prefix);
    if (country !== undefined) return { prefix, country };
  }
  return digits.startsWith('1') ? northAmerican(digits) : null;
}

/** +1 and an area code, which never begins with 0 or 1. */
function northAmerican(digits: string): Origin | null {
  const area = digits.slice(1, DECISIVE_DIGITS);
  if (!/^[2-9]\d\d$/.test(area)) return null;
  return { prefix: `1${area}`, country: countryOfAreaCode(area) };
}

function countryOfAreaCode(area: string): string | null {
  if (NON_GEOGRAPHIC_CODES.has(area)) return null;
  return NANP.get(area) ?? (CANADIAN_AREA_CODES.has(area) ? 'CA' : 'US');
}
