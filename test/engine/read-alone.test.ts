import { describe, expect, test } from 'vitest';
import { decimalText } from '../../src/index.js';
import { simulate, type Run } from '../../src/index.js';
import { readTimeline, type ReadOptions } from '../../src/input/index.js';
import { log, message, messages, price, source, status, statuses } from '../input/webhook/logs.js';

const MARKETING = price('marketing');
const SERVICE = price('service', 'free_customer_service');

function run(lines: readonly object[], reading: ReadOptions = {}): Run {
  return simulate(readTimeline([source('hooks.ndjson', log(...lines))], reading), { past: 'closed' });
}

/** `0 to 0.1597` */
function cost({ cost: due }: Run): string {
  const [least, most] = [due?.amount, due?.possibleAmount].map((amount) => (amount ? decimalText(amount) : '–'));
  return least === most ? (least ?? '') : `${least ?? ''} to ${most ?? ''}`;
}

const codes = ({ findings }: Run) => findings.map(({ code }) => code);

describe('a message of which only the read receipt is in the log was sent at nobody knows what time before', () => {
  test('perhaps before the log begins: what is due for it is not certain', () => {
    const read = run([statuses(status('a', 'read', '02T10:00:00', MARKETING))]);
    expect(cost(read)).toBe('0 to 0.1597');
    expect(codes(read)).toContain('SEND_TIME_UNKNOWN');
  });

  test('perhaps within a window that has closed: it is not refused', () => {
    const read = run([messages(message('02T09:00:00')), statuses(status('a', 'read', '05T10:00:00', SERVICE))]);
    expect(read.pairs[0]?.rejections).toEqual([]);
    expect(read.pairs[0]?.charges[0]).toMatchObject({ category: 'service', certain: false });
    expect(codes(read)).not.toContain('DELIVERED_THOUGH_REJECTED');
  });

  test('one whose delivery is told is taken as sent then', () => {
    const delivered = run([statuses(status('a', 'delivered', '02T10:00:00', MARKETING))]);
    expect(cost(delivered)).toBe('0.1597');
    expect(codes(delivered)).not.toContain('SEND_TIME_UNKNOWN');
  });

  test('or whose sending a log of what was sent tells', () => {
    const sends = [source('sends.csv', 'id,time,type,category\nwamid.a,2026-03-02T09:59:00Z,template,marketing\n')];
    const read = run([statuses(status('a', 'read', '02T10:00:00', MARKETING))], { sends });
    expect(cost(read)).toBe('0.1597');
    expect(codes(read)).not.toContain('SEND_TIME_UNKNOWN');
  });
});
