import { describe, expect, it } from 'vitest';
import {
  DIRECTIONS,
  CATEGORIES,
  ENTRY_POINTS,
  INBOUND_WORDS,
  OUTBOUND_WORDS,
  STATUSES,
  type Vocabulary,
} from '../../src/input/vocabulary.js';
import { distance, nearest } from '../../src/input/words.js';

function meaning<T extends string>(vocabulary: Vocabulary<T>, rows: readonly (readonly [string, T | null])[]): void {
  it.each(rows)('%s is %s', (word, expected) => {
    expect(vocabulary.read(word)).toBe(expected);
  });
}

describe('direction', () => {
  meaning(DIRECTIONS, [
    ['inbound', 'inbound'],
    ['IN', 'inbound'],
    ['Incoming', 'inbound'],
    ['customer', 'inbound'],
    ['received', 'inbound'],
    ['outbound', 'outbound'],
    ['out', 'outbound'],
    ['Outgoing', 'outbound'],
    ['agent', 'outbound'],
    ['bot', 'outbound'],
    ['sent', 'outbound'],
    ['outbound-api', 'outbound'],
    ['sideways', null],
  ]);
});

describe('type of a business message', () => {
  meaning(OUTBOUND_WORDS, [
    ['Template', 'template'],
    ['hsm', 'template'],
    ['list', 'interactive'],
    ['buttons', 'interactive'],
    ['flow', 'interactive'],
    ['interactive_list', 'interactive'],
    ['photo', 'image'],
    ['order', null],
  ]);
});

describe('type of a customer message', () => {
  meaning(INBOUND_WORDS, [
    ['chat', 'text'],
    ['list_reply', 'interactive'],
    ['button', 'button'],
    ['request_welcome', 'request_welcome'],
    ['order', 'order'],
    ['list', null],
  ]);
});

describe('category', () => {
  meaning(CATEGORIES, [
    ['MARKETING', 'marketing'],
    ['authentication-international', 'authentication_international'],
    ['Authentication International', 'authentication_international'],
    ['marketing lite', 'marketing_lite'],
    ['service', 'service'],
    ['promotional', null],
  ]);
});

describe('status', () => {
  meaning(STATUSES, [
    ['accepted', 'sent'],
    ['queued', 'sent'],
    ['Delivered', 'delivered'],
    ['played', 'read'],
    ['undelivered', 'failed'],
    ['expired', 'failed'],
    ['maybe', null],
  ]);
});

describe('entry point', () => {
  meaning(ENTRY_POINTS, [
    ['ctwa', 'ctwa'],
    ['ad', 'ctwa'],
    ['Page CTA', 'page_cta'],
    ['post', 'page_cta'],
    ['email', null],
  ]);
});

describe('edits between words', () => {
  it.each([
    ['utility', 'utility', 0],
    ['utilty', 'utility', 1],
    ['utiltiy', 'utility', 1],
    ['outbuond', 'outbound', 1],
    ['', 'out', 3],
    ['cat', 'act', 1],
    ['kitten', 'sitting', 3],
  ])('%s → %s: %i', (a, b, edits) => {
    expect(distance(a, b)).toBe(edits);
  });
});

describe('did you mean', () => {
  it.each([
    ['utilty', 'utility'],
    ['markting', 'marketing'],
    ['Autentication', 'authentication'],
    ['newsletter', null],
    ['x'.repeat(100_000), null],
  ])('%.20s → %s', (word, expected) => {
    expect(nearest(word, ['marketing', 'utility', 'authentication'])).toBe(expected);
  });
});
