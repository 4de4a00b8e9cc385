import { readIdentity } from './identity.js';
import { nearest } from './words.js';

/** The one of `ids`, spelt as in the timeline, that a person means who may write it in any usual spelling. */
export function identityNamed(given: string, ids: readonly string[]): string | undefined {
  const id = spelling(given);
  const exact = ids.find((other) => other === given || other === id);
  return exact ?? ids.find((other) => bridged(other) === bridged(id));
}

/** The one that was perhaps meant: a number without its country code ends like the right one. */
export function identityNear(given: string, ids: readonly string[]): string | null {
  const local = given.replace(/\D/g, '').replace(/^0+/, '');
  const sameEnd = local.length >= 6 ? ids.find((other) => other.endsWith(local)) : undefined;
  return sameEnd ?? nearest(given, ids);
}

/** As a timeline spells what a person may write in any usual spelling. */
export function spelling(given: string): string {
  const identity = readIdentity(given);
  return identity.kind === 'known' ? identity.id : given;
}

/** Mobile numbers of Brazil, Mexico and Argentina are written with and without one digit more. */
function bridged(id: string): string {
  return id
    .replace(/^(\+55\d{2})9(\d{8})$/, '$1$2')
    .replace(/^\+521(\d{10})$/, '+52$1')
    .replace(/^\+549(\d{10})$/, '+54$1');
}
