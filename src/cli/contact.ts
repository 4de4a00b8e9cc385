import { identityNamed, identityNear } from '../input/lookup.js';
import { visible } from '../report/text/text.js';
import { didYouMean } from './choices.js';
import { UsageError } from './errors.js';

/** Which of the contacts of a timeline a person means, who may write it in any usual spelling. */
export function contactOf(given: string, named: Iterable<string | null>): string {
  const contacts = [...new Set(named)].filter((contact) => contact !== null);
  const match = identityNamed(given, contacts);
  if (match !== undefined) return match;
  if (contacts.length === 0) throw new UsageError(`--contact ${given}: the timeline names no contact. Leave it out.`);
  const close = identityNear(given, contacts);
  const meant = close === null ? null : visible(close);
  throw new UsageError(`--contact ${given}: the timeline has no such contact.${didYouMean(meant)}`);
}
