/** A one-way function under a key, such as HMAC-SHA256: the same text gives the same bytes, 32 of them. */
export type Keyed = (text: string) => Uint8Array;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

/** Letters alone, so that no pseudonym looks like a phone number. Sixteen of them tell 10²² texts apart. */
export function letters(bytes: Uint8Array, count: number): string {
  return Array.from(bytes.subarray(0, count), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
