import { isParentUserId, isUserId } from '../../model/userId.js';
import { readIdentity } from '../identity.js';

const PHONE = /^\+\d+$/;

/** The spelling under which an alias is known: phone numbers as `+` and digits, user ids as they are. */
export function aliasOf(text: string): string | null {
  const identity = readIdentity(text);
  return identity.kind === 'known' && identity.id !== '' ? identity.id : null;
}

export function isPhone(alias: string): boolean {
  return PHONE.test(alias);
}

/** Of a person's names the one with the lowest rank is shown: phone numbers come first. */
export function rankOfName(alias: string): number {
  if (PHONE.test(alias)) return 0;
  if (isParentUserId(alias)) return 3;
  return isUserId(alias) ? 2 : 1;
}
