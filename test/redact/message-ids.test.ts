import fc from 'fast-check';
import { expect, test } from 'vitest';
import { otherMessageId } from '../../src/redact/messageId.js';
import { KEYED, wamid } from './redacting.js';

const other = (id: string): string => otherMessageId(KEYED, id);

test('an id of Meta no longer holds the number, neither as it stands nor in base64', () => {
  const id = wamid('31612345678', '9A3CA5B3D4CD6E67E7');
  expect(Buffer.from(id.slice(6), 'base64').toString('latin1')).toContain('31612345678');
  expect(other(id)).toMatch(/^wamid\.[a-z]{48}$/);
});

test.each([
  ['wamid.noor-17', /^wamid\.[a-z]{12}-17$/],
  ['MSG-00050', /^id-[a-z]{12}-00050$/],
  ['order-31612345678', /^id-[a-z]{16}$/],
  ['4711', /^4711$/],
  ['31612345678', /^\d{8}678$/],
  ['6f1e2d3c-0b1a-4c5d-8e9f-a1b2c3d4e5f6', /^id-6f1e2d[a-z]{12}$/],
])('%s becomes another id of its kind', (id, form) => {
  expect(other(id)).toMatch(form);
});

test('two ids have two pseudonyms', () => {
  const ids = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.stringMatching(/^[a-c]{0,2}-?\d{1,9}$/),
    fc.stringMatching(/^[0-9A-F]{18}$/).map((random) => wamid('31612345678', random)),
  );
  fc.assert(fc.property(ids, ids, (a, b) => (other(a) === other(b)) === (a === b)));
});

test('messages to one contact that share their second keep their order', () => {
  const random = fc.stringMatching(/^[0-9A-F]{18}$/);
  const counter = fc.integer({ min: 0, max: 999_999 });
  const twoIds = fc.oneof(
    fc.tuple(random, random).map(([a, b]) => [wamid('31612345678', a), wamid('31612345678', b)] as const),
    fc.tuple(counter, counter).map(([a, b]) => [`MSG-${String(a)}`, `MSG-${String(b)}`] as const),
  );
  fc.assert(fc.property(twoIds, ([a, b]) => other(a) < other(b) === a < b));
});
