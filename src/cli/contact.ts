import { identityNamed, identityNear } from '../input/lookup.js';
import type { Run } from '../model/run.js';
import { visible } from '../report/text/text.js';
import { didYouMean } from './choices.js';
import { UsageError } from './errors.js';

/** The contact of a run that a person means, who may write it in any usual spelling. */
export function contactOf(given: string, { pairs }: Run): string {
  const contacts = [...new Set(pairs.flatMap(({ contact }) => contact ?? []))];
  const match = identityNamed(given, contacts);
  if (match !== undefined) return match;
  if (contacts.length === 0) throw new UsageError(`--contact ${given}: the timeline names no contact. Leave it out.`);
  const close = identityNear(given, contacts);
  const meant = close === null ? null : visible(close);
  throw new UsageError(`--contact ${given}: the timeline has no such contact.${didYouMean(meant)}`);
}
