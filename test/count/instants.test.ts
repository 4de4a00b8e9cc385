import { expect, test } from 'vitest';
import { counted, figures, replayed } from './counting.js';

const HEADER = 'time,contact,direction,type,category,entry_point,status,id';

/** A log whose times are whole seconds: of each, the answer stands above the question, and its receipt above both. */
const LOG = [
  HEADER,
  ...Array.from({ length: 20 }, (_, second) => {
    const time = `2026-10-02T10:00:${String(second).padStart(2, '0')}Z`;
    const contact = `55119876543${second % 3}0`;
    return [
      `${time},${contact},,,,,delivered,wamid.${second}`,
      `${time},"${contact}",outbound,text,,,sent,wamid.${second}`,
      `${time},${contact},inbound,text,,${second === 0 ? 'ctwa' : ''},,`,
      `${time},anna,inbound,text,,,,`,
    ].join('\n');
  }),
  '',
].join('\n');

test('rows of one instant are put in order wherever the reader divides the log', () => {
  const whole = figures(replayed(LOG, {}));
  expect(whole.findings).toEqual([]);
  for (let piece = 20; piece < 400; piece += 7) expect(figures(counted(LOG, {}, piece))).toEqual(whole);
});

test('many rows may be of one instant', () => {
  const log = LOG.replaceAll(/T10:00:\d\d/g, 'T10:00:00');
  expect(figures(counted(log, {}))).toEqual(figures(replayed(log, {})));
});
