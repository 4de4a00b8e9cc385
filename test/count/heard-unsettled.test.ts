import { describe, expect, test } from 'vitest';
import { ID_HORIZON } from '../../src/input/repeats.js';
import { figures, heard, replayed } from './counting.js';
import { log, status, wrote, type Line } from './posts.js';

const START = Date.parse('2026-10-05T09:00:00Z') / 1000;
const HOUR = 3600;
const A = '5511987654321';
const B = '491701234567';
const C = '919876543210';

/** The log begins with others, so that what was before it is known; then comes a text to a customer who never wrote. */
const BEGINNING = [wrote(START, B), status(START + 10, A, 'first', 'delivered')];
const SENT = status(START + 26 * HOUR, A, 'm', 'sent');
/** Nobody waits for what becomes of the first message to a customer. */
const FIRST_SENT = status(START + 26 * HOUR, C, 'm', 'sent');
const END = [wrote(START + 200 * HOUR, B)];

function counted(...lines: readonly Line[]) {
  return heard(log([...BEGINNING, ...lines, ...END]), { past: 'closed' }, 1 << 16, ID_HORIZON);
}

function whole(...lines: readonly Line[]) {
  return replayed(log([...BEGINNING, ...lines, ...END]), { past: 'closed' }, ID_HORIZON);
}

describe('a message of webhooks that was refused, of which nothing else was told', () => {
  test.each(['delivered', 'read', 'failed'])('has the log sorted where it is %s 37 hours later', (word) => {
    expect(() => counted(SENT, status(START + 63 * HOUR, A, 'm', word))).toThrow('refused long before');
    expect(() => counted(FIRST_SENT, status(START + 63 * HOUR, C, 'm', word))).toThrow('refused long before');
  });

  test('is known too where it had waited until then for what becomes of it', () => {
    const between = [wrote(START + 50 * HOUR, B), wrote(START + 90 * HOUR, B)];
    expect(() => counted(SENT, ...between, status(START + 120 * HOUR, A, 'm', 'delivered'))).toThrow(
      'refused long before',
    );
    // It is refused when the customer writes.
    for (const hours of [27, 63]) {
      const wakes = wrote(START + hours * HOUR, A);
      const arrives = status(START + 64 * HOUR, A, 'm', 'delivered');
      expect(() => counted(SENT, wakes, arrives)).toThrow('refused long before');
    }
  });

  test.each([
    ['one that had waited', SENT, A],
    ['one that had not', FIRST_SENT, C],
  ])('is found to have arrived within 36 hours: %s', (_, sent, to) => {
    const lines = [sent, status(START + 61 * HOUR, to, 'm', 'delivered'), status(START + 99 * HOUR, to, 'm', 'read')];
    expect(figures(counted(...lines))).toEqual(figures(whole(...lines)));
    expect(figures(counted(...lines)).findings).toContain('DELIVERED_THOUGH_REJECTED 4');
  });

  test('is settled once it has failed', () => {
    const lines = [
      FIRST_SENT,
      status(START + 27 * HOUR, C, 'm', 'failed'),
      status(START + 99 * HOUR, C, 'm', 'failed'),
    ];
    expect(() => counted(...lines)).not.toThrow();
  });

  test('is no other message', () => {
    const lines = [SENT, status(START + 63 * HOUR, A, 'n', 'delivered')];
    expect(figures(counted(...lines))).toEqual(figures(whole(...lines)));
    expect(counted(...lines).totals.rejected).toBe(whole(...lines).totals.rejected);
  });
});
