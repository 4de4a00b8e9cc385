import { readIdentity } from '../../input/identity.js';
import { countryNamed, isCountry } from '../../rates/index.js';

/** `FREE_CUSTOMER_SERVICE`, `Authentication-International` and the like, as the wire has them. */
export function word(said: string): string {
  return said
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

/** ISO 3166 alpha-2 of a code or a usual name; what is neither stays as it is. */
export function countryCode(said: string): string {
  const code = said.trim().toUpperCase();
  return isCountry(code) ? code : (countryNamed(said) ?? said.trim());
}

/** The digits of a number in any usual spelling, from its country code on; null where a spreadsheet has lost them. */
export function numberDigits(said: string): string | null {
  const identity = readIdentity(said);
  return identity.kind === 'known' ? identity.id.replaceAll(/\D/g, '') : null;
}
