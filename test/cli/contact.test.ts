import { expect, test } from 'vitest';
import { contactOf } from '../../src/cli/contact.js';

function lookUp(given: string, ...contacts: readonly (string | null)[]): string {
  return contactOf(given, contacts);
}

/** [as a person writes it, as the run has it] */
const FOUND: readonly [string, string][] = [
  ['+31612345678', '+31612345678'],
  ['31612345678', '+31612345678'],
  ['0031 6 1234-5678', '+31612345678'],
  ['whatsapp:+31612345678', '+31612345678'],
  ['anna', 'anna'],
  ['+55 11 8765 4321', '+5511987654321'],
  ['+52 1 55 1234 5678', '+525512345678'],
  ['+54 11 1234 5678', '+5491112345678'],
];

test.each(FOUND)('%s is %s', (given, contact) => {
  expect(lookUp(given, '+12025550123', contact)).toBe(contact);
});

test('one contact on two numbers is one contact', () => {
  expect(lookUp('anna', 'anna', 'anna')).toBe('anna');
});

test('an exact spelling goes before a bridged one', () => {
  expect(lookUp('+5511987654321', '+551187654321', '+5511987654321')).toBe('+5511987654321');
});

test('an unknown one is refused, with the nearest', () => {
  expect(() => lookUp('+31612345687', '+31612345678')).toThrow('(Did you mean +31612345678?)');
  expect(() => lookUp('06 1234 5678', '+31612345678')).toThrow('(Did you mean +31612345678?)');
  expect(() => lookUp('ana', 'anna')).toThrow('(Did you mean anna?)');
  expect(() => lookUp('zoe', 'anna')).toThrow('--contact zoe: the timeline has no such contact.');
});

test('a timeline without contacts has none to show', () => {
  expect(() => lookUp('anna', null)).toThrow('--contact anna: the timeline names no contact. Leave it out.');
});

test('control characters of the input do not reach the terminal', () => {
  expect(() => lookUp('anna', 'an\u001bna')).toThrow('an\\u{1b}na');
});
