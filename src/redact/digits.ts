import type { Keyed } from './keyed.js';

/** Ten rounds, as in NIST's format-preserving FF1. */
const ROUNDS = 10;

/** What a run of digits becomes: as many digits, and another run for each other run. `tweak` names the permutation. */
export function permuteDigits(keyed: Keyed, tweak: string, digits: string): string {
  const half = digits.length >> 1;
  let left = digits.slice(0, half);
  let right = digits.slice(half);
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = addDigits(left, keyed(`digits\n${tweak}\n${round}\n${right}`));
    left = right;
    right = mixed;
  }
  return left + right;
}

/**
 * The same among the runs that are `allowed`, of which the given one is: where the permutation leads out of them it is
 * walked until it is back, so no two runs meet.
 */
export function permuteWithin(
  keyed: Keyed,
  tweak: string,
  digits: string,
  allowed: (digits: string) => boolean,
): string {
  let permuted = permuteDigits(keyed, tweak, digits);
  while (!allowed(permuted)) permuted = permuteDigits(keyed, tweak, permuted);
  return permuted;
}

/** Modulo the numbers of that many digits. */
function addDigits(digits: string, bytes: Uint8Array): string {
  if (digits === '') return '';
  const modulus = 10n ** BigInt(digits.length);
  const added = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String((BigInt(digits) + added) % modulus).padStart(digits.length, '0');
}
