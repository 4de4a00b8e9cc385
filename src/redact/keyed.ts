import { within, type Limit } from '../model/limit.js';
import { BYTES, FUNCTION } from '../model/shape.js';

/** A one-way function under a key, such as HMAC-SHA256: the same text gives the same bytes, 32 of them. */
export type Keyed = (text: string) => Uint8Array;

/** Of fewer bytes two texts might become one. */
const ENOUGH: Limit<number> = { holds: (length) => length >= 32, allowed: '32 bytes or more, as HMAC-SHA256 gives' };

/** Throws a UsageFault on what is no such function: one that gives text in place of bytes, or too few of them. */
export function checkKeyed(keyed: Keyed): void {
  FUNCTION('keyed', keyed);
  const bytes = keyed('');
  BYTES('what keyed gives', bytes);
  within('the length of what keyed gives', bytes.length, ENOUGH);
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Letters alone, so that no pseudonym looks like a phone number. Sixteen of them tell 10²² texts apart. */
export function letters(bytes: Uint8Array, count: number): string {
  return Array.from(bytes.subarray(0, count), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
