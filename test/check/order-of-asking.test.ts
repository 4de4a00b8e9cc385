import { expect, test } from 'vitest';
import { createReplay, instantOf, readRecords } from '../../src/index.js';
import { ANNA, answer, askAt, text } from './ask.js';

const { events } = readRecords([text('2025-09-01T10:00:00Z'), answer('2025-09-01T12:00:00Z')]);
const NAMELESS = { contact: null, number: null };

test('before the last event of the pair nothing can be said', () => {
  const ask = () => askAt('2025-09-01T11:59:59.999Z', [answer('2025-09-01T12:00:00Z')]);
  expect(ask).toThrow(RangeError);
  expect(ask).toThrow('how things stood before the last event of a pair is no longer known');
});

test('at the last event something can be', () => {
  expect(askAt('2025-09-01T12:00:00Z', [answer('2025-09-01T12:00:00Z')]).verdict).toBe('closed');
});

test('another pair may be further on', () => {
  const replay = createReplay();
  for (const event of events) replay.add(event);
  expect(replay.check(ANNA, instantOf(0)).verdict).toBe('closed');
});

test('an event older than the latest of its pair is refused', () => {
  const replay = createReplay();
  replay.add(events.at(-1)!);
  expect(() => replay.add(events[0]!)).toThrow('events must come in order of time');
});

test('a question may be asked between events, and changes nothing', () => {
  const [silent, curious] = [createReplay(), createReplay()];
  for (const event of events) {
    silent.add(event);
    curious.add(event);
    curious.check(NAMELESS, event.at);
    curious.check(NAMELESS, instantOf(Date.parse('2027-01-01')));
  }
  const at = instantOf(Date.parse('2025-09-01T13:00:00Z'));
  expect(curious.check(NAMELESS, at)).toEqual(silent.check(NAMELESS, at));
});

test('the pairs that were heard of are listed with their last event', () => {
  const replay = createReplay();
  for (const event of events) replay.add(event);
  expect(replay.pairs()).toEqual([{ ...NAMELESS, lastAt: Date.parse('2025-09-01T12:00:00Z') }]);
});

test('without a number the contact’s only pair is meant, and of several one has to be named', () => {
  const named = (number: string) =>
    readRecords([
      { time: '2025-09-01T10:00:00Z', contact: '+31612345678', number, direction: 'inbound', type: 'text' },
    ]);
  const replay = createReplay();
  for (const event of named('+31201111111').events) replay.add(event);
  const ask = () =>
    replay.check({ contact: '+31612345678', number: null }, instantOf(Date.parse('2025-09-01T12:00:00Z')));
  expect(ask()).toMatchObject({ verdict: 'open', number: '+31201111111' });
  for (const event of named('+31202222222').events) replay.add(event);
  expect(ask).toThrow('which number is meant: +31612345678 wrote with +31201111111, +31202222222');
});
