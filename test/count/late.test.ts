import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/model/instant.js';
import { counted, figures, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,status,id,number';
const PAIR = ['5511987654321', '551130001000'] as const;

/** A row of the business by the hours since the log began. */
function row(hours: number, status: string, id: string): string {
  const time = new Date(Date.UTC(2026, 9, 1) + hours * HOUR).toISOString();
  return `${time},${PAIR[0]},outbound,template,marketing,${status},${id},${PAIR[1]}`;
}

function log(...rows: readonly string[]): string {
  return [HEADER, ...rows, ''].join('\n');
}

const TOLD_BY_ROWS = [row(0, 'sent', 'first'), row(1, 'delivered', 'first')];

describe('a row "read" whose message was not told before', () => {
  test('is the message while every id is remembered that was told', () => {
    const text = log(...TOLD_BY_ROWS, row(2, 'read', 'second'));
    expect(counted(text, {}).totals.billable).toEqual({ marketing: 2 });
    expect(figures(counted(text, {}))).toEqual(figures(replayed(text, {})));
  });
});
