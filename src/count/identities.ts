import { Hash } from '../input/plain/hash.js';
import type { PairNames } from './names.js';

/** Who the pairs of a part are, without saying it: 53 bits of each, in ascending order. */
export interface Identities {
  readonly pairs: Float64Array;
  readonly contacts: Float64Array;
}

export const NOBODY: Identities = { pairs: new Float64Array(), contacts: new Float64Array() };

export function identitiesOf(names: PairNames): Identities {
  const pairs: number[] = [];
  const contacts = new Set<number>();
  for (const pair of names) {
    const { contact, number } = names.nameOf(pair);
    pairs.push(bitsOf(JSON.stringify([contact, number])));
    contacts.add(bitsOf(JSON.stringify(contact)));
  }
  return { pairs: Float64Array.from(pairs).sort(), contacts: Float64Array.from(contacts).sort() };
}

/** Both together, and how many pairs are in both. */
export function joinIdentities(a: Identities, b: Identities): Identities & { readonly shared: number } {
  const pairs = union(a.pairs, b.pairs);
  return {
    pairs,
    contacts: union(a.contacts, b.contacts),
    shared: a.pairs.length + b.pairs.length - pairs.length,
  };
}

function union(a: Float64Array, b: Float64Array): Float64Array {
  return Float64Array.from(new Set([...a, ...b])).sort();
}

function bitsOf(name: string): number {
  const hash = new Hash();
  hash.text(name);
  return (hash.high >>> 0) * 2 ** 21 + (hash.low >>> 11);
}
