import { readIdentity } from '../identity.js';

const PHONE = /^\+\d+$/;
/** `US.13491208655302741918`; in early documents `user.` and hexadecimal digits. */
const USER_ID = /^(?:[A-Z]{2}|user)\.[0-9A-Za-z]+$/;
const PARENT_USER_ID = /^[A-Z]{2}\.ENT\.[0-9A-Za-z]+$/;

/** The spelling under which an alias is known: phone numbers as `+` and digits, user ids as they are. */
export function aliasOf(text: string): string | null {
  const identity = readIdentity(text);
  return identity.kind === 'known' && identity.id !== '' ? identity.id : null;
}

export function isPhone(alias: string): boolean {
  return PHONE.test(alias);
}

export function isUserId(alias: string): boolean {
  return USER_ID.test(alias) || PARENT_USER_ID.test(alias);
}

/** The country that a user id begins with: ISO 3166. */
export function countryOf(alias: string): string | null {
  return isUserId(alias) ? (/^([A-Z]{2})\./.exec(alias)?.[1] ?? null) : null;
}

/** Of a person's names the one with the lowest rank is shown: phone numbers come first. */
export function rankOfName(alias: string): number {
  if (PHONE.test(alias)) return 0;
  if (PARENT_USER_ID.test(alias)) return 3;
  return USER_ID.test(alias) ? 2 : 1;
}
