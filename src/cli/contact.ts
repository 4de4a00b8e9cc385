import { readIdentity } from '../input/identity.js';
import { nearest } from '../input/words.js';
import type { Run } from '../model/run.js';
import { visible } from '../report/text.js';
import { didYouMean } from './choices.js';
import { UsageError } from './errors.js';

/** The contact of a run that a person means, who may write it in any usual spelling. */
export function contactOf(given: string, { pairs }: Run): string {
  const contacts = [...new Set(pairs.flatMap(({ contact }) => contact ?? []))];
  const match = matching(given, contacts);
  if (match !== undefined) return match;
  if (contacts.length === 0) throw new UsageError(`--contact ${given}: the timeline names no contact. Leave it out.`);
  const close = closest(given, contacts);
  const meant = close === null ? null : visible(close);
  throw new UsageError(`--contact ${given}: the timeline has no such contact.${didYouMean(meant)}`);
}

function matching(given: string, contacts: readonly string[]): string | undefined {
  const id = spelling(given);
  const exact = contacts.find((contact) => contact === given || contact === id);
  return exact ?? contacts.find((contact) => bridged(contact) === bridged(id));
}

function spelling(given: string): string {
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

/** A number without its country code ends like the right one; anything else is near it as a word. */
function closest(given: string, contacts: readonly string[]): string | null {
  const local = given.replace(/\D/g, '').replace(/^0+/, '');
  const sameEnd = local.length >= 6 ? contacts.find((contact) => contact.endsWith(local)) : undefined;
  return sameEnd ?? nearest(given, contacts);
}
