import type { PairName } from '../../../check/answer.js';
import { identityNamed, identityNear, spelling } from '../../../input/lookup.js';
import { visible } from '../../../report/text/text.js';
import { UsageError } from '../../errors.js';
import type { Question } from './question.js';

/** Who is meant, and what to tell of it where the log does not hold them. */
interface Meant {
  readonly pair: PairName;
  readonly note: string | null;
}

/** The contact and the number that a person means. Throws a UsageError when several pairs are meant. */
export function pairMeant(given: string, givenNumber: string | undefined, { log: { pairs: all } }: Question): Meant {
  const contacts = [...new Set(all.flatMap(({ contact }) => contact ?? []))];
  // A timeline that names no contact is about one, and whoever asks knows which.
  const contact = contacts.length === 0 ? null : identityNamed(given, contacts);
  const number = givenNumber === undefined ? null : numberMeant(givenNumber, all);
  if (contact === undefined) {
    return { pair: { contact: spelling(given), number: number ?? onlyNumber(all) }, note: stranger(given, contacts) };
  }
  const meant = all.filter((pair) => pair.contact === contact && (number === null || pair.number === number));
  const [first, ...others] = meant;
  if (others.length > 0) throw new UsageError(severalNumbers(given, meant));
  if (first !== undefined) return { pair: first, note: null };
  return { pair: { contact, number }, note: `the log holds nothing between ${visible(given)} and this number` };
}

function stranger(given: string, contacts: readonly string[]): string {
  const nearest = identityNear(given, contacts);
  const hint = nearest === null ? '' : `; the nearest is ${visible(nearest)}`;
  return `the log holds no contact ${visible(given)}${hint}`;
}

function onlyNumber(pairs: readonly PairName[]): string | null {
  const [first = null, ...others] = new Set(pairs.map(({ number }) => number));
  return others.length === 0 ? first : null;
}

/** The business number that a person means. Throws a UsageError when the timeline has no such number. */
export function numberMeant(given: string, pairs: readonly PairName[]): string {
  const numbers = [...new Set(pairs.flatMap(({ number }) => number ?? []))];
  const match = identityNamed(given, numbers);
  if (match !== undefined) return match;
  const known = numbers.length === 0 ? 'It names none: leave it out.' : `It has ${numbers.map(visible).join(', ')}.`;
  throw new UsageError(`--number ${given}: the timeline has no such business number. ${known}`);
}

function severalNumbers(given: string, meant: readonly PairName[]): string {
  const numbers = meant.map(({ number }) => `  --number ${number === null ? '(unnamed)' : visible(number)}`);
  return `--contact ${given} writes to several business numbers, each with a window of its own. Choose:\n${numbers.join('\n')}`;
}
