import { identityNamed, identityNear } from '../input/lookup.js';
import type { PairRun } from '../model/run.js';
import type { ExpectationCase } from '../schema/expectation.js';
import type { Read } from './moment.js';
import { contactsOf, type Evidence } from './subject.js';

const NAMED = 5;

/** The pairs that a case is about: all of them, or those of its contact and its number. */
export function selectedPairs(
  { contact, number }: Pick<ExpectationCase, 'contact' | 'number'>,
  evidence: Evidence,
): Read<readonly PairRun[]> {
  const { pairs } = evidence.run;
  const contacts = selected('contact', contact, pairs, () => contactsOf(evidence));
  return contacts.ok ? selected('number', number, contacts.value, () => numbersOf(contacts.value)) : contacts;
}

function numbersOf(pairs: readonly PairRun[]): readonly string[] {
  return [...new Set(pairs.flatMap(({ number }) => number ?? []))];
}

function selected(
  what: 'contact' | 'number',
  given: string | undefined,
  pairs: readonly PairRun[],
  known: () => readonly string[],
): Read<readonly PairRun[]> {
  if (given === undefined) return { ok: true, value: pairs };
  const ids = known();
  const id = identityNamed(given, ids);
  if (id !== undefined) return { ok: true, value: pairs.filter((pair) => pair[what] === id) };
  if (ids.length === 0)
    return { ok: false, message: `${what} ${given} is asked for, and the timeline names no ${what}` };
  const near = identityNear(given, ids);
  const hint = near === null ? `it has ${listed(ids)}` : `did you mean ${near}?`;
  return { ok: false, message: `${what} ${given} is not in the timeline; ${hint}` };
}

/** Why it is not clear whose state is asked for; null where it is. */
export function whyAmbiguous(pairs: readonly PairRun[]): string | null {
  if (pairs.length === 1) return null;
  const contacts = [...new Set(pairs.map(({ contact }) => contact ?? 'an unnamed one'))];
  if (contacts.length > 1) {
    return `a state is that of one contact, and there are ${listed(contacts)}: name the contact of the case`;
  }
  const numbers = pairs.map(({ number }) => number ?? 'an unnamed one');
  return `a state is that of one number, and the contact wrote with ${listed(numbers)}: name the number of the case`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length <= NAMED ? shown : `${shown} and ${String(names.length - NAMED)} more`;
}
